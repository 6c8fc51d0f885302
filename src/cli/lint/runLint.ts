import { dirname, extname, resolve } from 'node:path';
import {
  createSyntaxRuntime, isSchemaCode, languageOf, lintToJson, lintToJsonl, lintToJunit, lintToSarif, lintToText, printableLine, PromptshiftError, type LintReport, type LintRow, type ScanProblem,
} from '../../core/index.ts';
import { findFiles, type NotScanned } from '../../node/findFiles.ts';
import { createGrammarSource } from '../../node/grammarSource.ts';
import { relativePath } from '../../node/paths.ts';
import type { SettingsFinder } from '../../node/settingsFinder.ts';
import type { LanguageId } from '../../core/scan/types.ts';
import type { LintOptions } from './options.ts';
import { exitCodes, type CliContext, type ExitCode } from '../context.ts';
import { failsAt } from '../options.ts';
import { paintFor, writeResult } from '../output.ts';
import { settingsFor } from '../settingsFor.ts';
import { resolveRoots } from '../roots.ts';
import { lintFile, type LintFile } from './lintFile.ts';

/** ms. A file of code that takes longer to parse is named and left out. */
export const parseLimit = 2000;

type Collected = LintReport & { readonly unreadable: boolean };

/**
 * Lints and prints. When it is stopped, what was found until then is printed and the exit code says `incomplete`.
 * A file that cannot be read is named on stderr with its line, and the rest goes on.
 * @throws PromptshiftError `configuration` for a path that is not there, settings with a mistake, an output that cannot be written
 */
export async function runLint(paths: readonly string[], options: LintOptions, context: CliContext): Promise<void> {
  const files = await lintedFiles(paths, options, context);
  const report = await collect(files, options, context);
  await writeResult(context, options.output, formatLint(report, options, context));
  if (!report.complete) context.stderr.write('promptshift: Stopped; the result holds what was found until then.\n');
  context.finish(exitCode(report, options));
}

/**
 * The files that a lint reads, and those it names without reading them.
 * @throws PromptshiftError `configuration` for a path that is not there, for paths beside `--schema`
 */
export async function lintedFiles(paths: readonly string[], options: LintOptions, context: CliContext): Promise<AsyncIterable<LintFile | NotScanned>> {
  if (options.schema === undefined) return await inTree(paths, options, context);
  if (paths.length === 0) return await bareSchemas(options.schema, context);
  throw new PromptshiftError('configuration', '--schema takes its files itself.', 'Name files with tools in a run of their own.');
}

async function bareSchemas(files: readonly string[], { cwd }: CliContext): Promise<AsyncIterable<LintFile>> {
  const { roots } = await resolveRoots(files, cwd);
  return (async function* list() {
    for (const path of roots) {
      yield { path, shown: relativePath(cwd, path), language: languageOf(path) === 'yaml' ? 'yaml' : 'json', bare: true, named: true };
    }
  })();
}

/** The files that may hold schemas below the paths; what the walk could not read comes along. */
async function inTree(paths: readonly string[], options: LintOptions, context: CliContext): Promise<AsyncIterable<LintFile | NotScanned>> {
  const { roots, base } = await resolveRoots(paths.length === 0 ? ['.'] : paths, context.cwd);
  const today = new Date(context.clock.now()).toISOString().slice(0, 10);
  const settings = await settingsFor(options, today, context);
  const except = new Set(options.output === undefined ? [] : [resolve(context.cwd, options.output)]);
  return (async function* list() {
    for await (const found of findFiles(roots, settings, context.signal, { except })) {
      const language = lintedLanguage(found.path);
      const shown = relativePath(base, found.path);
      const named = roots.includes(found.path);
      if (found.kind === 'unreadable') yield { ...found, path: shown };
      else if (language !== undefined) yield { path: found.path, shown, language, bare: false, named, settings: await decidedFor(found.path, settings) };
      else if (named) yield { kind: 'skipped' as const, path: shown, reason: 'Not linted: schemas are not looked for in files of this kind.' };
    }
  })();
}

async function decidedFor(path: string, settings: SettingsFinder): Promise<NonNullable<LintFile['settings']>> {
  const { settings: { rules, ignore }, base } = await settings.forFolder(dirname(path));
  return { rules, ignore, path: relativePath(base, path) };
}

/** Data files whose every value is written out, and code; lists of JSON values are data sets. */
export function lintedLanguage(path: string): LanguageId | undefined {
  const extension = extname(path).toLowerCase();
  if (extension === '.snap' || /\.min\.[cm]?js$/i.test(path)) return undefined;
  const language = languageOf(path);
  if (language === 'json') return extension === '.json' || extension === '.jsonc' ? language : undefined;
  const hasSettings = language === 'prompt' || language === 'markdown';
  return language !== undefined && (language === 'yaml' || hasSettings || isSchemaCode(language)) ? language : undefined;
}

async function collect(files: AsyncIterable<LintFile | NotScanned>, { profile, quiet }: LintOptions, { logger, signal }: CliContext): Promise<Collected> {
  const rows: LintRow[] = [];
  const problems: ScanProblem[] = [];
  const syntax = createSyntaxRuntime(createGrammarSource(), logger, parseLimit);
  let schemas = 0;
  let unchecked = 0;
  let read = 0;
  let unreadable = false;
  let complete = true;
  const report = (path: string, message: string, line?: number): void => {
    problems.push({ path, message: line === undefined ? message : `Line ${line}: ${message}` });
    if (quiet !== true) logger.warn(`${printableLine(path)}${line === undefined ? '' : `:${line}`}: ${printableLine(message)}`);
  };
  try {
    for await (const file of files) {
      const result = 'kind' in file ? file : await lintFile(file, profile, syntax, signal);
      if (result.kind === 'linted') {
        read++;
        schemas += result.schemas;
        unchecked += result.unchecked ?? 0;
        for (const row of result.rows) rows.push(row);
        continue;
      }
      unreadable ||= result.kind === 'unreadable';
      report('kind' in file ? file.path : file.shown, result.reason, 'line' in result ? result.line : undefined);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    complete = false;
  }
  return { rows, problems, schemas, unchecked, files: read, complete, unreadable };
}

/** A report as the options ask for it. */
export function formatLint(report: LintReport, options: LintOptions, context: CliContext): string {
  switch (options.format) {
    case 'json': return lintToJson(report);
    case 'jsonl': return lintToJsonl(report);
    case 'sarif': return lintToSarif(report, { toolVersion: context.version });
    case 'junit': return lintToJunit(report);
    case 'text': return lintToText(report, { paint: paintFor(context, options), summary: options.quiet !== true });
  }
}

/** A clean bill needs everything read; a finding is a finding whatever else could not be read. */
function exitCode({ complete, rows, unreadable }: Collected, { failOn }: LintOptions): ExitCode {
  if (!complete) return exitCodes.incomplete;
  if (rows.some(({ severity }) => failsAt(failOn, severity))) return exitCodes.findings;
  return unreadable ? exitCodes.incomplete : exitCodes.clean;
}
