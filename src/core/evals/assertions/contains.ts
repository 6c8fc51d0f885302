import type { AssertionOptions } from './options.ts';
import { quoted, verdict } from './outcome.ts';
import type { AssertionInput, AssertionKind, AssertionOutcome } from './types.ts';

export const contains: AssertionKind<'contains'> = { type: 'contains', templates: ['value'], check: (options, input) => one(options, input) };
export const icontains: AssertionKind<'icontains'> = { type: 'icontains', templates: ['value'], check: (options, input) => one({ ...options, ignoreCase: true }, input) };
export const containsAll: AssertionKind<'contains-all'> = { type: 'contains-all', templates: ['value'], check: (options, input) => all(options, input) };
export const icontainsAll: AssertionKind<'icontains-all'> = { type: 'icontains-all', templates: ['value'], check: (options, input) => all({ ...options, ignoreCase: true }, input) };
export const containsAny: AssertionKind<'contains-any'> = { type: 'contains-any', templates: ['value'], check: (options, input) => any(options, input) };
export const icontainsAny: AssertionKind<'icontains-any'> = { type: 'icontains-any', templates: ['value'], check: (options, input) => any({ ...options, ignoreCase: true }, input) };

type Several = AssertionOptions['contains-all'];

function one({ value, ignoreCase = false }: AssertionOptions['contains'], { text }: AssertionInput): AssertionOutcome {
  const held = holds(text, ignoreCase)(value);
  return verdict(held, `The answer ${held ? 'holds' : 'does not hold'} ${quoted(value)}.`);
}

function all({ value, ignoreCase = false }: Several, { text }: AssertionInput): AssertionOutcome {
  const has = holds(text, ignoreCase);
  const lacking = value.filter((each) => !has(each));
  const score = (value.length - lacking.length) / value.length;
  return { pass: lacking.length === 0, score, reason: lacking.length === 0 ? 'The answer holds all of them.' : `The answer does not hold ${lacking.map((each) => quoted(each)).join(', ')}.` };
}

function any({ value, ignoreCase = false }: Several, { text }: AssertionInput): AssertionOutcome {
  const found = value.find(holds(text, ignoreCase));
  return verdict(found !== undefined, found === undefined ? `The answer holds none of ${value.map((each) => quoted(each)).join(', ')}.` : `The answer holds ${quoted(found)}.`);
}

function holds(text: string, ignoreCase: boolean): (value: string) => boolean {
  if (!ignoreCase) return (value) => text.includes(value);
  const lower = text.toLowerCase();
  return (value) => lower.includes(value.toLowerCase());
}
