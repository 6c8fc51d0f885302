import { basename, dirname, extname, join, resolve } from 'node:path';
import {
  createTokenCounter, lockFileName, parseLock, printableLine, promptsToCsv, promptsToJson, promptsToJsonl, promptsToMarkdown, promptsToSarif, promptsToText,
  type PromptRow, type PromptsReport, type ScanProblem, type VersionsLock,
} from '../../core/index.ts';
import { createNearestAliases } from '../../node/aliasFinder.ts';
import { findCodeOwners } from '../../node/codeOwners.ts';
import { createFileReader } from '../../node/fileReader.ts';
import { findFiles } from '../../node/findFiles.ts';
import { relativePath } from '../../node/paths.ts';
import { readTextFile } from '../../node/readTextFile.ts';
import type { PromptsOptions } from './options.ts';
import { exitCodes, type CliContext, type ExitCode } from '../context.ts';
import { dayOf } from '../day.ts';
import { failsAt } from '../options.ts';
import { paintFor, writeResult } from '../output.ts';
import { workspaceRoot } from '../workspaceRoot.ts';
import { settingsFor } from '../settingsFor.ts';
import { resolveRoots } from '../roots.ts';
import { readPromptRow, type PromptSurroundings } from './readPromptRow.ts';

type Collected = PromptsReport & { readonly unreadable: boolean };

/**
 * Lists prompts and what is wrong with them. When it is stopped, what was found until then is printed and the exit code
 * says `incomplete`. A file that cannot be read is named on stderr and the rest goes on.
 * @throws PromptshiftError `configuration` for a path that is not there, settings with a mistake, an output that cannot be written
 */
export async function runPrompts(paths: readonly string[], options: PromptsOptions, context: CliContext): Promise<void> {
  const report = await collect(paths, options, context);
  await writeResult(context, options.output, format(report, options, context));
  if (!report.complete) context.stderr.write('promptshift: Stopped; the result holds what was found until then.\n');
  context.finish(exitCode(report, options));
}

async function collect(paths: readonly string[], options: PromptsOptions, context: CliContext): Promise<Collected> {
  const { cwd, signal, env, logger } = context;
  const { roots, base } = await resolveRoots(paths.length === 0 ? ['.'] : paths, cwd);
  const settings = await settingsFor(options, dayOf(context.clock), context);
  const files = createFileReader();
  const root = await workspaceRoot(roots, cwd);
  const surroundings: PromptSurroundings = {
    root, env, signal, files, settings, aliases: createNearestAliases({ files, signal }), owners: await findCodeOwners(root, files, signal),
    countTokens: createTokenCounter(), lockOf: createLockReader(signal),
  };
  const rows: PromptRow[] = [];
  const problems: ScanProblem[] = [];
  let unreadable = false;
  let complete = true;
  const report = (path: string, message: string): void => {
    problems.push({ path, message });
    if (options.quiet !== true) logger.warn(`${printableLine(path)}: ${printableLine(message)}`);
  };
  const except = new Set(options.output === undefined ? [] : [resolve(cwd, options.output)]);
  try {
    for await (const found of findFiles(roots, settings, signal, { except })) {
      const shown = relativePath(base, found.path);
      if (found.kind === 'found') {
        const isNamed = roots.includes(found.path);
        if (!isNamed && !mayBePrompt(found.path)) continue;
        const file = await readTextFile(found.path, signal);
        if (file.kind === 'text') {
          const read = await readPromptRow({ path: found.path, shown, text: file.text, isNamed }, surroundings);
          const lock = relativePath(base, join(dirname(found.path), lockFileName));
          if (read?.lockProblem !== undefined && !problems.some(({ path }) => path === lock)) report(lock, read.lockProblem);
          if (read !== undefined) rows.push(read.row);
          continue;
        }
        unreadable ||= file.kind === 'unreadable';
        report(shown, file.reason);
      } else {
        unreadable ||= found.kind === 'unreadable';
        report(shown, found.reason);
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    complete = false;
  }
  return { rows, problems, complete, unreadable };
}

/** By its name: other files are not opened. */
function mayBePrompt(path: string): boolean {
  const extension = extname(path).toLowerCase();
  if (['.prompt', '.prompty', '.hbs', '.handlebars'].includes(extension)) return true;
  if (extension === '.yml' || extension === '.yaml') return /prompt/i.test(basename(path));
  return extension === '.md' && /^\d+\.\d+\.\d+/.test(basename(path));
}

/** Each lock is read once; a folder without one has an empty one. */
function createLockReader(signal: AbortSignal): PromptSurroundings['lockOf'] {
  const locks = new Map<string, Promise<VersionsLock>>();
  return (folder) => {
    const read = async (): Promise<VersionsLock> => {
      const file = await readTextFile(join(folder, lockFileName), signal);
      return parseLock(file.kind === 'text' ? file.text : '{}');
    };
    const lock = locks.get(folder) ?? read();
    locks.set(folder, lock);
    return lock;
  };
}

function format(report: PromptsReport, options: PromptsOptions, context: CliContext): string {
  switch (options.format) {
    case 'json': return promptsToJson(report);
    case 'jsonl': return promptsToJsonl(report);
    case 'csv': return promptsToCsv(report);
    case 'markdown': return promptsToMarkdown(report);
    case 'sarif': return promptsToSarif(report, { toolVersion: context.version });
    case 'text': return promptsToText(report, { paint: paintFor(context, options), summary: options.quiet !== true });
  }
}

/** A clean bill needs everything read; a finding is a finding whatever else could not be read. */
function exitCode({ complete, rows, unreadable }: Collected, { failOn }: PromptsOptions): ExitCode {
  if (!complete) return exitCodes.incomplete;
  if (rows.some(({ findings }) => findings.some(({ severity }) => failsAt(failOn, severity)))) return exitCodes.findings;
  return unreadable ? exitCodes.incomplete : exitCodes.clean;
}
