import type { ScanRow } from '../scan/row.ts';

/** Distinct models in use, and how many of them have a finding of a kind. */
export type ModelStates = { readonly models: number; readonly retired: number; readonly deprecated: number; readonly floating: number };

/** Counts models, not places: one that is retired and floating is retired. */
export function modelStates(rows: readonly ScanRow[]): ModelStates {
  const used = rows.filter(({ role, alias, endpoint, findings }) => alias === undefined && endpoint === undefined && (role === 'usage' || findings.length > 0));
  const counts = { models: 0, retired: 0, deprecated: 0, floating: 0 };
  for (const members of Map.groupBy(used, ({ model }) => model).values()) {
    const rules = new Set(members.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
    counts.models += 1;
    const state = (['retired', 'deprecated', 'floating'] as const).find((name) => rules.has(`model/${name}`));
    if (state !== undefined) counts[state] += 1;
  }
  return counts;
}
