import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { decodeText, hasTarget, isSuitePath, readSuiteSubject, type FileGround, type ScanRow, type Settings, type SuiteSubject } from '../../core/index.ts';
import type { AliasFinder, FoundAliases } from '../aliasFinder.ts';
import { findFiles, type FoundFile, type NotScanned, type Selection } from '../findFiles.ts';
import { mapAhead } from '../mapAhead.ts';
import { relativePath } from '../paths.ts';
import { readFileBytes } from '../readTextFile.ts';
import type { SettingsFinder } from '../settingsFinder.ts';
import { cacheKey, noCache, type AnalysisCache } from './analysisCache.ts';
import { createByteBudget } from './byteBudget.ts';
import { runJob, type JobResult, type ScanJob } from './scanJob.ts';
import { createScannerForSettings } from './scannerForSettings.ts';
import { createWorkerPool, type WorkerPool } from './workerPool.ts';
import type { WorkerSettings } from './workerMessages.ts';

/** What became of one file or folder; `path` is absolute. */
export type TreeScan =
  | { readonly kind: 'scanned'; readonly path: string; readonly rows: readonly ScanRow[]; readonly problem?: string; readonly settings: Settings; readonly ground: FileGround; readonly suite?: SuiteSubject }
  | NotScanned;

export type ScanTreeOptions = {
  readonly settings: SettingsFinder;
  /** The path that rows show; '/'-separated. */
  readonly show: (path: string) => string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly selection?: Selection;
  /** Where aliases are defined; without it nobody is told that one is not. */
  readonly aliases?: AliasFinder;
  /** What the parameter check aims at in place of the settings' `target`. */
  readonly target?: string;
  readonly cache?: AnalysisCache;
  /** Most threads; chosen by the machine unless told. */
  readonly threads?: number;
  /** The worker's file; see `createWorkerPool`. */
  readonly workerFile?: URL;
};

/** Files under way at a time: enough to keep disk and threads busy. */
const filesAhead = 48;
/** Bytes of files under way at a time. */
const bytesAhead = 16 * 1024 * 1024;
/** Fewer files than this are scanned before a thread has started. */
const fewFiles = 64;
/** More threads add less than the memory each of them takes. */
const mostThreads = 4;

/**
 * Scans every file below the roots (absolute) that settings and `.gitignore` let through, in a stable order, each once:
 * on this thread when there are few, else on worker threads. What the cache knows is not scanned again.
 * @throws the signal's reason when aborted, PromptshiftError for a `promptshift.json` with a mistake
 */
export async function* scanTree(roots: readonly string[], options: ScanTreeOptions, signal: AbortSignal): AsyncGenerator<TreeScan> {
  const { settings, show, today, selection, aliases, cache = noCache, threads = Math.min(availableParallelism(), mostThreads) } = options;
  const scannerFor = createScannerForSettings(today);
  const inProcess = (job: ScanJob, by: WorkerSettings): Promise<JobResult> => runJob(job, scannerFor(by), by, signal);
  const budget = createByteBudget(bytesAhead);
  const { files, many } = await countAhead(findFiles(roots, settings, signal, selection), fewFiles);
  const pool: WorkerPool | undefined = many && threads > 1
    ? createWorkerPool({ start: { today }, size: threads, inProcess, ...(options.workerFile === undefined ? {} : { file: options.workerFile }) })
    : undefined;
  const stop = (): void => pool?.close(signal.reason);
  signal.addEventListener('abort', stop, { once: true });

  async function scan(found: FoundFile | NotScanned): Promise<TreeScan> {
    if (found.kind !== 'found') return found;
    const { path, language } = found;
    let taken = 0;
    try {
      const file = await readFileBytes(path, signal, { whenSized: async (size) => { await budget.take(size); taken = size; } });
      if (file.kind !== 'bytes') return { ...file, path };
      const applied = await settings.forFolder(dirname(path));
      // Accessors and accepted findings are named from the folder of promptshift.json.
      const inRepository = applied.fromFile ? relativePath(applied.base, path) : show(path);
      const config = await aliases?.forFolder(dirname(path));
      const job: ScanJob = { language, bytes: file.bytes, shown: show(path), inRepository, ...(config?.names === undefined ? {} : { aliases: config.names }), ...targetOf(options.target ?? applied.settings.target, config) };
      const key = cache === noCache ? '' : cacheKey(job, applied.settings.accessors);
      const known = cache.find(key);
      const result = known !== undefined ? await runJob(job, scannerFor(applied.settings), applied.settings, signal, known)
        : pool === undefined ? await inProcess(job, applied.settings)
        : await pool.run(job, applied.settings);
      if (result.kind !== 'rows') return { kind: result.kind === 'skipped' ? 'skipped' : 'unreadable', path, reason: result.reason };
      // A parse that ran out of time may have more of it the next time.
      if (result.analysis !== undefined && result.problem === undefined) cache.add(key, result.analysis);
      const ground = { path: inRepository, risk: applied.settings.risk, catalog: applied.settings.catalog, aliases: (await config?.config())?.aliases ?? {} };
      const suite = isSuitePath(path) ? await suiteOf(show(path), file.bytes) : undefined;
      return { kind: 'scanned', path, rows: result.rows, settings: applied.settings, ground, ...(suite === undefined ? {} : { suite }), ...(result.problem === undefined ? {} : { problem: result.problem }) };
    } finally {
      if (taken > 0) budget.give(taken);
    }
  }

  try {
    for await (const each of mapAhead(files, pool === undefined ? 8 : filesAhead, scan)) {
      signal.throwIfAborted();
      yield each;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    pool?.close(new Error('The scan has ended.'));
  }
}

async function suiteOf(path: string, bytes: Uint8Array): Promise<SuiteSubject | undefined> {
  const decoded = decodeText(bytes);
  return decoded.kind === 'binary' ? undefined : await readSuiteSubject(path, decoded.text);
}

/** The models a file's calls are to move to, where anything says so. */
function targetOf(target: string | undefined, config: FoundAliases | undefined): Pick<ScanJob, 'target'> {
  const found = { ...(target === undefined ? {} : { target }), ...(config?.models === undefined ? {} : { aliases: config.models }) };
  return hasTarget(found) ? { target: found } : {};
}

/** The same items, once it is known whether there are at least `enough`. */
async function countAhead<Item>(source: AsyncGenerator<Item>, enough: number): Promise<{ readonly files: AsyncIterable<Item>; readonly many: boolean }> {
  const first: Item[] = [];
  while (first.length < enough) {
    const next = await source.next();
    if (next.done === true) break;
    first.push(next.value);
  }
  async function* all(): AsyncGenerator<Item> {
    yield* first;
    yield* source;
  }
  return { files: all(), many: first.length === enough };
}
