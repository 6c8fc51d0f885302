import { describe, expect, it } from 'vitest';
import { outputSchemaOf } from '../../../../src/core/prompts/outputSchemaOf.ts';
import { parsePrompt } from '../../../../src/core/prompts/parsePrompt.ts';
import { referencedPath } from '../../../../src/core/prompts/referencedPath.ts';
import { resolvePromptFiles } from '../../../../src/core/prompts/resolvePromptFiles.ts';

const signal = new AbortController().signal;

async function resolved(path: string, text: string, files: Readonly<Record<string, string>>, root = '/w') {
  const asked: string[] = [];
  const prompt = await resolvePromptFiles(parsePrompt(path, text), { root, text, read: async (file) => {
    asked.push(file);
    return files[file];
  } }, signal);
  return { prompt, asked, said: prompt.problems.map(({ message, range, line }) => `${line} ${text.slice(range.start, range.end)}: ${message}`) };
}

const text = `---
output: { schema: ./answer.json, strict: true }
tools: [ ../../tools/tickets.json, "../../tools/more.yaml", { name: inline, parameters: { type: object, properties: {} } } ]
---
# User
hi
`;

describe('files that a prompt names', () => {
  it('are read into tools and the schema of the answer', async () => {
    const { prompt, asked } = await resolved('/w/prompts/a/1.0.0.md', text, {
      '/w/prompts/a/answer.json': '{"name":"x","strict":true,"schema":{"type":"object","properties":{}}}',
      '/w/tools/tickets.json': '[{"type":"function","function":{"name":"find","description":"d","parameters":{"type":"object"},"strict":true}},{"name":"other","input_schema":{"type":"object","title":"t"}}]',
      '/w/tools/more.yaml': 'functionDeclarations:\n  - name: third\n    parametersJsonSchema: { type: object }\n',
    });
    expect(prompt.problems).toEqual([]);
    expect(prompt.tools?.map(({ name }) => name)).toEqual(['inline', 'find', 'other', 'third']);
    expect(prompt.tools?.[1]).toEqual({ name: 'find', description: 'd', parameters: { type: 'object' }, strict: true });
    expect(outputSchemaOf(prompt)).toEqual({ name: 'a', schema: { type: 'object', properties: {} }, strict: true });
    expect(asked).toEqual(['/w/tools/tickets.json', '/w/tools/more.yaml', '/w/prompts/a/answer.json']);
  });

  it('that are missing, broken or hold nothing are problems where they are named', async () => {
    const { said } = await resolved('/w/prompts/a/1.0.0.md', text, { '/w/prompts/a/answer.json': '[1]', '/w/tools/tickets.json': '{', '/w/tools/more.yaml': 'a: 1' });
    expect(said[0]).toBe('2 ./answer.json: ./answer.json holds no JSON Schema.');
    expect(said[1]).toMatch(/^3 \.\.\/\.\.\/tools\/tickets\.json: .* is not valid JSON or YAML/);
    expect(said[2]).toBe('3 ../../tools/more.yaml: ../../tools/more.yaml holds no tool: each needs a name and its parameters.');
    expect((await resolved('/w/prompts/a/1.0.0.md', text, {})).said[1]).toMatch(/there is no such file/);
  });

  it.each(['../../../etc/passwd', '/etc/passwd', 'C:\\\\x.json', 'file:///etc/passwd', 'http://a/b', '~/x', '..\\\\..\\\\..\\\\x'])('outside of the workspace are not read: %s', async (file) => {
    const { said, asked } = await resolved('/w/prompts/a/1.0.0.md', `---\ntools: [ "${file}" ]\n---\n# User\nhi\n`, {});
    expect(asked).toEqual([]);
    expect(said[0]).toMatch(/is not read/);
  });

  it('may be named relative to a workspace without a folder', () => {
    expect(referencedPath('prompts/a/1.0.0.md', '../../tools/x.json', '')).toEqual({ kind: 'inside', path: 'tools/x.json' });
    expect(referencedPath('prompts/a/1.0.0.md', '../../../x.json', '')).toMatchObject({ kind: 'refused' });
    expect(referencedPath('C:\\w\\prompts\\a\\1.0.0.md', '../x.json', 'C:\\w')).toEqual({ kind: 'inside', path: 'C:/w/prompts/x.json' });
    expect(referencedPath('/wide/a.md', 'b.json', '/w')).toMatchObject({ kind: 'refused' });
  });

  it('are templates too, and those that these include', async () => {
    const { prompt, said } = await resolved('/w/a.prompt', '{{> one}} {{> gone}}', { '/w/_one.prompt': '1 {{> two}}', '/w/_two.prompt': '2 {{> one}}' });
    expect(prompt.partials).toEqual({ one: '1 {{> two}}', two: '2 {{> one}}' });
    expect(said).toEqual(['1 gone: The template "gone" cannot be included: there is no _gone.prompt beside the prompt.']);
  });

  it('are not read any more once somebody has stopped it', async () => {
    await expect(resolvePromptFiles(parsePrompt('/w/prompts/a/1.0.0.md', text), { root: '/w', text, read: async () => '{}' }, AbortSignal.abort())).rejects.toThrow();
  });
});
