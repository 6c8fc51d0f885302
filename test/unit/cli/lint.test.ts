import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../scratchFolder.ts';
import { run } from './capture.ts';

const open = '{"type": "object",\n "properties": {"q": {"type": "string"}},\n "required": ["q"]}\n';
const closed = '{"type": "object", "properties": {}, "required": [], "additionalProperties": false}\n';
const tool = `tools:
  - type: function
    name: search
    strict: true
    parameters:
      type: object
      properties:
        q: { type: string, format: uri }
      required: [q]
      additionalProperties: false
`;

describe('promptshift lint', () => {
  it('prints one finding a line as jsonl, with the documented keys', async () => {
    const cwd = await scratchFolder({ 'a.json': open });
    const { code, stdout, stderr } = await run(['lint', '--schema', 'a.json', '--format', 'jsonl'], { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const rows = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows).toHaveLength(1);
    expect(Object.keys(rows[0] ?? {})).toEqual(['path', 'line', 'column', 'pointer', 'rule', 'severity', 'message', 'profile']);
    expect(rows[0]).toMatchObject({ path: 'a.json', line: 1, column: 1, pointer: '', rule: 'schema/closed-object', severity: 'error', profile: 'openai' });
  });

  it('exits 0 for a clean schema, and judges by the profile that is named', async () => {
    const cwd = await scratchFolder({ 'a.json': closed, 'b.json': closed.replace('{"type"', '{"$schema": "x", "type"') });
    expect(await run(['lint', '--schema', 'a.json', 'b.json'], { cwd })).toEqual({ code: 0, stdout: '2 schemas in 2 files: no findings\n', stderr: '' });
    expect((await run(['lint', '--schema', 'a.json', 'b.json', '--profile', 'gemini'], { cwd })).code).toBe(1);
  });

  it('finds tools in a tree, and leaves other files alone', async () => {
    const cwd = await scratchFolder({ 'tools/search.yaml': tool, 'schema.json': open, 'node_modules/x/tools.yaml': tool, 'broken.json': '{"a": ' });
    const { code, stdout, stderr } = await run(['lint'], { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'tools/search.yaml',
      '  8:28  error  "properties.q" has format "uri"; OpenAI answers: \'uri\' is not a valid format  schema/format',
    ]);
    expect(stdout).toContain('1 schema in 3 files: 1 error\n');
  });

  it('names a broken file with its line once, goes on, and does not call the rest clean', async () => {
    const cwd = await scratchFolder({ 'bad.json': '{\n  "tools": [{"parameters": }]\n}\n', 'bad.yaml': 'parameters:\n  a: "x\n', 'good.yaml': tool.replace('uri', 'uuid') });
    const { code, stdout, stderr } = await run(['lint'], { cwd });
    expect(stderr.trimEnd().split('\n').map((line) => line.replace(/^\S*promptshift: /, ''))).toEqual([
      expect.stringMatching(/bad\.json:2: Cannot be read, not valid JSON: value expected\.$/), expect.stringMatching(/bad\.yaml:\d: Cannot be read, not valid YAML: .+\.$/),
    ]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '1 schema in 1 file: no findings\n' });
    expect((await run(['lint', '--schema', 'bad.json'], { cwd })).code).toBe(3);
  });

  it.each([['never', 0], ['error', 0], ['warning', 1]])('with --fail-on %s a warning exits %i', async (level, code) => {
    const cwd = await scratchFolder({ 'tools.json': JSON.stringify([{ type: 'function', name: 'f', parameters: { type: 'object', properties: { q: { type: 'string' } } } }]) });
    expect((await run(['lint', '--fail-on', level], { cwd })).code).toBe(code);
  });

  it.each([
    [['lint', '--schema', 'none.json'], /none\.json cannot be scanned/],
    [['lint', 'a', '--schema', 'b'], /--schema takes its files itself/],
    [['lint', '--profile', 'mistral'], /profile/],
  ])('%j is wrong usage', async (args, message) => {
    const cwd = await scratchFolder({});
    const { code, stderr } = await run(args, { cwd });
    expect({ code, lines: stderr.trimEnd().split('\n').length }).toEqual({ code: 2, lines: 1 });
    expect(stderr).toMatch(message);
  });

  it('writes json, SARIF and JUnit', async () => {
    const cwd = await scratchFolder({ 'tools.yaml': tool, 'bad.json': '{"parameters": ' });
    const json = JSON.parse((await run(['lint', '--format', 'json', '--quiet'], { cwd })).stdout) as object;
    expect(json).toMatchObject({ version: 1, complete: true, summary: { schemas: 1, files: 1, findings: 1 }, diagnostics: [{ rule: 'schema/format' }], problems: [{ path: 'bad.json' }] });
    const sarif = JSON.parse((await run(['lint', '--format', 'sarif', '--quiet'], { cwd })).stdout) as { runs: [{ results: unknown[]; tool: { driver: { rules: { id: string }[] } } }] };
    const [{ results, tool: { driver } }] = sarif.runs;
    expect(results).toMatchObject([{ ruleId: 'schema/format', level: 'error', locations: [{ physicalLocation: { artifactLocation: { uri: 'tools.yaml' }, region: { startLine: 8, startColumn: 28 } } }] }]);
    expect((results[0] as { ruleIndex: number }).ruleIndex).toBe(driver.rules.findIndex(({ id }) => id === 'schema/format'));
    const junit = (await run(['lint', '--format', 'junit', '--quiet'], { cwd })).stdout;
    expect(junit).toContain('<testsuites name="promptshift lint" tests="2" failures="1" errors="1">');
    expect(junit).toContain('<failure type="error" message="&quot;properties.q&quot; has format &quot;uri&quot;');
  });

  it('lints code: exact places, decoys left alone, what only running the code makes is counted', async () => {
    const cwd = await scratchFolder({
      'src/tool.ts': "export const tool = { type: 'function', name: 'open', strict: true,\n  parameters: { type: 'object', properties: { url: { type: 'string', format: 'uri' } }, required: ['url'], additionalProperties: false } };\n",
      'src/zod.ts': "export const f = zodResponseFormat(z.object({ a: z.string() }), 'a');\n",
      'src/form.ts': "export const form = { type: 'object', properties: { parameters: { type: 'object', properties: {} } } };\n",
      'out/copy.py': 'tool = {"type": "function", "name": "a b", "parameters": {"type": "object", "properties": {}}}\n',
      '.gitignore': 'out/\n',
    });
    const { code, stdout, stderr } = await run(['lint'], { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout.split('\n')).toEqual([
      'src/tool.ts',
      '  2:70  error  "properties.url" has format "uri"; OpenAI answers: \'uri\' is not a valid format  schema/format',
      '', expect.stringMatching(/^1 schema in \d files: 1 error · 1 schema not checked: only running the code makes it$/), '',
    ]);
  });

  it('makes schemas in code strict with --fix', async () => {
    const cwd = await scratchFolder({ 'tool.py': "TOOL = {'type': 'function', 'name': 'a', 'strict': True, 'parameters': {'type': 'object', 'properties': {'q': {'type': 'string'}}, 'required': ['q']}}\n" });
    const { code, stdout } = await run(['lint', '--fix'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("'required': ['q'], 'additionalProperties': False}}");
  });

  it('lints the settings of prompts and the JSON texts in them, at their places', async () => {
    const cwd = await scratchFolder({
      'a.prompt.yml': "messages: []\nresponseFormat: json_schema\njsonSchema: |-\n  {\n    \"name\": \"a\", \"strict\": true,\n    \"schema\": {\"type\": \"object\", \"properties\": {\"u\": {\"type\": \"string\", \"format\": \"uri\"}}, \"required\": [\"u\"], \"additionalProperties\": false}\n  }\n",
      'b.prompt.yml': 'messages: []\njsonSchema: "{\\"name\\": \\"b\\", \\"strict\\": true, \\"schema\\": {\\"type\\": \\"object\\", \\"properties\\": {\\"u\\": {\\"type\\": \\"array\\"}}, \\"required\\": [\\"u\\"], \\"additionalProperties\\": false}}"\n',
      'c.prompty': '---\nname: c\nresponse_format: { type: json_schema, json_schema: { name: c, strict: true, schema: { type: object, properties: {}, required: [] } } }\n---\nsystem:\nHi\n',
    });
    const { stdout } = await run(['lint', '--format', 'jsonl'], { cwd });
    const rows = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows.map(({ path, line, column, rule, pointer }) => [path, line, column, rule, pointer].join(' '))).toEqual([
      'a.prompt.yml 6 73 schema/format /properties/u', 'b.prompt.yml 2 111 schema/array-items /properties/u', 'c.prompty 3 85 schema/closed-object ',
    ]);
  });
});
