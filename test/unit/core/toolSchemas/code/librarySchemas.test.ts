import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createSyntaxRuntime } from '../../../../../src/core/scan/syntax/runtime.ts';
import type { LanguageId } from '../../../../../src/core/scan/types.ts';
import { findCodeSchemas } from '../../../../../src/core/toolSchemas/code/findCodeSchemas.ts';
import { draftFindingFix, draftStrictFix } from '../../../../../src/core/toolSchemas/edit/fixSchema.ts';
import type { FoundSchema } from '../../../../../src/core/toolSchemas/findSchemas.ts';
import { lintFound } from '../../../../../src/core/toolSchemas/lintSchema.ts';
import { valueOf, type JsonObject } from '../../../../../src/core/toolSchemas/schemaValue.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';
import { differenceFrom, holdsUnseen, normalized } from './sentSchema.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const runtime = createSyntaxRuntime(createGrammarSource(), silent, 5000);
const { signal } = new AbortController();
const folder = new URL('../../../../fixtures/toolSchemas/', import.meta.url);

/** What a library sent when the definition was run, or how it refused it. */
type Sent = { readonly sent?: JsonObject; readonly throws?: string };
type ZodCase = Sent & { readonly version: 'v3' | 'v4'; readonly before?: string; readonly definition: string };
type PydanticCase = Sent & { readonly code: string };

async function recorded<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(new URL(file, folder), 'utf8')) as T;
}

async function schemasOf(text: string, language: LanguageId): Promise<readonly FoundSchema[]> {
  return (await findCodeSchemas(text, language, runtime, signal)).found;
}

/** What reading a definition came to, beside what the library makes of it. */
function verdict(found: FoundSchema | undefined, { sent, throws }: Sent): string {
  if (found === undefined) return 'not found';
  if (found.root.kind === 'opaque') return 'not read';
  const value = valueOf(found.root);
  const partly = holdsUnseen(value) ? ', partly' : '';
  if (sent !== undefined) return differenceFrom(normalized(sent, { titles: false }), normalized(value, { titles: false })) ?? `as sent${partly}`;
  return lintFound(found).some(({ severity }) => severity === 'error' || severity === 'warning') ? `refused (${throws ?? ''})` : `taken${partly}`;
}

function counted(verdicts: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(verdicts.map((each) => each.replace(/ \(.*\)$/, '')), (each) => each)].map(([name, all]) => [name, all.length]));
}

const zod = (definition: string, before = '', module = 'zod'): string => `import { z } from '${module}';\nimport { zodTextFormat } from 'openai/helpers/zod';\n${before}\nexport const format = zodTextFormat(${definition}, 'answer');\n`;

const pydantic = (code: string): string => `from pydantic import BaseModel, Field\nfrom typing import Optional\n${code}\nclient.responses.parse(model='m', input='', text_format=Answer)\n`;

/** Each finding with the text that it stands at. */
async function findingsIn(text: string, language: LanguageId = 'typescript'): Promise<readonly string[]> {
  return (await schemasOf(text, language)).flatMap((found) => lintFound(found).map(({ severity, rule, pointer, range }) => `${severity} ${rule} ${pointer} @ ${text.slice(range.start, range.end)}`));
}

describe('a Zod definition', () => {
  it('is read as the package openai sends it, or not at all', async () => {
    const { cases } = await recorded<{ readonly cases: readonly ZodCase[] }>('zod.sent.json');
    const verdicts = await Promise.all(cases.map(async (each) => verdict((await schemasOf(zod(each.definition, each.before, `zod/${each.version}`), 'typescript'))[0], each)));
    expect(counted(verdicts)).toEqual({ 'as sent': 117, 'as sent, partly': 39, refused: 35, 'taken, partly': 43 });
  });

  it('is read where the version is not known, without a verdict that one of them denies', async () => {
    const { cases } = await recorded<{ readonly cases: readonly ZodCase[] }>('zod.sent.json');
    const wrong = await Promise.all(cases.map(async ({ definition, before, sent }) => {
      const [found] = await schemasOf(zod(definition, before), 'typescript');
      const errors = found === undefined || sent === undefined ? [] : lintFound(found).filter(({ rule, severity }) => severity === 'error' && ['schema/required', 'schema/closed-object', 'schema/array-items'].includes(rule));
      return errors.map(({ rule }) => `${definition}: ${rule}`);
    }));
    expect(wrong.flat()).toEqual([]);
  });

  it('has its findings at the code that causes them', async () => {
    expect(await findingsIn(zod(`z.object({
      link: z.string().url().describe('Where'),
      note: z.string().optional(),
      tags: z.record(z.string(), z.string()),
      pair: z.tuple([z.string(), z.number()]),
      any: z.any(),
      inner: z.object({ 'a-b': z.number().optional(), open: z.object({ q: z.string() }).passthrough() }),
    })`))).toEqual([
      'error schema/format /properties/link @ url', 'error schema/required /properties/note @ note', 'error schema/closed-object /properties/tags @ record', 'error schema/array-items /properties/pair @ tuple',
      'error schema/missing-type /properties/any @ z', "error schema/required /properties/inner/properties/a-b @ 'a-b'", 'error schema/closed-object /properties/inner/properties/open @ passthrough',
    ]);
  });

  it('is followed through constants, spreads and shapes, each finding where it is written', async () => {
    const before = 'const address = z.object({ web: z.string().url() });\nconst more = { note: z.string().optional() };';
    expect(await findingsIn(zod('z.object({ home: address, list: z.array(address), ...more })', before))).toEqual([
      'error schema/format /properties/home/properties/web @ url', 'error schema/format /properties/list/items/properties/web @ url', 'error schema/required /properties/note @ note',
    ]);
  });

  it('says what the helpers answer', async () => {
    const [found] = await schemasOf(zod('z.object({ a: z.string().optional(), b: z.record(z.string(), z.number()) })'), 'typescript');
    expect(found && lintFound(found).map(({ message }) => message)).toEqual([
      '"properties.a" is optional and not nullable; the openai package throws (before release 5 it warns): uses `.optional()` without `.nullable()` which is not supported by the API',
      '"properties.b" takes keys that it does not name; the openai package throws before anything is sent',
    ]);
  });

  it.each([
    ['an imported definition', zod('z.object({ a: Imported })', "import { Imported } from './a.ts';"), 'partly'],
    ['a shape of someone else', zod('z.object({ ...imported, a: z.string() })', "import { imported } from './a.ts';"), 'partly'],
    ['a transformation', zod('z.object({ a: z.string().transform(Number) })'), 'partly'],
    ['a refinement of the whole', zod('z.object({ a: z.string() }).refine(() => true)'), 'unchecked'],
    ['a parameter', zod('a').replace('export const format', 'export const make = (a) => '), 'unchecked'],
    ['a helper of its own', zod('z.object({ a: z.string() })').replace("'openai/helpers/zod'", "'../utils'"), 'unchecked'],
    ['a z that is no Zod', zod('z.object({ a: z.string() })', '', 'zebra'), 'unchecked'],
    ['zod/mini', zod('z.object({ a: z.string() })', '', 'zod/mini'), 'unchecked'],
    ['a definition that means itself', zod('a', 'const a = z.object({ ...a.shape });'), 'unchecked'],
    ['fields of another file alone', zod('z.object(fields)', "import { fields } from './a.ts';"), 'unchecked'],
    ['fields that others may replace', zod('z.object({ a: z.string().url() }).extend(fields)', "import { fields } from './a.ts';"), 'unchecked'],
  ])('is not judged beyond what is certain: %s', async (_what, text, expected) => {
    const found = await schemasOf(text, 'typescript');
    expect(found.map(({ root }) => (root.kind === 'opaque' ? 'unchecked' : holdsUnseen(valueOf(root)) || JSON.stringify(root).includes('"open":true') ? 'partly' : 'whole'))).toEqual([expected]);
    expect(found.flatMap((each) => lintFound(each)).filter(({ severity }) => severity !== 'hint')).toEqual([]);
  });

  it('that means itself refers to itself, and says nothing beside the reference where version 4 would', async () => {
    const before = 'const node = z.object({ value: z.string(), next: z.lazy(() => node).nullable() });';
    const definition = "z.object({ first: node, second: node.describe('The other') })";
    expect(await findingsIn(zod(definition, before, 'zod/v4'))).toEqual(['error schema/ref-siblings /properties/second @ node']);
    expect(await findingsIn(zod(definition, before))).toEqual([]);
  });

  it('of a tool has the name of the tool', async () => {
    const text = zod('z.object({})').replace('zodTextFormat }', 'zodFunction }').replace(/zodTextFormat\(.*/, "zodFunction({ name: 'look up', parameters: z.object({ a: z.string() }) });");
    expect(await findingsIn(text)).toEqual(["error schema/name  @ 'look up'"]);
  });

  it('of an MCP or AI SDK tool is read, and judged where a profile is asked for', async () => {
    const text = "import { z } from 'zod';\nserver.registerTool('a', { inputSchema: { q: z.string().optional(), n: z.number() } }, run);\nexport const b = tool({ description: 'b', inputSchema: z.object({ u: z.string().url() }) });\n";
    const found = await schemasOf(text, 'typescript');
    expect(found.map(({ root, isStrict, maker }) => [root.kind, isStrict, maker])).toEqual([['object', false, 'Zod'], ['object', false, 'Zod']]);
    expect(found.flatMap((each) => lintFound(each))).toEqual([]);
    expect(found.flatMap((each) => lintFound(each, 'openai').map(({ rule, pointer }) => `${rule} ${pointer}`))).toEqual(['schema/required ', 'schema/format /properties/u']);
  });

  it('unfolds without end only so far', async () => {
    const bomb = Array.from({ length: 40 }, (_, i) => `const a${i + 1} = z.object({ x: a${i}, y: a${i} });`).join('\n');
    expect(await schemasOf(zod('a40', `const a0 = z.string();\n${bomb}`), 'typescript')).toHaveLength(1);
  });
});

describe('a Pydantic model', () => {
  it('is read as openai-python sends it, or not at all', async () => {
    const { head, cases } = await recorded<{ readonly head: string; readonly cases: readonly PydanticCase[] }>('pydantic.sent.json');
    const verdicts = await Promise.all(cases.map(async (each) => verdict((await schemasOf(`${head}${each.code}\nclient.responses.parse(model='m', input='', text_format=Mo)\n`, 'python')).at(-1), each)));
    expect(counted(verdicts)).toEqual({ 'as sent': 117, 'as sent, partly': 8, 'not read': 3 });
  });

  it('has its findings at the annotations, those of a nested model once', async () => {
    expect(await findingsIn(pydantic('from pydantic import HttpUrl\nclass Link(BaseModel):\n    url: HttpUrl\nclass Answer(BaseModel):\n    a: Link\n    b: Optional[Link]\n    tags: dict[str, str]\n    kinds: set[str] = Field(description="k")'), 'python')).toEqual([
      'error schema/format /$defs/Link/properties/url @ HttpUrl',
      'error schema/closed-object /properties/tags @ dict[str, str]', 'error schema/keyword /properties/kinds @ set[str]',
    ]);
  });

  it.each([
    ['a base class of another file', 'from a import Base\nclass Answer(Base):\n    a: str'],
    ['two base classes', 'class Mixin: ...\nclass Answer(BaseModel, Mixin):\n    a: str'],
    ['a schema of its own', 'class Answer(BaseModel):\n    a: str\n    @classmethod\n    def __get_pydantic_json_schema__(cls, core, handler): ...'],
    ['a decorated class', '@register\nclass Answer(BaseModel):\n    a: str'],
    ['a class written twice', 'class Answer(BaseModel):\n    a: str\nclass Answer(BaseModel):\n    b: str'],
    ['settings that rename', 'class Answer(BaseModel):\n    model_config = {"alias_generator": camel}\n    a: str'],
    ['a model of another file', 'from a import Answer'],
    ['Pydantic 1', 'from pydantic.v1 import BaseModel\nclass Answer(BaseModel):\n    a: str'],
  ])('is not read with %s', async (_what, code) => {
    expect((await schemasOf(pydantic(code), 'python')).map(({ root }) => root.kind)).toEqual(['opaque']);
  });

  it.each(['create_agent(', 'mistral.chat.parse('])('is left alone where another library takes it: %s', async (call) => {
    const text = pydantic('class Answer(BaseModel):\n    a: dict').replace('client.responses.parse(', call);
    expect((await schemasOf(text, 'python')).map(({ root }) => root.kind)).toEqual(['opaque']);
  });

  it('of a tool has the name it is given, else its own', async () => {
    const text = `${pydantic('from openai import pydantic_function_tool\nclass Look_Up(BaseModel):\n    a: str')}\npydantic_function_tool(Look_Up, name='look up')\n`;
    expect(await findingsIn(text, 'python')).toEqual(["error schema/name  @ 'look up'"]);
  });
});

describe('what a library makes', () => {
  it('is not edited', async () => {
    const text = zod('z.object({ a: z.string().url() })');
    const [found] = await schemasOf(text, 'typescript');
    if (found === undefined) throw new Error('nothing found');
    expect(draftStrictFix({ text, language: 'typescript', found }, 'openai')).toMatchObject({ kind: 'refused', why: 'Zod makes the schema; change the definition' });
    expect(lintFound(found).map((finding) => draftFindingFix({ text, language: 'typescript', found }, finding))).toEqual([undefined]);
  });
});
