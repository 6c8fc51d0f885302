import type { CatalogData, ExtraPrice, LifecycleTuple } from './catalogData.ts';
import json from './data/catalog.json' with { type: 'json' };
import type { LifecycleRow } from './lifecycle.ts';

const data = json as unknown as CatalogData;

const rows: readonly LifecycleRow[] = data.lifecycle.map(toRow);
const rowsById = indexRows(rows);
const snapshots = new Map(data.snapshots.map(([id, snapshot]) => [id, snapshot]));
const suggestions: readonly string[] = data.ids.filter(({ suggest }) => suggest).flatMap(({ ids }) => ids.split(' '));
const listed: ReadonlySet<string> = new Set([
  ...data.ids.flatMap(({ ids }) => ids.split(' ')), ...data.lifecycle.flatMap((row) => [row[1], ...row[2]]), ...snapshots.keys(), ...snapshots.values(),
]);
const hosted: ReadonlySet<string> = new Set(data.hosted.ids.split(' '));
const limits = new Map(data.limits.map((row) => [row[0], row]));

/** The day the shipped catalog was compiled for, and the publication day of the price data. */
export const catalogDates: { readonly catalog: string; readonly prices: string } = { catalog: data.asOf, prices: data.pricesAsOf };

/** True when a source of the catalog names the canonical id. */
export function isListed(model: string): boolean {
  return listed.has(model);
}

/** The snapshot a floating id stands for today, when a source names it. */
export function snapshotOf(model: string): string | undefined {
  return snapshots.get(model);
}

/** True when a host sells a model under this `author/slug`. */
export function isHosted(text: string): boolean {
  return hosted.has(text.toLowerCase());
}

/** The authors before the slash of {@link isHosted}'s names. */
export function hostedAuthors(): readonly string[] {
  return [...new Set(data.hosted.ids.split(' ').map((id) => id.slice(0, id.indexOf('/'))).filter((author) => author !== ''))];
}

/** Every shipped row for an id, under its own name or as another row's alias. */
export function lifecycleRows(model: string): readonly LifecycleRow[] {
  return rowsById.get(model) ?? [];
}

/** All shipped rows, in the order of the file. */
export function allLifecycleRows(): readonly LifecycleRow[] {
  return rows;
}

/** Ids that may be proposed for a misspelled one. */
export function suggestedIds(): readonly string[] {
  return suggestions;
}

/** Tokens, with the source; undefined when no source says. */
export type ModelLimits = { readonly context?: number; readonly maxOutput?: number; readonly source: string; readonly asOf: string };

export function limitsOf(model: string): ModelLimits | undefined {
  const row = limits.get(model);
  if (row === undefined) return undefined;
  const [, context, maxOutput, source] = row;
  return { ...(context === null ? {} : { context }), ...(maxOutput === null ? {} : { maxOutput }), ...sourceAt(source) };
}

/** Prices kept by hand for an id that the price package lacks. */
export function extraPriceOf(model: string): (ExtraPrice & { readonly asOf: string }) | undefined {
  const price = data.prices.find(({ ids }) => ids.includes(model));
  return price === undefined ? undefined : { ...price, asOf: sourceAt(price.source).asOf };
}

function sourceAt(index: number): { readonly source: string; readonly asOf: string } {
  const source = data.sources[index];
  return { source: source?.name ?? '', asOf: source?.asOf ?? '' };
}

function toRow(tuple: LifecycleTuple): LifecycleRow {
  const [vendor, id, aliases, released, announced, shutdown, status, replacements, source, asOf, confidence, distributions] = tuple;
  return {
    vendor, id, aliases, released, announced, shutdown, status, replacements, source: sourceAt(source).source, asOf,
    ...(confidence === null ? {} : { confidence }),
    ...(distributions.length === 0 ? {} : { distributions: distributions.map(([via, said, stops]) => ({ via, announced: said, shutdown: stops })) }),
  };
}

/** Own rows come before rows that only name the id as an alias. */
function indexRows(all: readonly LifecycleRow[]): ReadonlyMap<string, readonly LifecycleRow[]> {
  const index = new Map<string, LifecycleRow[]>();
  const add = (id: string, row: LifecycleRow): void => {
    const found = index.get(id);
    if (found === undefined) index.set(id, [row]);
    else if (!found.includes(row)) found.push(row);
  };
  for (const row of all) add(row.id, row);
  for (const row of all) for (const alias of row.aliases) add(alias, row);
  return index;
}
