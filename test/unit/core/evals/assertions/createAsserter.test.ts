import { describe, expect, it } from 'vitest';
import { assertionTypes } from '../../../../../src/core/evals/suites/suiteSchema.ts';
import { createAssertionKinds } from '../../../../../src/core/evals/assertions/kinds.ts';
import { createAsserter, type Assertion } from '../../../../../src/core/index.ts';
import { answer, check, host } from './support.ts';

const idle = new AbortController().signal;

describe('the kinds of assertions', () => {
  it('are those of the schema', () => {
    expect(Object.keys(createAssertionKinds()).toSorted()).toEqual([...assertionTypes].toSorted());
  });
  it('each carry their own name', () => {
    expect(Object.entries(createAssertionKinds()).filter(([name, { type }]) => name !== type)).toEqual([]);
  });
});

describe('createAsserter', () => {
  it('fills templates from the case, as text and nowhere else', async () => {
    expect(await check({ type: 'equals', value: 'Hello {{user.name}}' }, answer('Hello {{x}}', { vars: { user: { name: '{{x}}' } } }))).toMatchObject({ pass: true });
  });
  it('is missing when the case lacks what a template names, or the template is none', async () => {
    expect(await check({ type: 'equals', value: '{{who}}' }, 'x')).toEqual({ missing: 'The case has no value for {{who}}: add it to its vars.' });
    expect(await check({ type: 'not-contains', value: '{{who' }, 'x')).toMatchObject({ missing: expect.stringContaining('{{who') as string });
    expect(await check({ type: 'equals', value: '{{constructor.name}}' }, 'Object')).toMatchObject({ missing: expect.any(String) as string });
  });
  it('runs bounded kinds nowhere but in the host’s bounded place', async () => {
    const outcome = await createAsserter({}).check({ type: 'regex', value: '^(a+)+$' }, answer(`${'a'.repeat(60)}!`), idle);
    expect(outcome).toEqual({ missing: expect.stringContaining('no place to run regex') as string });
  });
  it('rejects with the signal’s reason and nothing else', async () => {
    const stop = new AbortController();
    const asserter = createAsserter(host({ embed: () => {
      stop.abort(new Error('stopped'));
      return Promise.reject(new Error('The request was aborted.'));
    } }));
    await expect(asserter.check({ type: 'similar', value: 'x' }, answer('x'), stop.signal)).rejects.toThrow('stopped');
    await expect(asserter.check({ type: 'equals', value: 'x' }, answer('x'), stop.signal)).rejects.toThrow('stopped');
  });
  it('adds up a case', async () => {
    const assert: readonly Assertion[] = [{ type: 'equals', value: 'x', weight: 2, name: 'exact' }, { type: 'contains', value: 'y', weight: 0 }];
    expect(await createAsserter(host()).checkAll(assert, answer('x'), idle)).toEqual({
      passed: true, score: 1,
      assertions: [
        { type: 'equals', name: 'exact', weight: 2, pass: true, score: 1, reason: 'The answer is “x”.' },
        { type: 'contains', weight: 0, pass: false, score: 0, reason: 'The answer does not hold “y”.' },
      ],
    });
  });
});
