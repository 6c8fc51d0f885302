import type { ScanRow } from '../scan/row.ts';
import { createRiskAssessor, type FileGround, type RiskAssessor } from './assessRisk.ts';
import type { SuiteSubject } from './suites.ts';

/** A file of a scan, as risks are worked out from it. */
export type GroundedFile = { readonly rows: readonly ScanRow[]; readonly ground?: FileGround; readonly suite?: SuiteSubject };

type Known = { readonly suites: readonly SuiteSubject[]; readonly assess: RiskAssessor; readonly rows: WeakMap<GroundedFile, readonly ScanRow[]> };

/**
 * Makes a function from all files of a workspace to their rows with their risk. A file decides about others by its eval suite alone: as long as those stay,
 * only a file that is new (another object) is looked at.
 */
export function createFileAssessor(): (files: readonly GroundedFile[]) => readonly ScanRow[] {
  let known: Known | undefined;
  return (files) => {
    const suites = files.flatMap(({ suite }) => suite ?? []);
    if (known === undefined || known.suites.length !== suites.length || known.suites.some((suite, at) => suite !== suites[at])) {
      known = { suites, assess: createRiskAssessor(suites), rows: new WeakMap() };
    }
    const { assess, rows } = known;
    return files.flatMap((file) => {
      const { ground } = file;
      if (file.rows.length === 0 || ground === undefined) return file.rows;
      const found = rows.get(file) ?? file.rows.map((row) => assess(row, ground));
      rows.set(file, found);
      return found;
    });
  };
}
