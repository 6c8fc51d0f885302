import { applySettings, scanRows, type Analysis, type LanguageId, type ParameterTarget, type Scanner, type ScanRow, type Settings } from '../../core/index.ts';
import { decodeTextFile } from '../readTextFile.ts';

/** One file to scan. Plain data: it is sent to a worker. */
export type ScanJob = {
  readonly language: LanguageId;
  readonly bytes: Uint8Array;
  /** The path that rows show; '/'-separated. */
  readonly shown: string;
  /** The path from the folder of `promptshift.json`, which accessors and accepted findings are named from. */
  readonly inRepository: string;
  /** See `SourceDocument`. */
  readonly aliases?: readonly string[];
  readonly usedAliases?: readonly string[];
  /** What the parameter check aims at; without it there is none. */
  readonly target?: ParameterTarget;
};

/** What became of a file. `analysis` is there when it is new and may be kept. */
export type JobResult =
  | { readonly kind: 'rows'; readonly rows: readonly ScanRow[]; readonly problem?: string; readonly analysis?: Analysis }
  | { readonly kind: 'skipped'; readonly reason: string }
  /** The scanner broke on it; `reason` is a sentence. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Scans the bytes of a file, or judges anew what is known of them. Rejects with the signal's reason alone: whatever a file holds is a result. */
export async function runJob(job: ScanJob, scanner: Scanner, { ignore }: Pick<Settings, 'ignore'>, signal: AbortSignal, known?: Analysis): Promise<JobResult> {
  if (known?.references.length === 0) return { kind: 'rows', rows: [], ...(known.problem === undefined ? {} : { problem: known.problem }) };
  const file = decodeTextFile(job.bytes);
  if (file.kind !== 'text') return file;
  const { aliases, usedAliases } = job;
  const document = {
    path: job.inRepository, language: job.language, text: file.text,
    ...(aliases === undefined ? {} : { aliases }), ...(usedAliases === undefined ? {} : { usedAliases }),
  };
  try {
    const analysis = known ?? await scanner.analyse(document, signal);
    const scanned = scanner.judge(document, analysis);
    const checked = job.target === undefined ? scanned : await scanner.checkParameters(document, scanned, job.target, signal);
    const judged = applySettings(checked, { ignore }, job.inRepository);
    const rows = scanRows(judged, file.text, job.shown);
    return { kind: 'rows', rows, ...(judged.problem === undefined ? {} : { problem: judged.problem }), ...(known === undefined ? { analysis } : {}) };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'failed', reason: `Not scanned: the scanner failed on it (${error instanceof Error ? error.message : String(error)}).` };
  }
}
