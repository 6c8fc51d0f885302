import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSuite, suiteError, type LoadedSuite } from '../../../../../src/core/index.ts';
import { idle, memoryFiles } from './support.ts';

const fixtures = join(import.meta.dirname, '../../../../fixtures/evals');
const fixture = (path: string): Uint8Array => readFileSync(join(fixtures, path));
const path = 'evals/x.eval.yaml';

async function load(cases: Readonly<Record<string, string | Uint8Array>>, more = '', chunkSize?: number): Promise<LoadedSuite> {
  const names = Object.keys(cases).filter((name) => /\.(?:jsonl|csv)$/.test(name));
  const { files } = memoryFiles(Object.fromEntries(Object.entries(cases).map(([name, text]) => [`evals/${name}`, text])), chunkSize);
  return await loadSuite(path, `alias: a\nprompt: ../p.md\n${more}${names.length === 0 ? '' : `casesFrom: [${names.join(', ')}]\n`}`, files, idle);
}

async function problemsOf(cases: Readonly<Record<string, string | Uint8Array>>, more?: string): Promise<readonly string[]> {
  return (await load(cases, more)).problems.map(({ severity, path: file, line, message, remedy }) => `${severity === 'warning' ? '? ' : ''}${file}:${line} ${message} ${remedy}`);
}

describe('loadSuite', () => {
  it('reads cases from the suite, a .jsonl and a .csv file, in this order', async () => {
    const { files } = memoryFiles({ 'evals/triage.jsonl': fixture('evals/triage.jsonl'), 'evals/triage.csv': fixture('evals/triage.csv'), 'answer.schema.json': fixture('answer.schema.json') });
    const { suite, cases, problems, risks } = await loadSuite('evals/triage.eval.yaml', new TextDecoder().decode(fixture('evals/triage.eval.yaml')), files, idle);
    expect(problems).toEqual([]);
    expect(risks).toEqual([]);
    expect(suite?.name).toBe('Ticket triage');
    const latency = { type: 'latency', max: 4000 };
    expect(cases.map(({ messages: _m, toolResults: _t, place, ...rest }) => ({ ...rest, place: `${place.path}:${place.line}` }))).toEqual([
      { id: 'fire', place: 'evals/triage.eval.yaml:12', severity: 'critical', tags: ['fire'], vars: { text: 'Server room is on fire' }, assert: [latency, { type: 'equals', value: 'urgent', weight: 2 }] },
      { id: 'printer', place: 'evals/triage.jsonl:1', severity: 'low', tags: [], vars: { text: 'The printer is slow' }, assert: [latency, { type: 'equals', value: 'normal' }] },
      { id: expect.stringMatching(/^[0-9a-f]{12}$/) as string, idIsDerived: true, place: 'evals/triage.jsonl:3', severity: 'normal', tags: [], vars: { text: 'Nobody can log in' }, assert: [latency, { type: 'json-schema', schema: { type: 'string' } }] },
      { id: 'flat', place: 'evals/triage.jsonl:4', severity: 'high', tags: [], vars: { text: 'Payments fail', expected_output: 'urgent' }, assert: [latency, { type: 'equals', value: 'urgent' }] },
      { id: 'lost', place: 'evals/triage.csv:2', owner: 'ops', severity: 'high', tags: ['parcel', 'late'], vars: { text: 'My parcel, the "blue" one,\r\nis lost', expected_output: 'normal' }, assert: [latency, { type: 'equals', value: 'normal' }] },
      { id: 'greeting', place: 'evals/triage.csv:4', severity: 'normal', tags: [], vars: { text: 'Hello', expected_output: 'normal' }, assert: [latency, { type: 'similar', value: 'normal', threshold: 0.8 }] },
    ]);
  });

  it('reads assertions, turns and tool results of a row, where they are lists and maps', async () => {
    const { cases, problems } = await load({ 'a.jsonl': '{"text": "x", "assert": [{"type": "refusal"}], "messages": [{"role": "user", "content": "Hi"}], "toolResults": {"find": "y"}}', 'b.csv': 'messages,assert\nnone,yes\n' });
    expect(problems).toEqual([]);
    expect(cases).toMatchObject([
      { vars: { text: 'x' }, assert: [{ type: 'refusal' }], messages: [{ role: 'user', content: 'Hi' }], toolResults: { find: ['y'] } },
      { vars: { messages: 'none', assert: 'yes' }, assert: [], messages: [] },
    ]);
  });
  it('leaves expected_output to the defaults where they use it', async () => {
    const { cases } = await load({ 'a.csv': 'text,expected_output\nx,{{y}}\n' }, 'defaults: { assert: [{ type: rouge-l, value: "{{expected_output}}" }] }\n');
    expect(cases[0]?.assert).toEqual([{ type: 'rouge-l', value: '{{expected_output}}' }]);
  });
  it('compares an expected output that is a map or a list as JSON', async () => {
    const { cases } = await load({ 'a.jsonl': '{"text": "x", "expected_output": {"level": "urgent"}}' });
    expect(cases[0]?.assert).toEqual([{ type: 'json-equals', value: { level: 'urgent' } }]);
  });
  it('takes what a table expects for text, braces and all', async () => {
    const { cases } = await load({ 'a.csv': 'text,expected_output\nx,{{y}}\n' });
    expect(cases[0]).toMatchObject({ vars: { expected_output: '{{y}}' }, assert: [{ type: 'equals', value: '{{expected_output}}' }] });
  });
  it('makes a column prompt the user’s message where the suite has no prompt file', async () => {
    const { files } = memoryFiles({ 'a.csv': 'id,prompt\n1,"Say ""hi"" {{x}}"\n' });
    const { cases, problems } = await loadSuite('a.eval.yaml', 'alias: a\ncasesFrom: a.csv\n', files, idle);
    expect(problems).toEqual([]);
    expect(cases[0]).toMatchObject({ id: '1', vars: { prompt: 'Say "hi" {{x}}' }, messages: [{ role: 'user', content: '{{prompt}}' }] });
  });
  it.each([';', '\t'])('reads a table parted by %j', async (sign) => {
    const { cases, problems } = await load({ 'a.csv': ['id', 'text'].join(sign) + '\n' + ['1', 'one, two'].join(sign) });
    expect(problems).toEqual([]);
    expect(cases[0]).toMatchObject({ id: '1', vars: { text: 'one, two' } });
  });
  it('passes over the empty ends of rows that spreadsheets write', async () => {
    const { cases, problems } = await load({ 'a.csv': 'id,text,,\n1,one,,\n2,,,\n\n' });
    expect(problems).toEqual([]);
    expect(cases.map(({ id, vars }) => [id, vars['text']])).toEqual([['1', 'one'], ['2', '']]);
  });
  it('reads lines that arrive in pieces, cut inside of letters too', async () => {
    const text = '\uFEFF{"id": "ä", "text": "Grüße 🎉"}\r\n{"id": "b", "text": "x"}';
    for (const size of [1, 2, 3, 7]) {
      expect((await load({ 'a.jsonl': text }, '', size)).cases.map(({ id, vars }) => [id, vars['text']])).toEqual([['ä', 'Grüße 🎉'], ['b', 'x']]);
    }
  });
  it('counts cases with the same inputs, so that their ids stay apart', async () => {
    const { cases } = await load({ 'a.csv': 'text\nsame\nsame\nother\n' });
    const [first = '', second, third] = cases.map(({ id }) => id);
    expect(second).toBe(`${first}-2`);
    expect(third).not.toContain(first);
  });

  it.each([
    ['a.jsonl', '{"text": "x"}\n{"text": \n', 'evals/a.jsonl:2 This line is not valid JSON: '],
    ['a.jsonl', '{"text": "x"}\n[1]\n', 'evals/a.jsonl:2 This line is no JSON object. '],
    ['a.jsonl', '{"id": "a", "vars": {}}\n\n{"id": "a", "vars": {}}', 'evals/a.jsonl:3 The id "a" stands at evals/a.jsonl:1 too. Give each case an id of its own.'],
    ['a.jsonl', '{"vars": {}, "assert": [{"type": "equal"}]}', 'evals/a.jsonl:1 There is no assertion "equal". Did you mean equals?'],
    ['a.jsonl', '{"vars": {}, "assert": [{"type": "regex", "value": "("}]}', 'evals/a.jsonl:1 The pattern is not valid: '],
    ['a.jsonl', '{"vars": {}, "severity": "bad"}', 'evals/a.jsonl:1 "severity" must be one of '],
    ['a.jsonl', new Uint8Array([0x7b, 0x7d, 0x0a, 0xc3, 0x28]), 'evals/a.jsonl:2 There are bytes in or after this line that are no UTF-8. '],
    ['a.jsonl', new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x0a, 0x00]), 'evals/a.jsonl:1 The file is written in UTF-16. '],
    ['a.jsonl', `{"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'evals/a.jsonl:1 This line is nested too deep to be read. '],
    ['a.csv', '', 'evals/a.csv:1 The table is empty. '],
    ['a.csv', 'id,text\n1,"a\nb"\n2,c,d\n', 'evals/a.csv:4 This row has 3 fields, and the first one names 2. '],
    ['a.csv', 'id,text\n1,x\n2,"never closed\n3,y\n', 'evals/a.csv:3 A quote that opens in this row is never closed. '],
    ['a.csv', 'id,text\n1,a "b" c\n', 'evals/a.csv:2 A quote stands in the middle of a field. '],
    ['a.csv', 'text,text\n1,2\n', 'evals/a.csv:1 The column "text" stands twice. '],
    ['a.csv', 'text,priority\nx,whenever\n', 'evals/a.csv:2 "whenever" is no priority. '],
    ['a.csv', 'text,expected_output,similarity_threshold\nx,y,80%\n', 'evals/a.csv:2 "80%" is no similarity threshold. '],
  ])('names file and line of what is wrong in %s %j', async (name, text, expected) => {
    const problems = await problemsOf({ [name]: text });
    expect(problems.map((problem) => problem.slice(0, expected.length))).toEqual([expected]);
  });
  it('names the suite’s line for a file that is not there, and goes on', async () => {
    const { files } = memoryFiles({ 'b.csv': 'text\nx\n' });
    const { suite, cases, problems } = await loadSuite('a.eval.yaml', 'alias: a\nprompt: p.md\ncasesFrom:\n  - a.csv\n  - b.csv\n', files, idle);
    expect(problems).toMatchObject([{ path: 'a.eval.yaml', line: 4, message: 'a.csv cannot be read: it is not there.' }]);
    expect(cases).toHaveLength(1);
    expect(suite).toBeUndefined();
  });
  it('warns once in a file about a key without effect', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => JSON.stringify({ id: at, vars: {}, asserts: [] })).join('\n');
    const { suite, problems, cases } = await load({ 'a.jsonl': rows });
    expect(problems).toMatchObject([{ severity: 'warning', line: 1, message: 'There is no "asserts" here, so it has no effect.', remedy: 'Did you mean "assert"?' }]);
    expect([suite === undefined, cases.length]).toEqual([false, 50]);
  });
  it('stops after so many mistakes in a file', async () => {
    for (const row of ['x\n', '{"id": 1, "text": "same"}\n']) {
      const problems = await problemsOf({ 'a.jsonl': row.repeat(1000) });
      expect(problems).toHaveLength(21);
      expect(problems.at(-1)).toContain('The rest of the file was not read.');
    }
  });
  it('rejects when it is cancelled', async () => {
    const { files } = memoryFiles({ 'a.jsonl': '{"text": "x"}\n' });
    await expect(loadSuite('a.eval.yaml', 'alias: a\nprompt: p.md\ncasesFrom: a.jsonl\n', files, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  });
  it('makes one error out of several for a face that cannot go on', async () => {
    const { problems } = await load({ 'a.jsonl': '[1]\n[2]\n[3]\n' });
    expect(suiteError(problems)).toMatchObject({ code: 'configuration', message: 'evals/a.jsonl:1:1: This line is no JSON object.', remedy: expect.stringContaining('There are 2 more errors.') as string });
    expect(suiteError([])).toBeUndefined();
  });
  it('reads 100,000 cases', async () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => JSON.stringify({ id: `case-${at}`, vars: { text: `Ticket number ${at}` } })).join('\n');
    const { suite, cases } = await load({ 'a.jsonl': rows }, 'defaults: { assert: [{ type: refusal }] }\n', 65_536);
    expect([cases.length, cases.at(-1)?.id, suite === undefined]).toEqual([100_000, 'case-99999', false]);
    expect(new Set(cases.map(({ assert }) => assert)).size).toBe(1);
  });
});
