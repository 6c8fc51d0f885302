import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSuite, type SuiteProblem } from '../../../../../src/core/index.ts';

const fixture = readFileSync(join(import.meta.dirname, '../../../../fixtures/evals/evals/triage.eval.yaml'), 'utf8');
const path = 'evals/triage.eval.yaml';

async function problemsOf(text: string, at = path): Promise<readonly string[]> {
  return (await parseSuite(at, text)).problems.map(said);
}

function said({ severity, line, column, message, remedy }: SuiteProblem): string {
  return `${severity === 'warning' ? '? ' : ''}${line}:${column} ${message} ${remedy}`;
}

/** A suite with one case that asks one thing. */
const asking = (assertion: string): string => `alias: chat.core\ncases:\n  - messages: [{ role: user, content: Hi }]\n    assert:\n      - ${assertion}\n`;

describe('parseSuite', () => {
  it('reads the suite of the design', async () => {
    const { suite, problems, outside } = await parseSuite(path, fixture);
    expect(problems).toEqual([]);
    expect(outside).toEqual([]);
    expect(suite).toEqual({
      path, name: 'Ticket triage', prompt: 'prompts/triage/1.2.0.md', alias: 'chat.triage', repeat: 3, concurrency: 8, seed: 0, timeoutMs: 120_000, outputLimit: 20, maxToolTurns: 8,
      parameters: { temperature: 0 }, judge: { model: 'chat.judge', parameters: {}, timeoutMs: 60_000 }, budget: { usd: 2 },
      defaults: { assert: [{ type: 'latency', max: 4000 }] },
      cases: [{
        id: 'fire', place: { path, line: 12 }, severity: 'critical', tags: ['fire'], vars: { text: 'Server room is on fire' }, messages: [], toolResults: {},
        assert: [{ type: 'latency', max: 4000 }, { type: 'equals', value: 'urgent', weight: 2 }],
      }],
      casesFrom: [{ path: 'evals/triage.jsonl', format: 'jsonl', place: { path, line: 19 } }, { path: 'evals/triage.csv', format: 'csv', place: { path, line: 19 } }],
      gate: { minPassRate: 0.95, maxDrop: 0.02, maxRegressions: { critical: 0, high: 1 }, maxCostIncrease: 0.2, maxP95LatencyIncrease: 0.1 },
    });
  });
  it('reads the same with a byte order mark and Windows line ends', async () => {
    const { suite, problems } = await parseSuite(path, `\uFEFF${fixture.replaceAll('\n', '\r\n')}`);
    expect(problems).toEqual([]);
    expect(suite).toEqual((await parseSuite(path, fixture)).suite);
  });
  it('is called after its file where it has no name', async () => {
    expect((await parseSuite('a/tone.eval.yml', asking('{ type: refusal }'))).suite?.name).toBe('tone');
  });
  it('shares one list of assertions among cases that have none of their own', async () => {
    const { suite } = await parseSuite(path, 'alias: a\nprompt: p.md\ndefaults: { assert: [{ type: refusal }] }\ncases: [{ vars: { a: 1 } }, { vars: { a: 2 } }]\n');
    expect(suite?.cases[1]?.assert).toBe(suite?.cases[0]?.assert);
  });
  it('makes ids from the inputs, whatever their order and whatever is asked', async () => {
    const idOf = async (one: string): Promise<string | undefined> => (await parseSuite(path, `alias: a\nprompt: p.md\ncases: [${one}]\n`)).suite?.cases[0]?.id;
    const id = await idOf('{ vars: { a: 1, b: x } }');
    expect(id).toMatch(/^[0-9a-f]{12}$/);
    expect(await idOf('{ vars: { b: x, a: 1 }, severity: high, assert: [{ type: refusal }] }')).toBe(id);
    expect(await idOf('{ vars: { a: 2, b: x } }')).not.toBe(id);
  });
  it('reads turns, tool calls and their results', async () => {
    const { suite } = await parseSuite(path, `alias: a
cases:
  - messages:
      - { role: user, content: 'Where is {{what}}?' }
      - { role: assistant, toolCalls: [{ name: find, arguments: { id: 7 } }] }
      - { role: tool, toolCallId: call_1, content: Rome }
    toolResults: { find: { city: Rome }, list: [one, { two: 2 }] }
    vars: { prompt: And now? }
`);
    expect(suite?.cases[0]).toMatchObject({
      messages: [
        { role: 'user', content: 'Where is {{what}}?' },
        { role: 'assistant', content: '', toolCalls: [{ id: 'call_1', name: 'find', arguments: '{"id":7}' }] },
        { role: 'tool', content: 'Rome', toolCallId: 'call_1' },
        { role: 'user', content: '{{prompt}}' },
      ],
      toolResults: { find: ['{"city":"Rome"}'], list: ['one', '{"two":2}'] },
    });
  });

  it.each([
    ['', '1:1 The suite is empty. Give it an alias, cases and what is asked of the answers.'],
    ['- a', '1:1 The suite must be a map of names to values. Correct the value.'],
    ['alias: a', '1:1 The suite has no cases. Write them under cases, or name a .jsonl or .csv file under casesFrom.'],
    ['cases: [{ messages: [{ role: user }] }]', '1:1 The suite names no models. Add alias: with an alias that has a candidate, or baseline: and candidate:.'],
    ['baseline: gpt-5.4\ncases: [{ messages: [{ role: user }] }]', '1:1 The suite has no "candidate". Add candidate: with a model id, or alias:.'],
    ['alias: a\ncases: [{ vars: { a: 1 } }]', '2:9 This case says nothing to the model. Give it messages, or name a prompt in the suite.'],
    ['alias: Chat Core\ncasesFrom: a.csv', '1:8 "alias" is not written as it must be. Use an alias of models.config.json: small letters and digits, in parts joined by ".", "_" or "-".'],
    ['alias: a\nrepeat: 0\ncasesFrom: a.csv', '2:9 "repeat" must be at least 1. Correct the number.'],
    ['alias: a\ncases:\ncasesFrom: a.csv', '2:7 "cases" must be a list. Correct the value.'],
    ['alias: a\ncasesFrom: [a.csv, b.xlsx]', '2:20 "b.xlsx" is neither a .jsonl nor a .csv file. Save the cases as one of the two.'],
    ['alias: a\ngate: { maxDrop: 2 }\ncasesFrom: a.csv', '2:18 "maxDrop" must be at most 1. Correct the number.'],
    ['alias: a\ncases:\n  - id: x\n    severity: urgent\n', '4:15 "severity" must be one of "critical", "high", "normal", "low". Choose one of them.'],
    ['alias: a\njudge: {}\ncasesFrom: a.csv', '2:1 "judge" has no "model". Add model: to it.'],
    ['alias: a\nalias: b\ncasesFrom: a.csv', '2:1 "alias" stands twice in the same map. Remove one of the two.'],
    ['alias: [a\ncases: 1', '2:1 This is not valid YAML: '],
    ['alias: a\ncases: [{ assert: [{ type: contains, value: the {{city}} }] }]', '2:49 This is not valid YAML: Unexpected flow-map-start at node end. Put the text that holds {{name}} in quotes.'],
    ['a: 1\n---\nb: 2', '2:1 This is not valid YAML: '],
  ])('says what is wrong with %j', async (text, expected) => {
    const [first = '', ...more] = await problemsOf(text);
    expect(first.slice(0, expected.length)).toBe(expected);
    expect(more).toEqual([]);
  });

  it.each([
    ['{ type: equal, value: x }', '5:17 There is no assertion "equal". Did you mean equals?'],
    ['{ type: not-contain, value: x }', '5:17 There is no assertion "not-contain". Did you mean not-contains?'],
    ['{ type: is-refusal }', '5:17 There is no assertion "is-refusal". Did you mean refusal?'],
    ['{ value: x }', '5:9 An assertion has no "type". Add type: with one of the assertions, such as contains.'],
    ['{ type: equals }', '5:9 This assertion has no "value". Add value: to it.'],
    ['{ type: latency, max: fast }', '5:31 "max" must be a number. Correct the value.'],
    ['{ type: contains-all, value: [] }', '5:38 "value" is empty. Write what belongs there, or remove it.'],
    ['{ type: regex, value: "(" }', '5:31 The pattern is not valid: Invalid regular expression: /(/: Unterminated group. Correct it; write \\ once in single quotes.'],
    ['{ type: regex, value: a, flags: y }', '5:41 "flags" is not written as it must be. Use the letters i, m, s, u and v.'],
    ['{ type: json-schema, schema: { $ref: "https://x.example/y" } }', '5:38 The schema points outside of itself ("https://x.example/y"), and nothing is fetched. Write that part into the schema, under $defs.'],
    ['{ type: json-equals, value: 1, ignore: [a] }', '5:49 This entry of "ignore" is not written as it must be. Write a JSON pointer, which begins with "/".'],
    ['{ type: tool-call, arguments: { a: 1 } }', '5:39 "arguments" says nothing without "name". Add name: with the function.'],
    ['{ type: tool-call, name: a, calls: [{ name: b }] }', '5:9 This has both "calls" and "name" or "arguments". Move the name and its arguments into calls.'],
    ['{ type: word-count }', '5:9 This asks for no number of words. Add min: or max: to it.'],
    ['{ type: word-count, min: 3, max: 2 }', '5:34 "min" is larger than "max". Swap the two.'],
    ['{ type: javascript }', '5:9 This has no code. Add value: with the code, or file: with a path.'],
  ])('says what is wrong with the assertion %s', async (assertion, expected) => {
    expect(await problemsOf(asking(assertion))).toEqual([expected]);
  });

  it('warns about keys without effect, and runs all the same', async () => {
    const { suite, problems } = await parseSuite(path, 'aliass: x\nalias: a\nprompt: p.md\ndefaults: { assert: [{ type: latency, max: 1, threshold: 5 }] }\ncases: [{ var: { a: 1 } }]\nlooks: nice\n');
    expect(problems.map(said)).toEqual([
      '? 1:1 There is no "aliass" here, so it has no effect. Did you mean "alias"?',
      '? 4:47 There is no "threshold" here, so it has no effect. Did you mean "max"?',
      '? 5:11 There is no "var" here, so it has no effect. Did you mean "vars"?',
      expect.stringMatching(/^\? 6:1 There is no "looks" here, so it has no effect\. It may be one of "name", "description"/) as string,
    ]);
    expect(suite?.alias).toBe('a');
  });
  it('names every mistake, in the order of the text', async () => {
    expect(await problemsOf('alias: a\nrepeat: x\ncases:\n  - severity: no\n    assert: [{ type: cost }]\n')).toHaveLength(3);
  });
});
