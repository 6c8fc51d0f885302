import { printableLine, type FileGround, type LifecycleRow, type ScanProblem, type ScanRow, type SuiteSubject } from '../../core/index.ts';
import type { TreeScan } from '../../node/scanning/scanTree.ts';
import type { CliContext } from '../context.ts';
import { createProgress } from '../progress.ts';

/** What a scan found, whole or up to where it was stopped. */
export type Collected = {
  readonly rows: readonly ScanRow[];
  readonly problems: readonly ScanProblem[];
  readonly catalog: readonly LifecycleRow[];
  /** What holds for the rows of a file, by their path. */
  readonly grounds: ReadonlyMap<string, FileGround>;
  readonly suites: readonly SuiteSubject[];
  readonly filesScanned: number;
  readonly unreadable: boolean;
  readonly complete: boolean;
};

/**
 * Gathers rows and problems; problems are named on stderr as they come up, unless `quiet`.
 * A stopped scan ends with what there is; any other failure is thrown on.
 */
export async function collect(
  scans: AsyncIterable<TreeScan>, show: (path: string) => string, { quiet = false }: { readonly quiet?: boolean }, context: CliContext,
): Promise<Collected> {
  const rows: ScanRow[] = [];
  const problems: ScanProblem[] = [];
  const catalog = new Set<LifecycleRow>();
  const grounds = new Map<string, FileGround>();
  const suites: SuiteSubject[] = [];
  const progress = createProgress(context, quiet);
  let filesScanned = 0;
  let unreadable = false;
  let complete = true;
  const report = (path: string, message: string): void => {
    problems.push({ path: show(path), message });
    progress.clear();
    if (!quiet) context.logger.warn(`${printableLine(show(path))}: ${message}`);
  };
  try {
    for await (const scan of scans) {
      if (scan.kind !== 'scanned') {
        unreadable ||= scan.kind === 'unreadable';
        report(scan.path, scan.reason);
        continue;
      }
      filesScanned++;
      for (const row of scan.rows) rows.push(row);
      const [first] = scan.rows;
      if (first !== undefined) grounds.set(first.path, scan.ground);
      if (scan.suite !== undefined) suites.push(scan.suite);
      for (const row of scan.settings.catalog) catalog.add(row);
      if (scan.problem !== undefined) report(scan.path, scan.problem);
      progress.update(`Scanning: ${filesScanned.toLocaleString('en-US')} files, ${printableLine(show(scan.path))}`);
    }
  } catch (error) {
    if (!context.signal.aborted) throw error;
    complete = false;
  } finally {
    progress.clear();
  }
  return { rows, problems, catalog: [...catalog], grounds, suites, filesScanned, unreadable, complete };
}
