import type { ModelIdentity } from '../models/identity.ts';

/** An id nobody listed. */
export function unknownModel(text: string): ModelIdentity {
  return { text, model: text, vendor: 'unknown', family: text, channel: 'unknown', pin: 'unknown', listed: false, bareWord: false };
}
