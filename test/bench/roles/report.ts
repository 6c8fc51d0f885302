import type { Role } from '../../../src/core/index.ts';
import { labelledRole, reportedRole, type Measured, type Pair } from './measure.ts';

const roles: readonly (Role | 'none')[] = ['usage', 'branch', 'catalog', 'assert', 'mention', 'dynamic', 'none'];

/** What the measurement says, as lines for a terminal. Names places and ids, never code. */
export function reportLines(name: string, measured: Measured): readonly string[] {
  const counted = measured.pairs.filter(({ label }) => label?.optional !== true);
  const labelled = counted.filter(({ label }) => label !== undefined);
  const rest = labelled.filter((pair) => labelledRole(pair) !== 'usage');
  const met = labelled.filter(({ row }) => row !== undefined);
  return [
    `${name}: ${labelled.length} references in ${measured.filesScored} files`
      + (measured.filesMissing === 0 ? '' : ` (${measured.filesMissing} files of repositories not at hand: give --repos)`),
    usageLine('usage', counted),
    `  role of the rest   ${share(rest.filter(rightRole).length, rest.length)}`,
    `  place and text     ${share(met.filter(samePlace).length, met.length)} of those found`,
    '',
    ...confusion(counted),
    '',
    ...groups(counted, ({ file }) => file.kind),
    ...groups(counted, ({ file }) => file.language),
    '',
    'Disagreements (labelled > reported)',
    ...counted.filter((pair) => !rightRole(pair)).map(disagreement),
  ];
}

function usageLine(title: string, pairs: readonly Pair[]): string {
  const wanted = pairs.filter((pair) => labelledRole(pair) === 'usage');
  const reported = pairs.filter((pair) => reportedRole(pair) === 'usage');
  return `  ${title.padEnd(12)} recall ${share(wanted.filter(rightRole).length, wanted.length)}  precision ${share(reported.filter(rightRole).length, reported.length)}`;
}

function groups(pairs: readonly Pair[], keyOf: (pair: Pair) => string): readonly string[] {
  return [...Map.groupBy(pairs, keyOf)].toSorted(([a], [b]) => a.localeCompare(b)).map(([key, members]) => usageLine(key, members));
}

function confusion(pairs: readonly Pair[]): readonly string[] {
  const cells = (row: readonly (string | number)[]): string => `  ${row.map((cell, at) => (at === 0 ? String(cell).padEnd(10) : String(cell).padStart(8))).join('')}`;
  const count = (wanted: Role | 'none', got: Role | 'none'): number =>
    pairs.filter((pair) => labelledRole(pair) === wanted && reportedRole(pair) === got).length;
  return ['Roles: a row is a label, a column what was reported', cells(['', ...roles]), ...roles.map((wanted) => cells([wanted, ...roles.map((got) => count(wanted, got))]))];
}

function disagreement(pair: Pair): string {
  const { file, label, row } = pair;
  const place = label ?? row;
  return `  ${labelledRole(pair)} > ${reportedRole(pair)}  ${file.source}:${file.path}:${place?.line ?? 0}:${place?.column ?? 0}  ${place?.text ?? ''}`;
}

function rightRole(pair: Pair): boolean {
  return labelledRole(pair) === reportedRole(pair);
}

function samePlace({ label, row }: Pair): boolean {
  return label !== undefined && row !== undefined && label.line === row.line && label.column === row.column && label.text === row.text;
}

function share(part: number, whole: number): string {
  return `${part} / ${whole} (${whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`})`;
}
