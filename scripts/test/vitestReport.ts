import type { Counts } from './stage.ts';

type FileResult = {
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
};

/** What vitest's json report says: its counts, and the files (absolute paths) with a failure. */
export type VitestReport = { readonly counts: Counts; readonly failedFiles: readonly string[]; readonly files: readonly FileResult[] };

/** Reads vitest's json report. A file that failed before its first test counts as one failure. */
export function readVitestReport(json: string): VitestReport {
  const { testResults } = JSON.parse(json) as { readonly testResults: readonly FileResult[] };
  return reportOf(testResults);
}

/**
 * The report after the failed files ran again: their second results stand for their first.
 * A file that passed then is named in the note, because a test that passes now and then is a fault too.
 */
export function withSecondTry(first: VitestReport, second: VitestReport): VitestReport {
  const again = new Map(second.files.map((file) => [file.name, file]));
  const merged = reportOf(first.files.map((file) => again.get(file.name) ?? file));
  const unsteady = first.failedFiles.filter((name) => again.has(name) && !merged.failedFiles.includes(name));
  if (unsteady.length === 0) return merged;
  const names = unsteady.map((name) => name.slice(name.lastIndexOf('/') + 1)).join(', ');
  return { ...merged, counts: { ...merged.counts, note: `passed only on the second try: ${names}` } };
}

function reportOf(files: readonly FileResult[]): VitestReport {
  const count = (...statuses: readonly string[]): number =>
    files.reduce((sum, { assertionResults }) => sum + assertionResults.filter(({ status }) => statuses.includes(status)).length, 0);
  const failedFiles = files.filter(({ status }) => status === 'failed');
  const broken = failedFiles.filter(({ assertionResults }) => !assertionResults.some(({ status }) => status === 'failed'));
  return {
    counts: { passed: count('passed'), failed: count('failed') + broken.length, skipped: count('skipped', 'pending', 'todo', 'disabled') },
    failedFiles: failedFiles.map(({ name }) => name),
    files,
  };
}
