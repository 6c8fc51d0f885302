import { extname, resolve } from 'node:path';
import {
  lintToJson, lintToJsonl, lintToJunit, lintToSarif, lintToText, printableLine, PromptshiftError, type LintReport, type LintRow, type ScanProblem,
} from '../../core/index.ts';
import { findFiles, type NotScanned } from '../../node/findFiles.ts';
import { relativePath } from '../../node/paths.ts';
import type { LintOptions } from '../commands/lint.ts';
import { exitCodes, type CliContext, type ExitCode } from '../context.ts';
import { failsAt } from '../options.ts';
import { paintFor, writeResult } from '../output.ts';
import { resolveRoots, settingsFor } from '../scan/runScan.ts';
import { lintFile, type LintFile } from './lintFile.ts';

const languages: Readonly<Record<string, LintFile['language']>> = { '.json': 'json', '.jsonc': 'json', '.yaml': 'yaml', '.yml': 'yaml' };

type Collected = LintReport & { readonly unreadable: boolean };

/**
 * Lints and prints. When it is stopped, what was found until then is printed and the exit code says `incomplete`.
 * A file that cannot be read is named on stderr with its line, and the rest goes on.
 * @throws PromptshiftError `configuration` for a path that is not there, settings with a mistake, an output that cannot be written
 */
export async function runLint(paths: readonly string[], options: LintOptions, context: CliContext): Promise<void> {
  if (options.schema !== undefined && paths.length > 0) {
    throw new PromptshiftError('configuration', '--schema takes its files itself.', 'Name files with tools in a run of their own.');
  }
  const files = options.schema === undefined ? await inTree(paths, options, context) : await bareSchemas(options.schema, context);
  const report = await collect(files, options, context);
  await writeResult(context, options.output, format(report, options, context));
  if (!report.complete) context.stderr.write('promptshift: Stopped; the result holds what was found until then.\n');
  context.finish(exitCode(report, options));
}

async function bareSchemas(files: readonly string[], { cwd }: CliContext): Promise<AsyncIterable<LintFile>> {
  const { roots } = await resolveRoots(files, cwd);
  return (async function* list() {
    for (const path of roots) {
      yield { path, shown: relativePath(cwd, path), language: languages[extname(path).toLowerCase()] ?? 'json', bare: true, named: true };
    }
  })();
}

/** The JSON and YAML files below the paths; what the walk could not read comes along. */
async function inTree(paths: readonly string[], options: LintOptions, context: CliContext): Promise<AsyncIterable<LintFile | NotScanned>> {
  const { roots, base } = await resolveRoots(paths.length === 0 ? ['.'] : paths, context.cwd);
  const today = new Date(context.clock.now()).toISOString().slice(0, 10);
  const settings = await settingsFor(options, today, context);
  const except = new Set(options.output === undefined ? [] : [resolve(context.cwd, options.output)]);
  return (async function* list() {
    for await (const found of findFiles(roots, settings, context.signal, { except })) {
      const language = languages[extname(found.path).toLowerCase()];
      const shown = relativePath(base, found.path);
      const named = roots.includes(found.path);
      if (found.kind === 'unreadable') yield { ...found, path: shown };
      else if (language !== undefined) yield { path: found.path, shown, language, bare: false, named };
      else if (named) yield { kind: 'skipped' as const, path: shown, reason: 'Not linted: only JSON and YAML files are read.' };
    }
  })();
}

async function collect(files: AsyncIterable<LintFile | NotScanned>, { profile, quiet }: LintOptions, { logger, signal }: CliContext): Promise<Collected> {
  const rows: LintRow[] = [];
  const problems: ScanProblem[] = [];
  let schemas = 0;
  let read = 0;
  let unreadable = false;
  let complete = true;
  const report = (path: string, message: string, line?: number): void => {
    problems.push({ path, message: line === undefined ? message : `Line ${line}: ${message}` });
    if (quiet !== true) logger.warn(`${printableLine(path)}${line === undefined ? '' : `:${line}`}: ${printableLine(message)}`);
  };
  try {
    for await (const file of files) {
      const result = 'kind' in file ? file : await lintFile(file, profile, signal);
      if (result.kind === 'linted') {
        read++;
        schemas += result.schemas;
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
  return { rows, problems, schemas, files: read, complete, unreadable };
}

function format(report: LintReport, options: LintOptions, context: CliContext): string {
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
