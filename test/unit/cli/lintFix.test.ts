import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../scratchFolder.ts';
import { run } from './capture.ts';

const strict = `tools:
  - type: function
    name: search
    strict: true
    parameters:
      type: object
      properties:
        q: { type: string, format: uri } # where
        n:
          type: integer
      required: [q]
`;
const loose = JSON.stringify({ tools: [{ type: 'function', function: { name: 'f', parameters: { type: 'object', properties: { a: { type: 'string' } } } } }] });
const bag = '{"tools":[{"type":"function","name":"bag","strict":true,"parameters":{"type":"object","properties":{"m":{"type":"object","additionalProperties":{"type":"string"}}}}}]}';

describe('promptshift lint --fix', () => {
  it('prints a diff, and says what each change loosens and tightens', async () => {
    const cwd = await scratchFolder({ 'tools.yaml': strict });
    const { code, stdout, stderr } = await run(['lint', '--fix'], { cwd });
    expect(code).toBe(0);
    expect(stdout.split('\n').filter((line) => /^[+-] /.test(line))).toEqual([
      '-        q: { type: string, format: uri } # where', '+        q: { type: string, description: "Format: uri." } # where',
      '-          type: integer', '-      required: [q]', '+          type: [integer, "null"]', '+      required: [q, n]', '+      additionalProperties: false',
    ]);
    expect(stderr.split('\n')).toEqual([
      'tools.yaml:6 search: strict for openai with 3 changes',
      '  "properties.q": format is gone; the description says: Format: uri.', '    looser: "" was not valid and is now',
      '  The schema: Other properties are not allowed.', expect.stringMatching(/^ {4}tighter: \{.*"other":"x"\} was valid and is not any more$/),
      "  The schema: 'n' is required, and null stands for leaving it out.", expect.stringMatching(/^ {4}tighter: \{"q":"[^"]*"\} was valid/), expect.stringMatching(/^ {4}looser: \{"q":"[^"]*","n":null\} was not/),
      '1 schema in 1 file would be made strict. Nothing is written: run again with --write.', '',
    ]);
    expect(await readFile(join(cwd, 'tools.yaml'), 'utf8')).toBe(strict);
  });

  it('writes, ends in a clean lint, and finds nothing to do the second time', async () => {
    const cwd = await scratchFolder({ 'tools.yaml': strict });
    expect(await run(['lint', '--fix', '--write', '--quiet'], { cwd })).toEqual({ code: 0, stdout: 'changed tools.yaml\n', stderr: '' });
    expect(await run(['lint'], { cwd })).toMatchObject({ code: 0, stdout: '1 schema in 1 file: no findings\n' });
    expect(await run(['lint', '--fix', '--write'], { cwd })).toEqual({ code: 0, stdout: '', stderr: 'Nothing to make strict.\n' });
  });

  it('leaves what is not asked to be strict, unless a profile is named', async () => {
    const cwd = await scratchFolder({ 'tools.json': loose });
    expect(await run(['lint', '--fix'], { cwd })).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('add --profile openai') as string });
    expect((await run(['lint', '--fix', '--profile', 'openai'], { cwd })).stdout).toContain('"type":["string","null"]');
  });

  it('says "strict" to the API that asks for it, in data and in code, and then lints clean', async () => {
    const code = 'export const tools = [{ type: "function", name: "f", parameters: { type: "object", properties: { a: { type: "string" } }, required: ["a"] } }];\n';
    const cwd = await scratchFolder({ 'tools.json': loose, 'tools.yaml': strict.replace('    strict: true\n', ''), 'tools.ts': code });
    const { stderr } = await run(['lint', '--fix', '--write', '--profile', 'openai'], { cwd });
    expect(stderr.split('\n').filter((line) => line.includes('Beside the schema'))).toHaveLength(3);
    expect(await readFile(join(cwd, 'tools.json'), 'utf8')).toContain('"required":["a"]},"strict":true}');
    expect(await readFile(join(cwd, 'tools.yaml'), 'utf8')).toMatch(/^    strict: true$/m);
    expect(await readFile(join(cwd, 'tools.ts'), 'utf8')).toContain('additionalProperties: false }, strict: true }]');
    expect(await run(['lint', '--format', 'jsonl'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await run(['lint', '--fix', '--profile', 'openai'], { cwd })).stderr).toBe('Nothing to make strict.\n');
  });

  it('names the rule that stands in the way, changes nothing and exits 1', async () => {
    const cwd = await scratchFolder({ 'bag.json': bag });
    const { code, stdout, stderr } = await run(['lint', '--fix', '--write'], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^left bag\.json:1:\d+ bag: schema\/closed-object: "properties\.m" has an additionalProperties other than false/);
    expect(await readFile(join(cwd, 'bag.json'), 'utf8')).toBe(bag);
  });

  it('takes a bare schema', async () => {
    const cwd = await scratchFolder({ 'a.json': '{ "type": "object", "properties": {} }\n' });
    await run(['lint', '--fix', '--write', '--schema', 'a.json'], { cwd });
    expect(await readFile(join(cwd, 'a.json'), 'utf8')).toBe('{ "type": "object", "properties": {}, "required": [], "additionalProperties": false }\n');
  });
});

describe('promptshift lint and what a repository accepted', () => {
  it('leaves out what a comment or the settings accept, with a reason', async () => {
    const commented = strict.replace('        q:', '        # promptshift-ignore schema/format: the server checks it\n        q:').replace('required: [q]', 'required: [q, n]\n      additionalProperties: false');
    const cwd = await scratchFolder({ 'tools.yaml': commented });
    expect((await run(['lint', '--format', 'jsonl'], { cwd })).stdout).toBe('');
    const settings = { ignore: [{ path: 'a/tools.json', rule: 'schema/closed-object', text: '/properties/m', reason: 'A map' }], rules: { 'schema/required': 'hint' } };
    const other = await scratchFolder({ 'promptshift.json': JSON.stringify(settings), 'a/tools.json': bag });
    const rows = (await run(['lint', '--format', 'jsonl'], { cwd: other })).stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { rule: string; severity: string; pointer: string });
    expect(rows.map(({ rule, severity, pointer }) => `${rule} ${severity} ${pointer}`).toSorted()).toEqual([
      'schema/closed-object error ', 'schema/empty-object warning /properties/m', 'schema/object-properties error /properties/m', 'schema/required hint ',
    ]);
  });

  it('passes over event streams and templates that only bear the name', async () => {
    const cwd = await scratchFolder({ 'stream.json': 'event: message\ndata: {"parameters": {}}\n\n', 'lines.json': '{"parameters": {}}\n{"parameters": {}}\n', 'chart.yaml': 'parameters:\n{{- range .Values.all }}\n  a: {{ . }}\n{{- end }}\n' });
    expect(await run(['lint'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    expect((await run(['lint', 'stream.json'], { cwd })).code).toBe(3);
  });

  it('has no error for a tool of MCP whose schema says nothing', async () => {
    const cwd = await scratchFolder({ 'mcp.json': '{"tools": [{"name": "ping", "inputSchema": {}}]}' });
    expect(await run(['lint'], { cwd })).toMatchObject({ code: 0 });
  });
});
