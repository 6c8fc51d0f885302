import { afterAll, describe, expect, it } from 'vitest';
import type { Assertion, AssertionOutcome } from '../../../../src/core/index.ts';
import { createAsserter } from '../../../../src/core/index.ts';
import { createAssertionKinds } from '../../../../src/core/evals/assertions/kinds.ts';
import { createBoundedAssertions } from '../../../../src/node/evals/boundedAssertions.ts';
import { answer } from '../../core/evals/assertions/support.ts';

const idle = new AbortController().signal;
const missing = { missing: expect.stringContaining('could not be told on this answer: it took over') as string };

describe('createBoundedAssertions', () => {
  // What ends by itself has all the time it needs on a busy machine; what does not is stopped by another one.
  const [patient, strict] = [createBoundedAssertions({ limit: 20_000 }), createBoundedAssertions({ limit: 1_500 })];
  const ask = (assertion: Assertion, text: string, signal = idle): Promise<AssertionOutcome> => patient.bounded(assertion, answer(text), signal);
  const hurry = (assertion: Assertion, text: string): Promise<AssertionOutcome> => strict.bounded(assertion, answer(text), idle);
  afterAll(() => {
    patient.close();
    strict.close();
  });

  it('gives what the assertion gives', async () => {
    expect(await ask({ type: 'regex', value: '^a+$' }, 'aaa')).toEqual({ pass: true, score: 1, reason: '“aaa” matches “^a+$”.' });
    expect(await ask({ type: 'json-schema', schema: { type: 'array' } }, '{}')).toEqual({ pass: false, score: 0, reason: 'The value must be array.' });
  });
  it.each([
    ['^(a+)+$', `${'a'.repeat(60)}!`],
    ['(a|aa)+$', `${'a'.repeat(200)}!`],
    [String.raw`^(([a-z])+.)+[A-Z]([a-z])+$`, 'a'.repeat(200)],
    [String.raw`(\w+\s?)*!`, 'word '.repeat(200)],
    ['(.*a){20}b', 'a'.repeat(200)],
    [String.raw`^(?:(?=(\d+))\1)*(\d+)*x`, '1'.repeat(60)],
  ])('stops the pattern %s, which would go on for ever', async (value, text) => {
    expect(await hurry({ type: 'regex', value }, text)).toEqual(missing);
  });
  it('goes on with what waits behind a pattern that was stopped', async () => {
    const outcomes = await Promise.all([hurry({ type: 'regex', value: '^(a+)+$' }, `${'a'.repeat(60)}!`), hurry({ type: 'regex', value: 'b' }, 'b'), hurry({ type: 'is-json' }, '{}')]);
    expect(outcomes).toEqual([missing, expect.objectContaining({ pass: true }), expect.objectContaining({ pass: true })]);
  });
  it('stops a schema whose pattern never ends', async () => {
    expect(await hurry({ type: 'json-schema', schema: { pattern: '^(a+)+$' } }, JSON.stringify(`${'a'.repeat(60)}!`))).toEqual(missing);
  });
  it('stops when it is cancelled, in the middle and in the queue', async () => {
    const stop = new AbortController();
    const running = ask({ type: 'regex', value: '^(a+)+$' }, `${'a'.repeat(60)}!`, stop.signal);
    const waits = ask({ type: 'is-json' }, '{}', stop.signal);
    const other = ask({ type: 'is-json' }, '{}');
    stop.abort(new Error('stopped'));
    await expect(running).rejects.toThrow('stopped');
    await expect(waits).rejects.toThrow('stopped');
    await expect(ask({ type: 'is-json' }, '{}', stop.signal)).rejects.toThrow('stopped');
    expect(await other).toMatchObject({ pass: true });
  });
  it('reads JSON nested two million deep', async () => {
    const deep = `${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}`;
    expect(await ask({ type: 'json-equals', value: [1] }, deep)).toMatchObject({ pass: false });
    expect(await ask({ type: 'json-schema', schema: { items: { $ref: '#' } } }, deep)).toMatchObject({ pass: false, reason: 'The value is nested too deep to be checked.' });
  });
  it('asked after its end says so', async () => {
    const over = createBoundedAssertions();
    over.close();
    expect(await over.bounded({ type: 'is-json' }, answer('1'), idle)).toEqual({ missing: 'is-json could not be told on this answer: the run is over.' });
  });
  it('does not wait for ever for a thread that does not start', async () => {
    const broken = createBoundedAssertions({ workerFile: new URL('data:text/javascript,throw new Error("no")') });
    expect(await broken.bounded({ type: 'is-json' }, answer('1'), idle)).toMatchObject({ missing: expect.stringContaining('it broke down') as string });
    broken.close();
  });
});

describe('an answer of 10 MB', () => {
  const words = 'The quick brown fox, as usual. '.repeat(330_000);
  const text = words.padEnd(10_000_000, 'x');
  const work = createBoundedAssertions({ limit: 20_000 });
  const asserter = createAsserter({
    bounded: work.bounded,
    embed: (texts) => Promise.resolve(texts.map(() => [1])),
    judge: () => Promise.resolve('{}'),
    moderate: () => Promise.resolve({ flagged: false, categories: {} }),
    runCode: ({ output }) => Promise.resolve({ value: output.length === 10_000_000 }),
  });
  afterAll(() => work.close());

  const each: readonly Assertion[] = [
    { type: 'equals', value: 'x', ignoreCase: true }, { type: 'contains', value: `${'y'.repeat(10_000)}` }, { type: 'icontains', value: 'z!' },
    { type: 'contains-all', value: ['fox', 'owl'] }, { type: 'contains-any', value: ['owl', 'bat'] }, { type: 'icontains-all', value: ['FOX', 'OWL'] }, { type: 'icontains-any', value: ['OWL', 'BAT'] },
    { type: 'starts-with', value: 'The quick' }, { type: 'regex', value: String.raw`\d{4}` }, { type: 'is-json', fenced: true }, { type: 'json-schema', schema: {} }, { type: 'json-equals', value: 1 }, { type: 'tool-call' },
    { type: 'similar', value: 'x' }, { type: 'rouge-n', value: 'the quick fox' }, { type: 'rouge-n', n: 4, value: 'the quick brown fox' }, { type: 'rouge-l', value: 'the quick fox' }, { type: 'bleu', value: 'The quick brown fox.' },
    { type: 'levenshtein', value: 'The quick fox.' }, { type: 'levenshtein', value: 'x', max: 10 }, { type: 'f1', value: 'quick fox' }, { type: 'llm-rubric', value: 'x' }, { type: 'pairwise', value: 'x' }, { type: 'moderation' },
    { type: 'refusal' }, { type: 'latency', max: 1 }, { type: 'cost', max: 1 }, { type: 'tokens', max: 1 }, { type: 'word-count', max: 5 }, { type: 'javascript', value: 'x' },
  ];
  it('is put to every kind there is', () => {
    expect([...new Set(each.map(({ type }) => type))].toSorted()).toEqual(Object.keys(createAssertionKinds()).toSorted());
  });
  it.each(each.map((assertion) => [JSON.stringify(assertion).slice(0, 60), assertion] as const))('ends for %s', async (_name, assertion) => {
    const outcome = await asserter.check(assertion, answer(text, { baselineText: 'x' }), idle);
    // Said or missing, but of the time that ran out none.
    expect('missing' in outcome ? outcome.missing : outcome.reason).not.toContain('it took over');
    expect(('missing' in outcome ? outcome.missing : outcome.reason).length).toBeLessThan(2_000);
  });
});
