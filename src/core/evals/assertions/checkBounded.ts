import { createAssertionKinds } from './kinds.ts';
import { kindOf, type Assertion } from './options.ts';
import type { AssertionInput, AssertionKind, AssertionOutcome } from './types.ts';

/** Runs bounded kinds where the host put this: in a thread or process that it can stop. `not-` is left to the caller. */
export function createBoundedChecker(): (assertion: Assertion, input: AssertionInput) => Promise<AssertionOutcome> {
  const kinds = createAssertionKinds();
  return async (assertion, input) => {
    const { kind: type } = kindOf(assertion.type);
    const kind = kinds[type] as AssertionKind<typeof type>;
    return kind.bounded === true ? await kind.check(assertion, input, {}, AbortSignal.any([])) : { missing: `${assertion.type} does not run here.` };
  };
}
