import type { ScanSummary } from './types.ts';
import type { ScanRow } from '../scan/row.ts';

/** What the summary asks about a model's future; undefined when no row of the data speaks of it. */
export type LifecycleLookup = (text: string) => { readonly state: string; readonly asOf: string } | undefined;

/** Counts the models that matter: those in use, and those a finding is about. A table of prices is not a dependency. */
export function summariseScan(rows: readonly ScanRow[], lookup: LifecycleLookup): ScanSummary {
  const relevant = rows.filter(({ alias, endpoint, role, findings }) => alias === undefined && endpoint === undefined && (role === 'usage' || findings.length > 0));
  // One id may have several pin states (a deployment name equal to a model id): the first one written counts.
  const models = new Map(relevant.toReversed().map((row) => [row.model, row]));
  const counts = { retired: 0, floating: 0, pinned: 0, preview: 0, unknown: 0 };
  let oldest: string | undefined;
  for (const { text, pin } of models.values()) {
    const lifecycle = lookup(text);
    if (lifecycle !== undefined && (oldest === undefined || lifecycle.asOf < oldest)) oldest = lifecycle.asOf;
    counts[lifecycle?.state === 'retired' ? 'retired' : pin === 'snapshot' ? 'pinned' : pin]++;
  }
  return {
    models: models.size,
    files: new Set(relevant.map(({ path }) => path)).size,
    ...counts,
    aliases: new Set(rows.flatMap(({ alias }) => alias ?? [])).size,
    ...(oldest === undefined ? {} : { oldestDateUsed: oldest }),
  };
}
