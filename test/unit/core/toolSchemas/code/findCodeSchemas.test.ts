import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createSyntaxRuntime } from '../../../../../src/core/scan/syntax/runtime.ts';
import type { LanguageId } from '../../../../../src/core/scan/types.ts';
import { LineIndex } from '../../../../../src/core/text/lineIndex.ts';
import { findCodeSchemas } from '../../../../../src/core/toolSchemas/code/findCodeSchemas.ts';
import { lintFound } from '../../../../../src/core/toolSchemas/lintSchema.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const runtime = createSyntaxRuntime(createGrammarSource(), silent, 5000);
const { signal } = new AbortController();
const folder = new URL('../../../../fixtures/toolSchemas/', import.meta.url);

async function schemasOf(text: string, language: LanguageId) {
  const { found, problem } = await findCodeSchemas(text, language, runtime, signal);
  expect(problem).toBeUndefined();
  return found;
}

/** One line a schema, then one a finding: severity, rule, pointer, and where it stands with the text there. */
async function report(text: string, language: LanguageId): Promise<string> {
  const lines = new LineIndex(text);
  const place = ({ start, end }: { readonly start: number; readonly end: number }): string => {
    const { line, column } = lines.positionAt(start);
    return `${line}:${column} ${text.slice(start, Math.min(end, start + 24)).split('\n')[0] ?? ''}`;
  };
  const found = await schemasOf(text, language);
  return found.flatMap((each) => [
    [each.name?.text ?? '-', each.profile, each.strictSwitch?.api ?? '-', each.isStrict ? 'strict' : 'not strict', each.root.kind === 'opaque' ? 'unchecked' : '', place(each.root.range)].join(' | '),
    ...lintFound(each).map(({ severity, rule, pointer, range }) => `  ${severity} ${rule} ${pointer} @ ${place(range)}`),
  ]).join('\n');
}

describe('findCodeSchemas', () => {
  it.each([
    ['tools.ts', 'typescript'], ['tools.py', 'python'], ['tools.go', 'go'], ['Tools.java', 'java'], ['Tools.cs', 'csharp'], ['tools.rb', 'ruby'],
  ] as const)('reads %s: what is valid, what is wrong and where, what is out of sight, no decoy', async (file, language) => {
    const text = await readFile(new URL(file, folder), 'utf8');
    await expect(`${await report(text, language)}\n`).toMatchFileSnapshot(new URL(`${file}.expected`, folder).pathname);
  });

  it('reads TSX and JavaScript like TypeScript', async () => {
    const text = "export const t = { type: 'function', name: 'a', strict: true, parameters: { type: 'object', properties: { u: { type: 'string', format: 'uri' } }, required: ['u'], additionalProperties: false } };\n";
    const expected = "a | openai | Responses | strict |  | 1:75 { type: 'object', proper\n  error schema/format /properties/u @ 1:128 format";
    expect(await report(text, 'javascript')).toBe(expected);
    expect(await report(text, 'tsx')).toBe(expected);
  });

  it.each([
    ['a parameter of that name', 'const p = { type: "object", properties: {} };\nfunction f(p) { return { type: "function", name: "a", parameters: p }; }'],
    ['a name declared twice', 'if (x) { var p = { type: "object", properties: {} }; } else { var p = { type: "object", properties: {} }; }\nsend({ type: "function", name: "a", parameters: p });'],
    ['a name set again', 'let p = { type: "object", properties: {} };\np = other;\nsend({ type: "function", name: "a", parameters: p });'],
    ['an object added to', 'const p = { type: "object", properties: {} };\nObject.assign(p, other);\nsend({ type: "function", name: "a", parameters: p });'],
    ['a name that means itself', 'const p = { ...p, type: "object", properties: p };\nsend({ type: "function", name: "a", parameters: wrap(p) });'],
    ['a function with two ways out', 'function p() { if (x) { return {}; } return { type: "object", properties: {} }; }\nsend({ type: "function", name: "a", parameters: p() });'],
    ['a function that is awaited', 'async function p() { return { type: "object", properties: {} }; }\nsend({ type: "function", name: "a", parameters: p() });'],
  ])('does not follow %s', async (_what, text) => {
    const found = await schemasOf(text, 'javascript');
    expect(found.map(({ root }) => root.kind)).toEqual(['opaque']);
  });

  it('judges a constant where it is used, once', async () => {
    const text = 'const tool = { type: "function", name: "a", parameters: { type: "object", properties: {} } };\nsend({ tools: [{ ...tool, strict: true }] });\nsend({ tools: [tool] });';
    expect((await schemasOf(text, 'javascript')).map(({ isStrict }) => isStrict)).toHaveLength(1);
  });

  it('gives up on names that unfold without end, and on code that nests too deeply, without failing', async () => {
    const bomb = Array.from({ length: 40 }, (_, i) => `const a${i + 1} = { x: a${i}, y: a${i} };`).join('\n');
    const text = `const a0 = { type: "object", properties: {} };\n${bomb}\nsend({ type: "function", name: "a", parameters: { type: "object", properties: a40 } });`;
    expect((await schemasOf(text, 'javascript')).length).toBe(1);
    const deep = `const parameters = ${'{ properties: '.repeat(2000)}1${' }'.repeat(2000)};`;
    expect((await findCodeSchemas(deep, 'javascript', runtime, signal)).problem).toContain('nested too deeply');
  });

  it('does not parse what holds no schema', async () => {
    const never = { withTree: () => Promise.reject(new Error('parsed')), workTime: () => 0 };
    expect(await findCodeSchemas('const parameters = 1;', 'typescript', never, signal)).toEqual({ found: [] });
  });
});

describe('findCodeSchemas, where a library makes the schema', () => {
  it.each([
    ['zodResponseFormat', 'typescript', 'const f = zodResponseFormat(z.object({ a: z.string() }), "answer");'],
    ['zodFunction', 'typescript', 'const t = [zodFunction({ name: "a", parameters: z.object({ a: z.string() }) })];'],
    ['a tool of the AI SDK', 'typescript', 'export const a = tool({ description: "a", inputSchema: z.object({ q: z.string() }), execute });'],
    ['a tool of the MCP SDK with a Zod shape', 'typescript', 'server.registerTool("a", { inputSchema: { q: z.string() } }, run); // properties'],
    ['a tool of the MCP SDK without arguments', 'typescript', 'server.registerTool("a", { inputSchema: {} }, run); // properties'],
    ['pydantic_function_tool', 'python', 'tools = [openai.pydantic_function_tool(Query)]'],
    ['a Pydantic model as response_format', 'python', 'client.chat.completions.parse(model=m, messages=[], response_format=Answer)'],
    ['a Pydantic model as text_format', 'python', 'client.responses.parse(model=m, input="", text_format=Answer)'],
  ] as const)('counts %s as unchecked', async (_what, language, text) => {
    expect((await schemasOf(text, language)).map(({ root }) => root.kind)).toEqual(['opaque']);
  });

  it('judges a JSON schema that the AI SDK is given', async () => {
    const text = 'export const a = tool({ inputSchema: jsonSchema({ type: "object", properties: { q: { type: "string" } }, required: ["q"], additionalProperties: false }) });';
    expect((await schemasOf(text, 'typescript')).map(({ root }) => root.kind)).toEqual(['object']);
  });

  it('says nothing of a missing strict where the tool may be one of the Realtime API', async () => {
    const tool = '{ type: "function", name: "a", parameters: { type: "object", properties: {} } }';
    const switches = async (text: string) => (await schemasOf(text, 'javascript')).map(({ strictSwitch }) => strictSwitch?.strict);
    expect(await switches(`ws.send({ type: "session.update", session: { tools: [${tool}] } }); // realtime`)).toEqual([undefined]);
    expect(await switches(`client.responses.create({ tools: [${tool}] });`)).toEqual(['unset']);
  });
});
