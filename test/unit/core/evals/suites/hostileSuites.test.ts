import { describe, expect, it } from 'vitest';
import { createAsserter, loadSuite, parseSuite, type SuiteFiles } from '../../../../../src/core/index.ts';
import { answer } from '../assertions/support.ts';
import { idle, memoryFiles } from './support.ts';

const path = 'evals/x.eval.yaml';
const oneCase = 'cases: [{ messages: [{ role: user, content: Hi }] }]\n';

/** Whatever is read through it fails the test. */
const forbidden: SuiteFiles = { stream: (file) => { throw new Error(`read ${file}`); } };

describe('a hostile suite', () => {
  it.each([
    '../../secrets.csv', '../../../../etc/passwd.csv', '/etc/passwd.csv', 'C:/Windows/win.csv', 'C:win.csv', '\\\\server\\share\\a.csv', '//server/share/a.csv', '..\\..\\secrets.csv',
    'file:///etc/passwd.csv', 'https://evil.example/a.csv', 'sub/../../../a.csv', './../../a.csv', 'a\0.csv',
  ])('cannot read cases from %j', async (reference) => {
    const loaded = await loadSuite(path, `alias: a\n${oneCase}casesFrom: [${JSON.stringify(reference)}]\n`, forbidden, idle);
    expect(loaded.suite).toBeUndefined();
    expect(loaded.problems).toMatchObject([{ severity: 'error', line: 3, column: 13 }]);
    expect(loaded.risks).toEqual([{ kind: 'outside', path: reference, place: { path, line: 3 } }]);
  });
  it.each([
    ['prompt: ../../p.md\n', 2],
    ['defaults: { assert: [{ type: javascript, file: ../../evil.js }] }\n', 2],
    ['defaults: { assert: [{ type: json-schema, schema: /etc/schema.json }] }\n', 2],
  ])('cannot name a file outside by %j', async (line, at) => {
    const loaded = await loadSuite(path, `alias: a\n${line}${oneCase}`, forbidden, idle);
    expect(loaded.suite).toBeUndefined();
    expect(loaded.risks).toMatchObject([{ kind: 'outside', place: { line: at } }]);
  });
  it('cannot name a file outside from a file of cases either', async () => {
    const { files, read } = memoryFiles({ 'evals/a.jsonl': '{"vars": {}, "assert": [{"type": "javascript", "file": "../../evil.js"}]}\n' });
    const { suite, problems } = await loadSuite(path, 'alias: a\nprompt: p.md\ncasesFrom: a.jsonl\n', files, idle);
    expect(suite).toBeUndefined();
    expect(problems).toMatchObject([{ path: 'evals/a.jsonl', line: 1, message: '"../../evil.js" leads out of the workspace.' }]);
    expect(read).toEqual(['evals/a.jsonl']);
  });
  it('says what it would do: code, wherever it stands, and an endpoint of its own', async () => {
    const { files } = memoryFiles({ 'evals/a.jsonl': '{"vars": {}, "assert": [{"type": "not-javascript", "value": "output"}]}\n' });
    const { risks } = await loadSuite(path, 'alias: a\nprompt: p.md\nendpoint: https://evil.example/v1\ncasesFrom: a.jsonl\ncases:\n  - vars: { a: 1 }\n  - vars: { a: 2 }\n    assert: [{ type: javascript, value: output }]\n', files, idle);
    expect(risks).toEqual([
      { kind: 'endpoint', url: 'https://evil.example/v1', place: { path, line: 1 } },
      { kind: 'code', count: 2, place: { path, line: 7 } },
    ]);
  });
  it('runs no code where nobody allowed it', async () => {
    const score = await createAsserter({}).checkAll([{ type: 'javascript', value: 'globalThis.harmed = true' }], answer('x'), idle);
    expect(score).toMatchObject({ passed: undefined, assertions: [{ missing: expect.stringContaining('--allow-code') as string }] });
    expect('harmed' in globalThis).toBe(false);
  });

  const laughs = Array.from({ length: 20 }, (_, at) => `a${at}: &a${at} [${at === 0 ? 'x' : Array<string>(9).fill(`*a${at - 1}`).join(', ')}]`).join('\n');
  it.each([
    ['aliases of aliases', laughs, 'Its anchors and aliases stand for too much.'],
    ['brackets', '['.repeat(1_900_000), 'This is nested too deep to be read.'],
    ['braces', '{'.repeat(1_900_000), 'This is nested too deep to be read.'],
    ['complex keys', '? '.repeat(5_000), 'This is nested too deep to be read.'],
    ['dashes and questions', '- ? '.repeat(5_000), 'This is nested too deep to be read.'],
    ['a line of dashes', `${'- '.repeat(200)}x`, 'This is nested too deep to be read.'],
    ['indents', Array.from({ length: 1_900 }, (_, at) => `${' '.repeat(at)}a:\n`).join(''), 'This is nested too deep to be read.'],
    ['keys', Array.from({ length: 190_000 }, (_, at) => `k${at}: 1`).join('\n'), 'The file holds too many pieces to be read as YAML.'],
    ['size', `# ${'x'.repeat(2_000_000)}`, 'The file is longer than the 2,000,000 characters that are read.'],
    ['an unquoted placeholder', 'alias: a\ncases: [{ messages: [{ role: user, content: {{text}} }] }]', 'A key must be a plain text here.'],
    ['an anchor of itself', 'a: &a [*a]', 'Its anchors and aliases stand for too much.'],
    ['a case in itself', 'alias: a\nprompt: p.md\ncases: [{ vars: &a { x: { y: *a } } }]', 'Its anchors and aliases stand for too much.'],
    ['a chain of anchors', Array.from({ length: 5_000 }, (_, at) => `a${at}: &a${at} [${at === 0 ? 'x' : `*a${at - 1}`}]`).join('\n'), 'Its anchors and aliases stand for too much.'],
    ['an alias of nothing', 'alias: *none', 'This YAML cannot be read: Unresolved alias (the anchor must be set before the alias): none.'],
  ])('made of %s is refused in little time', async (_name, text, message) => {
    const { suite, problems } = await parseSuite(path, text);
    expect(suite).toBeUndefined();
    expect(problems.map((problem) => problem.message)).toContain(message);
  });
  it('may use one anchor in a thousand cases', async () => {
    const cases = Array.from({ length: 1_000 }, (_, at) => `  - { vars: { n: ${at} }, assert: *same }`).join('\n');
    const { suite, problems } = await parseSuite(path, `alias: a\nprompt: p.md\ndefaults: { assert: &same [{ type: refusal }, { type: latency, max: 9 }] }\ncases:\n${cases}\n`);
    expect(problems).toEqual([]);
    expect(suite?.cases).toHaveLength(1_000);
  });
  it('cannot reach a prototype by its keys', async () => {
    const { files } = memoryFiles({ 'evals/a.jsonl': '{"__proto__": {"polluted": 1}, "text": "x"}\n', 'evals/b.csv': '__proto__,constructor\nx,y\n' });
    const { cases } = await loadSuite(path, 'alias: a\nprompt: p.md\ncasesFrom: [a.jsonl, b.csv]\ncases:\n  - vars: { __proto__: { polluted: 1 } }\n', files, idle);
    expect(cases).toHaveLength(3);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    for (const { vars } of cases) expect(Object.getPrototypeOf(vars)).toBe(Object.prototype);
  });
});
