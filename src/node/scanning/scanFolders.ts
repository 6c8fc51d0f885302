import type { FileGround, Logger, ScanRow, SuiteSubject } from '../../core/index.ts';
import { createNearestAliases } from '../aliasFinder.ts';
import { createFileReader } from '../fileReader.ts';
import { createNearestSettings } from '../settingsFinder.ts';
import { openAnalysisCache } from './analysisCache.ts';
import { scannerVersion } from './scannerVersion.ts';
import { scanTree } from './scanTree.ts';

export type FolderScanOptions = {
  /** The path that rows and messages show. */
  readonly show: (path: string) => string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** What is known of a file's content is kept here; made when needed. */
  readonly cacheFolder: string;
  /** The worker's file; see `createWorkerPool`. */
  readonly workerFile: URL;
  /** Only these files, absolute, of what the folders hold. */
  readonly only?: ReadonlySet<string>;
  readonly logger: Logger;
};

/** A file that was read, and what it holds; `path` is absolute. A file that cannot be read holds nothing and says why. */
export type ScannedFile = { readonly path: string; readonly rows: readonly ScanRow[]; readonly problem?: string; readonly ground?: FileGround; readonly suite?: SuiteSubject };

/**
 * Scans folders (absolute) as an editor wants it: nearest settings, nearest aliases, results kept by content.
 * @throws the signal's reason when aborted, PromptshiftError for a `promptshift.json` with a mistake
 */
export async function* scanFolders(folders: readonly string[], options: FolderScanOptions, signal: AbortSignal): AsyncGenerator<ScannedFile> {
  const { show, today, cacheFolder, workerFile, only, logger } = options;
  const files = createFileReader();
  const cache = await openAnalysisCache({ folder: cacheFolder, roots: folders, scannerVersion: scannerVersion(), today, logger });
  const scans = scanTree(folders, {
    settings: createNearestSettings(show, { files, today, signal }),
    aliases: createNearestAliases({ files, signal }),
    show, today, cache, workerFile,
    ...(only === undefined ? {} : { selection: { only } }),
  }, signal);
  for await (const scan of scans) {
    if (scan.kind === 'scanned') yield { path: scan.path, rows: scan.rows, ground: scan.ground, ...(scan.suite === undefined ? {} : { suite: scan.suite }), ...(scan.problem === undefined ? {} : { problem: scan.problem }) };
    else if (scan.kind === 'unreadable') yield { path: scan.path, rows: [], problem: scan.reason };
  }
  await cache.save();
}
