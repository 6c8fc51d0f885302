import type { Context, Step } from '../context.ts';

/** A bracket that is open while a lexer goes through what it holds. */
export type Block = {
  readonly kind: '{' | '[' | '(';
  readonly parent: Block | undefined;
  /** Steps of this value outwards to what holds it. */
  readonly place: readonly Step[];
  readonly keys: string[];
  readonly texts: string[];
  /** String values by key, for objects such as `{ name, value }`. */
  readonly values: Map<string, string>;
  /** The key, or the callee, that the current value belongs to. */
  name: string;
};

const deepest = 60;

export function openBlock(kind: Block['kind'], parent: Block | undefined, place: readonly Step[], name = ''): Block {
  return { kind, parent, place, keys: [], texts: [], values: new Map(), name };
}

/** Steps from inside the innermost block to the top. */
export function outwards(inner: readonly Step[], block: Block | undefined): Context {
  const steps = [...inner];
  for (let at = block; at !== undefined && steps.length < deepest; at = at.parent) steps.push(...at.place);
  return steps;
}
