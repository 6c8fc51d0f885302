import { diffArrays } from 'diff';
import { isJsonArray, isJsonObject, sameText, type JsonValue } from './jsonValue.ts';

/** Which item before became which after; one of them is undefined for an item that came or went. */
export type ItemPair = { readonly old?: number; readonly now?: number; readonly moved: boolean };

/** Arrays that take longer to bring in line are compared by place. */
const alignMs = 500;
/** Fields by which people tell items apart, the surest first. */
const identityFields = ['id', 'uuid', 'key', 'name', 'sku', 'code', 'slug', 'title'];

/**
 * Pairs the items of two arrays: equal ones in the same order first, then those that say by a field that they are the same item or
 * are equal elsewhere (moved), then what is left in the same gap. In the order of the array after, removals where they were.
 */
export function pairItems(before: readonly JsonValue[], after: readonly JsonValue[]): readonly ItemPair[] {
  const field = identityField(before, after);
  const keysOf = (items: readonly JsonValue[]): readonly string[] => items.map((item) => keyOf(item, field));
  const [oldKeys, newKeys] = [keysOf(before), keysOf(after)];
  const aligned = align(oldKeys, newKeys);
  const elsewhere = matchElsewhere(aligned, oldKeys, newKeys);
  const pairs: ItemPair[] = [];
  for (const gap of aligned) {
    if ('now' in gap) {
      pairs.push({ ...gap, moved: false });
      continue;
    }
    const gone = gap.olds.filter((old) => !elsewhere.olds.has(old));
    const come = gap.news.filter((now) => !elsewhere.news.has(now));
    const partner = pairInGap(gone, come, before, after);
    const paired = new Set(partner.values());
    pairs.push(...gone.filter((old) => !paired.has(old)).map((old): ItemPair => ({ old, moved: false })));
    for (const now of gap.news) {
      const from = elsewhere.news.get(now);
      const old = from ?? partner.get(now);
      pairs.push(old === undefined ? { now, moved: false } : { old, now, moved: from !== undefined });
    }
  }
  return pairs;
}

type Gap = { readonly olds: readonly number[]; readonly news: readonly number[] };
type Aligned = { readonly old: number; readonly now: number } | Gap;

/** The longest common run of keys, and the gaps between. */
function align(before: readonly string[], after: readonly string[]): readonly Aligned[] {
  const changes = diffArrays([...before], [...after], { timeout: alignMs });
  if (changes === undefined) return [{ olds: [...before.keys()], news: [...after.keys()] }];
  const aligned: Aligned[] = [];
  let old = 0;
  let now = 0;
  let gap: { olds: number[]; news: number[] } | undefined;
  for (const { value, added, removed } of changes) {
    for (let i = 0; i < value.length; i++) {
      if (!added && !removed) {
        gap = undefined;
        aligned.push({ old: old++, now: now++ });
        continue;
      }
      if (gap === undefined) aligned.push((gap = { olds: [], news: [] }));
      if (removed) gap.olds.push(old++);
      else gap.news.push(now++);
    }
  }
  return aligned;
}

/** Items of one gap whose key stands in another, or elsewhere in the same: they have moved. */
function matchElsewhere(aligned: readonly Aligned[], before: readonly string[], after: readonly string[]): { readonly olds: ReadonlySet<number>; readonly news: ReadonlyMap<number, number> } {
  const gaps = aligned.filter((one): one is Gap => 'olds' in one);
  const waiting = new Map<string, number[]>();
  for (const old of gaps.flatMap(({ olds }) => olds)) {
    const key = before[old] ?? '';
    waiting.set(key, [...(waiting.get(key) ?? []), old]);
  }
  const olds = new Set<number>();
  const news = new Map<number, number>();
  for (const now of gaps.flatMap((gap) => gap.news)) {
    const old = waiting.get(after[now] ?? '')?.shift();
    if (old === undefined) continue;
    olds.add(old);
    news.set(now, old);
  }
  return { olds, news };
}

/** How many items further a partner is looked for. */
const farthest = 20;

/** What is left of a gap, in order, as far as the kinds are the same: `{…}` becomes another `{…}`, never a number. */
function pairInGap(gone: readonly number[], come: readonly number[], before: readonly JsonValue[], after: readonly JsonValue[]): ReadonlyMap<number, number> {
  const partner = new Map<number, number>();
  let next = 0;
  for (const now of come) {
    const kind = kindOf(after[now]);
    const ahead = gone.slice(next, next + farthest).findIndex((old) => kindOf(before[old]) === kind);
    const old = ahead < 0 ? undefined : gone[next + ahead];
    if (old === undefined) continue;
    partner.set(now, old);
    next += ahead + 1;
  }
  return partner;
}

function kindOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return 'null';
  return isJsonArray(value) ? 'array' : typeof value === 'object' ? 'object' : 'scalar';
}

/** A field that tells all items of both arrays apart. */
function identityField(before: readonly JsonValue[], after: readonly JsonValue[]): string | undefined {
  return identityFields.find((field) => [before, after].every((items) => {
    const values = items.map((item) => identity(item, field));
    return values.every((value) => value !== undefined) && new Set(values).size === values.length;
  }));
}

function identity(item: JsonValue, field: string): string | undefined {
  const value = isJsonObject(item) && Object.hasOwn(item, field) ? item[field] : undefined;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? sameText(value) : undefined;
}

function keyOf(item: JsonValue, field: string | undefined): string {
  return (field === undefined ? undefined : identity(item, field)) ?? sameText(item);
}
