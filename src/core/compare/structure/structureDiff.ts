import { pairItems } from './arrayPairs.ts';
import { isJsonArray, isJsonObject, sameText, type JsonObject, type JsonValue } from './jsonValue.ts';

/**
 * One difference between two JSON documents. Paths are JSON Pointers (RFC 6901): into the document after for what is there,
 * into the one before for what was removed.
 */
export type StructureChange =
  | { readonly kind: 'added'; readonly path: string; readonly after: JsonValue }
  | { readonly kind: 'removed'; readonly path: string; readonly before: JsonValue }
  | { readonly kind: 'changed'; readonly path: string; readonly before: JsonValue; readonly after: JsonValue }
  /** An item of an array that stands elsewhere among its neighbours; `from` is its path before. */
  | { readonly kind: 'moved'; readonly path: string; readonly from: string; readonly value: JsonValue };

/**
 * What differs between two documents as values. The order of an object's keys and the way a number is written are no difference;
 * null and absent, 1 and "1" are. In the order of the document after, each removal where it was.
 */
export function structureDiff(before: JsonValue, after: JsonValue): readonly StructureChange[] {
  const changes: StructureChange[] = [];
  compare(before, after, '', '', changes);
  return changes;
}

function compare(before: JsonValue, after: JsonValue, from: string, path: string, changes: StructureChange[]): void {
  if (isJsonObject(before) && isJsonObject(after)) compareObjects(before, after, from, path, changes);
  else if (isJsonArray(before) && isJsonArray(after)) compareArrays(before, after, from, path, changes);
  else if (sameText(before) !== sameText(after)) changes.push({ kind: 'changed', path, before, after });
}

function compareObjects(before: JsonObject, after: JsonObject, from: string, path: string, changes: StructureChange[]): void {
  for (const [name, value] of Object.entries(before)) {
    if (!Object.hasOwn(after, name)) changes.push({ kind: 'removed', path: step(from, name), before: value });
  }
  for (const [name, value] of Object.entries(after)) {
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    if (old === undefined) changes.push({ kind: 'added', path: step(path, name), after: value });
    else compare(old, value, step(from, name), step(path, name), changes);
  }
}

function compareArrays(before: readonly JsonValue[], after: readonly JsonValue[], from: string, path: string, changes: StructureChange[]): void {
  for (const { old, now, moved } of pairItems(before, after)) {
    const [was, is] = [old === undefined ? undefined : before[old], now === undefined ? undefined : after[now]];
    if (was === undefined) {
      if (is !== undefined) changes.push({ kind: 'added', path: step(path, String(now)), after: is });
    } else if (is === undefined) changes.push({ kind: 'removed', path: step(from, String(old)), before: was });
    else {
      if (moved) changes.push({ kind: 'moved', path: step(path, String(now)), from: step(from, String(old)), value: is });
      compare(was, is, step(from, String(old)), step(path, String(now)), changes);
    }
  }
}

function step(path: string, name: string): string {
  return `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
