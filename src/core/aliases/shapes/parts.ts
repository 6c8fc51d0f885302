import type { TextRange } from '../../text/range.ts';

/** A string; its range is without quotes. `block` marks a text of several lines that may be a file of its own. */
export type TextPart = { readonly kind: 'text'; readonly text: string; readonly range: TextRange; readonly block?: true };

export type ObjectPart = { readonly kind: 'object'; readonly entries: readonly PartEntry[] };

/** A value of a data format or of a literal in code, as far as a definition may be made of it. */
export type Part = TextPart | ObjectPart | { readonly kind: 'list'; readonly items: readonly Part[] } | { readonly kind: 'other' };

export type PartEntry = { readonly name: string; readonly key: TextRange; readonly value: Part };

/** Deeper than this no team keeps its models. */
export const deepestPart = 8;

export function entryOf(part: Part | undefined, ...names: readonly string[]): PartEntry | undefined {
  if (part?.kind !== 'object') return undefined;
  for (const name of names) {
    const found = part.entries.find((entry) => entry.name === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All objects of a value with the names they are under, innermost first; outer ones before inner ones. */
export function* objectsIn(part: Part, names: readonly string[], depth = 0): Generator<{ readonly object: ObjectPart; readonly names: readonly string[] }> {
  if (depth > deepestPart) return;
  if (part.kind === 'object') {
    yield { object: part, names };
    for (const { name, value } of part.entries) yield* objectsIn(value, [name, ...names], depth + 1);
  } else if (part.kind === 'list') {
    for (const item of part.items) yield* objectsIn(item, names, depth + 1);
  }
}
