import type { Assertion, AssertionHost, AssertionInput, AssertionOutcome } from '../../../../../src/core/index.ts';
import { createAsserter } from '../../../../../src/core/index.ts';
import { createBoundedChecker } from '../../../../../src/core/evals/assertions/checkBounded.ts';

/** An answer with nothing special about it but what a test says. */
export function answer(text: string, more: Partial<AssertionInput> = {}): AssertionInput {
  return { text, toolCalls: [], finishReason: 'stop', refused: false, vars: {}, messages: [{ role: 'user', content: 'Say it.' }], side: 'candidate', seed: 'seed', ...more };
}

/** A host that runs bounded kinds where the test runs: what it is given there ends by itself. */
export function host(more: Partial<AssertionHost> = {}): AssertionHost {
  const bounded = createBoundedChecker();
  return { bounded: (assertion, input) => bounded(assertion, input), ...more };
}

export async function check(assertion: Assertion, input: AssertionInput | string, more: Partial<AssertionHost> = {}): Promise<AssertionOutcome> {
  return await createAsserter(host(more)).check(assertion, typeof input === 'string' ? answer(input) : input, new AbortController().signal);
}

/** Whether it passed; `undefined` when it is missing. */
export async function passes(assertion: Assertion, input: AssertionInput | string, more: Partial<AssertionHost> = {}): Promise<boolean | undefined> {
  const outcome = await check(assertion, input, more);
  return 'missing' in outcome ? undefined : outcome.pass;
}

export async function scoreOf(assertion: Assertion, input: AssertionInput | string, more: Partial<AssertionHost> = {}): Promise<number | undefined> {
  const outcome = await check(assertion, input, more);
  return 'missing' in outcome ? undefined : outcome.score;
}
