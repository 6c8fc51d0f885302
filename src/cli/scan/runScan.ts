import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import {
  identifyModel, lifecycleOfId, PromptshiftError, scanToCsv, scanToCyclonedx, scanToJson, scanToJsonl, scanToMarkdown, scanToSarif, scanToText, successorTarget, summariseScan,
  type BomFacts, type Lifecycle, type ScanReport,
} from '../../core/index.ts';
import { cacheFolder } from '../../node/cacheFolder.ts';
import type { Selection } from '../../node/findFiles.ts';
import { createFileReader } from '../../node/fileReader.ts';
import { changedFiles } from '../../node/git.ts';
import { relativePath } from '../../node/paths.ts';
import { createNearestAliases, type AliasFinder } from '../../node/aliasFinder.ts';
import { findUnusedAliases } from '../../node/scanning/unusedAliases.ts';
import { keepWasmLean } from '../../node/scanning/keepWasmLean.ts';
import { openAnalysisCache, noCache, type AnalysisCache } from '../../node/scanning/analysisCache.ts';
import { scannerVersion } from '../../node/scanning/scannerVersion.ts';
import { scanTree } from '../../node/scanning/scanTree.ts';
import type { ScanOptions } from './options.ts';
import { exitCodes, type CliContext, type ExitCode } from '../context.ts';
import { dayOf } from '../day.ts';
import { failsAt } from '../options.ts';
import { paintFor, writeResult } from '../output.ts';
import { resolveRoots } from '../roots.ts';
import { settingsFor } from '../settingsFor.ts';
import { collect } from './collect.ts';
import { inventoryOf, withRisk } from './inventory.ts';
import { leaveOutKnownOf, writeKnownOf } from './knownFile.ts';

/**
 * Scans and prints. When it is stopped, what was found until then is printed and the exit code says `incomplete`.
 * A file that cannot be read is named on stderr and the rest goes on.
 * @throws PromptshiftError `configuration` for a path that is not there, settings with a mistake, an output that cannot be written
 */
export async function runScan(paths: readonly string[], options: ScanOptions, context: CliContext): Promise<void> {
  if (options.by === 'model' && options.format !== 'csv') {
    throw new PromptshiftError('configuration', `--by model is a table: it does not go with --format ${options.format}.`, 'Add --format csv, or leave --by out.');
  }
  const started = context.clock.monotonic();
  const today = dayOf(context.clock);
  const { roots, base } = await resolveRoots(paths.length === 0 ? ['.'] : paths, context.cwd);
  const show = (path: string): string => relativePath(base, path);
  const settings = await settingsFor(options, today, context);
  const selection = await selectionOf(roots, options, context);
  const cache = await cacheFor(roots, today, options, context);
  keepWasmLean();
  const aliases = createNearestAliases({ files: createFileReader(), signal: context.signal });
  if (options.target !== undefined) await checkTarget(options.target, base, aliases);
  const scans = scanTree(roots, { settings, show, today, cache, selection, aliases, ...(options.target === undefined ? {} : { target: options.target }) }, context.signal);
  const collected = await collect(scans, show, options, context);
  // Only a whole scan can say that nothing uses an alias.
  const whole = collected.complete && options.changed === undefined;
  const judged = whole ? await findUnusedAliases(collected.rows, { roots, base, aliases, settings, today }, context.signal) : collected.rows;
  const found = { ...collected, rows: withRisk(judged, collected, whole && await areFolders(roots)) };
  await cache.save();

  const places = { base, cwd: context.cwd };
  if (options.writeKnown !== undefined && found.complete) await writeKnownOf(options.writeKnown, found.rows, places);
  const fresh = options.known === undefined ? undefined : await leaveOutKnownOf(options.known, found.rows, places);
  const rows = fresh?.rows ?? found.rows;
  const lifecycle = (text: string): Lifecycle | undefined => lifecycleOfId(text, today, found.catalog);
  const report: ScanReport = {
    rows,
    problems: found.problems,
    summary: summariseScan(rows, lifecycle),
    filesScanned: found.filesScanned,
    durationMs: context.clock.monotonic() - started,
    complete: found.complete,
    ...(fresh === undefined ? {} : { known: fresh.left }),
  };
  await writeResult(context, options.output, options.by === 'model' ? await inventoryOf(report.rows, found, base, context) : format(report, lifecycle, options, context));
  if (!report.complete) context.stderr.write('promptshift: Stopped; the result holds what was found until then.\n');
  context.finish(exitCode(report, found.unreadable, options));
}

/** @throws PromptshiftError `configuration` when `--target` is no model and no alias */
async function checkTarget(target: string, base: string, aliases: AliasFinder): Promise<void> {
  if (target === successorTarget || identifyModel(target) !== undefined) return;
  const names = (await aliases.forFolder(base))?.names ?? [];
  if (names.includes(target)) return;
  throw new PromptshiftError('configuration', `--target ${target} is no model and no alias.`, `Name a model id, ${names.length === 0 ? '' : `an alias (${names.join(', ')}), `}or "${successorTarget}".`);
}

/** What `--changed` lets through, without the files of our own that name every id again. A root may be a file. */
async function selectionOf(roots: readonly string[], { changed, known, writeKnown, output }: ScanOptions, { cwd, signal }: CliContext): Promise<Selection> {
  const except = new Set([known, writeKnown, output].flatMap((file) => (file === undefined ? [] : [resolve(cwd, file)])));
  if (changed === undefined) return { except };
  const folders = await Promise.all(roots.map(async (root) => ((await stat(root)).isDirectory() ? root : dirname(root))));
  const files = await Promise.all([...new Set(folders)].map((folder) => changedFiles(folder, changed, signal)));
  return { except, only: new Set(files.flatMap((each) => [...each])) };
}

async function cacheFor(roots: readonly string[], today: string, { cache }: ScanOptions, { env, logger }: CliContext): Promise<AnalysisCache> {
  const folder = cache ? cacheFolder(env, process.platform) : undefined;
  return folder === undefined ? noCache : await openAnalysisCache({ folder, roots, today, scannerVersion: scannerVersion(), logger });
}

async function areFolders(roots: readonly string[]): Promise<boolean> {
  const found = await Promise.all(roots.map(async (root) => (await stat(root)).isDirectory()));
  return found.every(Boolean);
}

function format(report: ScanReport, lifecycle: BomFacts['lifecycle'], options: ScanOptions, context: CliContext): string {
  switch (options.format) {
    case 'json': return scanToJson(report);
    case 'jsonl': return scanToJsonl(report);
    case 'csv': return scanToCsv(report);
    case 'markdown': return scanToMarkdown(report);
    case 'sarif': return scanToSarif(report, { toolVersion: context.version });
    case 'cyclonedx': return scanToCyclonedx(report, { toolVersion: context.version, timestamp: new Date(context.clock.now()).toISOString(), serialNumber: `urn:uuid:${randomUUID()}`, lifecycle });
    case 'text': return scanToText(report, { paint: paintFor(context, options), summary: !options.quiet });
  }
}

/** A clean bill needs everything read; a finding is a finding whatever else could not be read. */
function exitCode({ complete, rows }: ScanReport, unreadable: boolean, { failOn }: ScanOptions): ExitCode {
  if (!complete) return exitCodes.incomplete;
  if (rows.some(({ findings }) => findings.some(({ severity }) => failsAt(failOn, severity)))) return exitCodes.findings;
  return unreadable ? exitCodes.incomplete : exitCodes.clean;
}
