import { identifyModel } from '../../../../src/core/models/identify.ts';
import type { ModelIdentity } from '../../../../src/core/models/identity.ts';

/** The identity of a text that is a model id; fails the test when it is none. */
export function identified(text: string): ModelIdentity {
  const identity = identifyModel(text);
  if (identity === undefined) throw new Error(`${text} is no model id`);
  return identity;
}
