import { createScanner, languageOf, type Role, type Scanner, type ScanRow } from '../../../src/core/index.ts';
import { createGrammarSource } from '../../../src/node/grammarSource.ts';
import { runJob } from '../../../src/node/scanning/scanJob.ts';
import type { Label, LabelledFile, LabelledSet } from './labels.ts';
import type { ReadSource } from './sources.ts';

/** One place where a label and what was reported meet; one of the two may be missing. */
export type Pair = { readonly file: LabelledFile; readonly label?: Label; readonly row?: ScanRow };

export type Measured = {
  readonly pairs: readonly Pair[];
  readonly filesScored: number;
  /** Files of repositories that are not at hand. */
  readonly filesMissing: number;
};

/** Scans every labelled file as the command line does, without settings, and lays what was reported beside the labels. */
export async function measure({ files, labels }: LabelledSet, read: ReadSource, today: string, signal: AbortSignal): Promise<Measured> {
  const scanner = createScanner(createGrammarSource(), { today: () => today, parseLimit: 20_000 });
  const byFile = Map.groupBy(labels, keyOf);
  const pairs: Pair[] = [];
  let filesScored = 0;
  for (const file of files) {
    const bytes = await read(file);
    if (bytes === undefined) continue;
    filesScored++;
    pairs.push(...pair(file, byFile.get(keyOf(file)) ?? [], await scan(file, bytes, scanner, signal)));
  }
  return { pairs, filesScored, filesMissing: files.length - filesScored };
}

/** The role a pair has for the scanner; `none` where it reports nothing. */
export function reportedRole({ row }: Pair): Role | 'none' {
  return row?.role ?? 'none';
}

/** The role a pair has for the person who labelled; `none` where that is no reference. */
export function labelledRole({ label }: Pair): Role | 'none' {
  return label?.role ?? 'none';
}

function keyOf({ source, path }: { readonly source: string; readonly path: string }): string {
  return `${source}:${path}`;
}

async function scan(file: LabelledFile, bytes: Uint8Array, scanner: Scanner, signal: AbortSignal): Promise<readonly ScanRow[]> {
  const language = languageOf(file.path);
  if (language === undefined) return [];
  const job = { language, bytes, shown: file.path, inRepository: file.path };
  const result = await runJob(job, scanner, { ignore: [] }, signal);
  if (result.kind === 'failed') throw new Error(`${keyOf(file)}: ${result.reason}`);
  // A row that names a service that stops is about no model.
  return result.kind === 'rows' ? result.rows.filter(({ endpoint }) => endpoint === undefined) : [];
}

/** A label and a row belong together when they share a character; each has one partner at most. */
function pair(file: LabelledFile, labels: readonly Label[], rows: readonly ScanRow[]): readonly Pair[] {
  const free = new Set(rows);
  const pairs = labels.map((label): Pair => {
    const met = rows.filter((row) => free.has(row) && share(label, row));
    const row = met.find(({ column, text }) => column === label.column && text === label.text) ?? met[0];
    if (row === undefined) return { file, label };
    free.delete(row);
    return { file, label, row };
  });
  return [...pairs, ...[...free].map((row): Pair => ({ file, row }))];
}

function share(label: Label, row: ScanRow): boolean {
  const first = row.line === label.line ? row.column : row.line < label.line ? 1 : Infinity;
  const end = row.endLine === label.line ? row.endColumn : row.endLine > label.line ? Infinity : 0;
  return first < label.column + label.text.length && label.column < end;
}
