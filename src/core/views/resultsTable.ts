import { caseChanges, caseFilters, caseFlags, severityNames, type CaseChangeView, type CaseFilter, type ResultsTable } from './results.ts';
import type { SideName } from './comparison.ts';

/** By what the table can be sorted. `change`: what to look at first. */
export const sortKeys = ['change', 'id', 'severity', 'passed', 'score', 'latency', 'cost'] as const;
export type SortKey = (typeof sortKeys)[number];
export type ResultsSort = { readonly key: SortKey; readonly descending: boolean };

/** Which rows, in which order. */
export type RowChoice = { readonly filter: CaseFilter; readonly search: string; readonly sort: ResultsSort };

/** Finds rows of one table; what it works out once serves every later choice. */
export interface RowFinder {
  readonly counts: Readonly<Record<CaseFilter, number>>;
  /** Indexes of the rows that are wanted, in order. */
  find(choice: RowChoice): readonly number[];
}

export function changeOf(table: ResultsTable, row: number): CaseChangeView {
  return caseChanges[table.changes[row] ?? 3] ?? 'missing';
}

export function hasFlag(table: ResultsTable, row: number, flag: keyof typeof caseFlags): boolean {
  return ((table.flags[row] ?? 0) & caseFlags[flag]) !== 0;
}

export function severityOf(table: ResultsTable, row: number): string {
  return severityNames[table.severities[row] ?? 2] ?? 'normal';
}

/** Candidate minus baseline; undefined where a side has none. */
export function differenceOf(table: ResultsTable, row: number, column: 'score' | 'latencyMs' | 'costUsd'): number | undefined {
  const [before, after] = [table.baseline[column][row], table.candidate[column][row]];
  return before === null || before === undefined || after === null || after === undefined ? undefined : after - before;
}

export function createRowFinder(table: ResultsTable): RowFinder {
  const all = table.ids.map((_id, row) => row);
  const counts = Object.fromEntries(caseFilters.map((filter) => [filter, all.filter((row) => passes(table, row, filter)).length])) as Record<CaseFilter, number>;
  let haystack: readonly string[] | undefined;
  const values = new Map<SortKey, readonly (number | string)[]>();
  const valuesOf = (key: SortKey): readonly (number | string)[] => {
    const known = values.get(key) ?? all.map((row) => sortValue(table, row, key));
    values.set(key, known);
    return known;
  };
  return {
    counts,
    find({ filter, search, sort }) {
      const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
      haystack ??= all.map((row) => [table.ids[row], table.tags[row], severityOf(table, row), table.why[row]].join('\n').toLowerCase());
      const texts = haystack;
      const wanted = all.filter((row) => passes(table, row, filter) && words.every((word) => texts[row]?.includes(word) === true));
      const keys = valuesOf(sort.key);
      const sign = sort.descending ? -1 : 1;
      // rows that are equal stay in the suite's order
      return wanted.toSorted((a, b) => compareValues(keys[a], keys[b], sign) || a - b);
    },
  };
}

function passes(table: ResultsTable, row: number, filter: CaseFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'regressions':
      return changeOf(table, row) === 'loss';
    case 'wins':
      return changeOf(table, row) === 'win';
    case 'flaky':
      return hasFlag(table, row, 'flaky');
    case 'errors':
      return hasFlag(table, row, 'error') || changeOf(table, row) === 'missing';
  }
}

function sortValue(table: ResultsTable, row: number, key: SortKey): number | string {
  switch (key) {
    case 'id':
      return table.ids[row] ?? '';
    case 'severity':
      return table.severities[row] ?? 0;
    case 'change':
      return urgency(table, row);
    case 'passed':
      return shareOf(table, row, 'candidate') - shareOf(table, row, 'baseline');
    case 'score':
      return differenceOf(table, row, 'score') ?? Number.NaN;
    case 'latency':
      return differenceOf(table, row, 'latencyMs') ?? Number.NaN;
    case 'cost':
      return differenceOf(table, row, 'costUsd') ?? Number.NaN;
  }
}

/** Errors first, then regressions, wins and flaky cases, each the most severe first; then the rest. */
function urgency(table: ResultsTable, row: number): number {
  const severity = table.severities[row] ?? 2;
  const change = changeOf(table, row);
  const rank = change === 'missing' || hasFlag(table, row, 'error') ? 0 : change === 'loss' ? 1 : change === 'win' ? 2 : hasFlag(table, row, 'flaky') ? 3 : 4;
  return rank * 10 + (rank === 4 ? 0 : severity);
}

function shareOf(table: ResultsTable, row: number, side: SideName): number {
  const repeats = table[side].repeats[row] ?? 0;
  return repeats === 0 ? Number.NaN : (table[side].passed[row] ?? 0) / repeats;
}

/** What has no value comes last, whichever way round. */
function compareValues(a: number | string | undefined, b: number | string | undefined, sign: number): number {
  if (typeof a === 'string' && typeof b === 'string') return sign * (a < b ? -1 : a > b ? 1 : 0);
  const [left, right] = [Number(a), Number(b)];
  if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
  return sign * (left - right);
}
