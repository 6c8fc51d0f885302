import { describeError } from '../../errors.ts';
import { createTemplateFiller } from './fillTemplates.ts';
import { createAssertionKinds } from './kinds.ts';
import { kindOf, type Assertion } from './options.ts';
import { scoreCase, type CaseScore } from './scoreCase.ts';
import type { AssertionHost, AssertionInput, AssertionKind, AssertionOutcome } from './types.ts';

/** Asks answers what a case asks of them. */
export interface Asserter {
  /**
   * One assertion. Never rejects but with the signal's reason: what cannot be told is missing, with a sentence why.
   * `assertion` is valid by the suite's schema.
   */
  check(assertion: Assertion, input: AssertionInput, signal: AbortSignal): Promise<AssertionOutcome>;
  /** All of a case, one after another, and what they come to. */
  checkAll(assertions: readonly Assertion[], input: AssertionInput, signal: AbortSignal, options?: { readonly threshold?: number | undefined }): Promise<CaseScore>;
}

/** `host` is what assertions may reach; kinds whose part of it is left out are missing. */
export function createAsserter(host: AssertionHost): Asserter {
  const kinds = createAssertionKinds();
  const fillTemplates = createTemplateFiller();

  async function check(assertion: Assertion, input: AssertionInput, signal: AbortSignal): Promise<AssertionOutcome> {
    signal.throwIfAborted();
    const { kind: type, negated } = kindOf(assertion.type);
    const kind = kinds[type] as AssertionKind<typeof type>;
    const filled = fillOptions(assertion, kind.templates, input.vars);
    if ('missing' in filled) return filled;
    try {
      const outcome = await (kind.bounded === true ? checkBounded(filled, input, signal) : kind.check(filled, input, host, signal));
      return negated ? turnedRound(outcome) : outcome;
    } catch (error) {
      signal.throwIfAborted();
      return { missing: describeError(error) };
    }
  }

  function checkBounded(assertion: Assertion, input: AssertionInput, signal: AbortSignal): Promise<AssertionOutcome> {
    if (host.bounded === undefined) return Promise.resolve({ missing: `There is no place to run ${assertion.type} where it can be stopped.` });
    return host.bounded(assertion, input, signal);
  }

  function fillOptions(assertion: Assertion, templates: readonly string[], vars: AssertionInput['vars']): Assertion | { readonly missing: string } {
    const options: Readonly<Record<string, unknown>> = assertion;
    const changed: Record<string, unknown> = {};
    for (const name of templates) {
      if (options[name] === undefined) continue;
      const done = fillTemplates(options[name], vars);
      if ('problem' in done) return { missing: done.problem };
      changed[name] = done.filled;
    }
    return Object.keys(changed).length === 0 ? assertion : { ...assertion, ...changed } as Assertion;
  }

  return {
    check,
    checkAll: async (assertions, input, signal, { threshold } = {}) => {
      const outcomes: AssertionOutcome[] = [];
      for (const assertion of assertions) outcomes.push(await check(assertion, input, signal));
      return scoreCase(assertions, outcomes, threshold);
    },
  };
}

function turnedRound(outcome: AssertionOutcome): AssertionOutcome {
  return 'missing' in outcome ? outcome : { pass: !outcome.pass, score: 1 - outcome.score, reason: outcome.reason };
}
