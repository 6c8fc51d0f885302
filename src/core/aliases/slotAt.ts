import type { TextRange } from '../text/range.ts';

/** A place in a `models.config.json` where a model id is written or about to be. */
export type SlotAt = {
  readonly alias: string;
  readonly slot: 'default' | 'candidate' | 'rollback' | { readonly environment: string };
  /** What an id replaces: the inside of the string that is there; without one, an empty range. */
  readonly range: TextRange;
  /** False where the id needs quotes around it. */
  readonly quoted: boolean;
};

/** The slot of an alias that an offset lies in; undefined outside the slots. Half-written texts are read as far as they go. */
export async function slotAt(text: string, offset: number): Promise<SlotAt | undefined> {
  const { getLocation } = await import('jsonc-parser');
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  if (isAtPropertyKey) return undefined;
  const place = placeOf(path.map(String));
  if (place === undefined) return undefined;
  const inString = previousNode?.type === 'string' && previousNode.offset < offset && offset < previousNode.offset + previousNode.length + (isClosed(text, previousNode) ? 0 : 1);
  if (!inString) return { ...place, range: { start: offset, end: offset }, quoted: false };
  const start = previousNode.offset + 1;
  const end = previousNode.offset + previousNode.length - (isClosed(text, previousNode) ? 1 : 0);
  return { ...place, range: { start, end: Math.max(start, end) }, quoted: true };
}

function placeOf([top, alias, key, environment, inner, ...rest]: readonly string[]): Pick<SlotAt, 'alias' | 'slot'> | undefined {
  if (top !== 'aliases' || alias === undefined || rest.length > 0) return undefined;
  if (environment === undefined && (key === 'default' || key === 'candidate' || key === 'rollback')) return { alias, slot: key };
  return key === 'environments' && environment !== undefined && inner === 'default' ? { alias, slot: { environment } } : undefined;
}

function isClosed(text: string, { offset, length }: { readonly offset: number; readonly length: number }): boolean {
  return length > 1 && text[offset + length - 1] === '"';
}
