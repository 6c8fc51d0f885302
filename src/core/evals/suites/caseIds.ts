import { stableHash } from '../../text/stableHash.ts';

/** An id for what has none: the same for the same content, whatever the order of its keys. */
export function derivedId(content: unknown): string {
  return stableHash(JSON.stringify(content, sortedKeys)).slice(0, 12);
}

/** A derived id that is not in use yet: cases with the same inputs are counted. */
export function unusedId(id: string, used: ReadonlyMap<string, unknown>): string {
  if (!used.has(id)) return id;
  let count = 2;
  while (used.has(`${id}-${count}`)) count++;
  return `${id}-${count}`;
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
