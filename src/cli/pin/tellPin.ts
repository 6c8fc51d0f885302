import { unifiedDiff, type FilePair } from '../../core/index.ts';
import type { CliContext } from '../context.ts';
import { writeResult } from '../output.ts';
import { leftSummary } from './leftSummary.ts';
import type { PinOptions } from './options.ts';

/** A reference that stays: its place where its document was looked at, 1-based. */
export type LeftPlace = { readonly path: string; readonly line?: number; readonly column?: number; readonly text: string; readonly reason: string };

/** What was pinned, or would be: files as they were and are, seen from the working directory. */
export type PinReport = {
  readonly alias: string;
  readonly pairs: readonly FilePair[];
  readonly pinned: number;
  /** In how many files. */
  readonly files: number;
  readonly notes: readonly string[];
  readonly left: readonly LeftPlace[];
};

export const otherLanguageReason = 'Files of this kind cannot ask for an alias.';

/** Prints the change on stdout or into a file, and on stderr what is left and why. */
export async function tellPin(report: PinReport, { format, output, model, write = false, quiet = false }: PinOptions, context: CliContext): Promise<void> {
  const { alias, pairs, pinned, files, notes, left } = report;
  const whole = format === 'json' ? await asJson(report, write) : write ? pairs.map((pair) => `${changeOf(pair)} ${pair.path}\n`).join('') : await unifiedDiff(pairs);
  await writeResult(context, output, whole);
  if (quiet) return;
  const { stderr } = context;
  for (const note of notes) stderr.write(`note: ${note}\n`);
  tellLeft(left, context);
  stderr.write(leftSummary(left));
  const count = `${pinned} ${pinned === 1 ? 'reference' : 'references'} in ${files} ${files === 1 ? 'file' : 'files'}`;
  if (pinned === 0) stderr.write(`Nothing to put behind an alias${left.length > 0 ? '.' : `: no hard-coded use of ${model ?? 'a model'} is here. See what is: promptshift scan --format csv.`}\n`);
  else stderr.write(write ? `${count} put behind ${alias}.\n` : `${count} would go behind ${alias}. Nothing is written: run again with --write.\n`);
}

const changeOf = ({ before }: FilePair): 'made' | 'changed' => (before === undefined ? 'made' : 'changed');

async function asJson({ alias, pairs, pinned, notes, left }: PinReport, written: boolean): Promise<string> {
  const files = pairs.map((pair) => ({ path: pair.path, change: changeOf(pair) }));
  return `${JSON.stringify({ alias, pinned, written: written && files.length > 0, files, left, notes, ...(written ? {} : { diff: await unifiedDiff(pairs) }) }, null, 2)}\n`;
}

/** What was looked at, one line a place; then files of other languages, one line each. */
function tellLeft(left: readonly LeftPlace[], { stderr }: CliContext): void {
  const others = new Map<string, Set<string>>();
  for (const { path, line, column, text, reason } of left) {
    if (line === undefined) others.set(path, (others.get(path) ?? new Set()).add(text));
    else stderr.write(`left ${path}:${line}:${column} ${text}: ${reason}\n`);
  }
  if (others.size > 0) stderr.write(`${otherLanguageReason} Left:\n`);
  for (const [path, texts] of others) stderr.write(`  ${path}: ${[...texts].join(', ')}\n`);
}
