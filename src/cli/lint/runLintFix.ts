import { createChangeExplainer, createSyntaxRuntime, printableLine, PromptshiftError, schemaPlace, unifiedDiff, type ChangeExplainer, type StrictChange } from '../../core/index.ts';
import { fileErrorReason } from '../../node/fileError.ts';
import { createGrammarSource } from '../../node/grammarSource.ts';
import { readText, writeText } from '../../node/textFile.ts';
import type { LintOptions } from './options.ts';
import { exitCodes, type CliContext } from '../context.ts';
import { writeResult } from '../output.ts';
import { fixCodeFile } from './fixCodeFile.ts';
import { fixFile, type FixedSchema, type LeftSchema } from './fixFile.ts';
import { lintedFiles, parseLimit } from './runLint.ts';

type Totals = { schemas: number; files: number; left: number; unreadable: boolean };

/**
 * Makes schemas strict. Without `--write` the change goes to stdout as a diff; what each change loosens and tightens, and
 * what is left and why, goes to stderr. Exits 1 where a schema could not be made strict.
 * @throws PromptshiftError `configuration` for a path that is not there, a file that cannot be written
 */
export async function runLintFix(paths: readonly string[], options: LintOptions, context: CliContext): Promise<void> {
  const { stderr, logger, signal } = context;
  const { quiet = false, write = false, profile, output } = options;
  const totals: Totals = { schemas: 0, files: 0, left: 0, unreadable: false };
  const diffs: { path: string; before: string; after: string }[] = [];
  const syntax = createSyntaxRuntime(createGrammarSource(), logger, parseLimit);
  let explainer: ChangeExplainer | undefined;
  for await (const file of await lintedFiles(paths, options, context)) {
    signal.throwIfAborted();
    if ('kind' in file || file.language === 'prompt' || file.language === 'markdown') continue;
    const read = await readText(file.path);
    if (read === undefined) continue;
    const { language } = file;
    const result = language === 'json' || language === 'yaml'
      ? fixFile(read.text, { ...file, language, profile })
      : await fixCodeFile(read.text, { language, profile }, syntax, signal);
    if (result.kind === 'unreadable') {
      totals.unreadable ||= file.named;
      if (file.named) logger.warn(`${printableLine(file.shown)}:${result.line}: ${printableLine(result.reason)}`);
      continue;
    }
    for (const left of result.left) {
      if (!left.expected) totals.left++;
      if (!quiet) stderr.write(`left ${leftLine(file.shown, left)}\n`);
    }
    if (result.after === read.text) continue;
    explainer ??= await createChangeExplainer();
    if (!quiet) for (const schema of result.fixed) stderr.write(changeLines(file.shown, schema, explainer));
    totals.schemas += result.fixed.length;
    totals.files++;
    if (write) await save(file.path, file.shown, result.after, read.encoding);
    diffs.push({ path: file.shown, before: read.text, after: result.after });
  }
  await writeResult(context, output, write ? diffs.map(({ path }) => `changed ${path}\n`).join('') : await unifiedDiff(diffs));
  if (!quiet) stderr.write(summary(totals, write));
  context.finish(totals.left > 0 && options.failOn !== 'never' ? exitCodes.findings : totals.unreadable ? exitCodes.incomplete : exitCodes.clean);
}

async function save(path: string, shown: string, text: string, encoding: NonNullable<Awaited<ReturnType<typeof readText>>>['encoding']): Promise<void> {
  await writeText(path, text, encoding).catch((error: unknown) => {
    throw new PromptshiftError('configuration', `${shown} cannot be written: ${fileErrorReason(error)}.`, 'Check its permissions and run again; files before it are changed.', { cause: error });
  });
}

function leftLine(path: string, { line, column, name, rule, why }: LeftSchema): string {
  return printableLine(`${path}:${line}:${column}${name === undefined ? '' : ` ${name}`}: ${rule === undefined ? '' : `${rule}: `}${why}.`);
}

/** A line for the schema, one for each change, and what each means for values. */
function changeLines(path: string, { line, name, profile, saysStrict, changes }: FixedSchema, explainer: ChangeExplainer): string {
  const head = `${path}:${line}${name === undefined ? '' : ` ${name}`}: strict for ${profile} with ${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`;
  return [head, ...(saysStrict ? ['  Beside the schema: "strict" is true, which turns strict mode on.'] : []), ...changes.flatMap((change) => oneChange(change, explainer))].map((each) => `${printableLine(each)}\n`).join('');
}

function oneChange(change: StrictChange, explainer: ChangeExplainer): readonly string[] {
  const { tightens, loosens } = explainer.explain(change);
  return [
    `  ${schemaPlace(change.pointer)}: ${change.what}`,
    ...(tightens === undefined ? [] : [`    tighter: ${jsonOf(tightens)} was valid and is not any more`]),
    ...(loosens === undefined ? [] : [`    looser: ${jsonOf(loosens)} was not valid and is now`]),
  ];
}

function jsonOf(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > 160 ? `${json.slice(0, 157)}…` : json;
}

function summary({ schemas, files, left }: Totals, written: boolean): string {
  const rest = left === 0 ? '' : ` ${left} ${left === 1 ? 'schema is' : 'schemas are'} left.`;
  if (schemas === 0) return `Nothing to make strict.${rest}\n`;
  const count = `${schemas} ${schemas === 1 ? 'schema' : 'schemas'} in ${files} ${files === 1 ? 'file' : 'files'}`;
  return written ? `${count} made strict.${rest}\n` : `${count} would be made strict. Nothing is written: run again with --write.${rest}\n`;
}
