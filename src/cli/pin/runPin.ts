import { join, relative } from 'node:path';
import {
  createPinner, createSyntaxRuntime, isConfigFormat, isTestOrExample, LineIndex, pinLanguageOf, PromptshiftError, type LifecycleRow, type Pinner, type SourceDocument,
} from '../../core/index.ts';
import { createGrammarSource } from '../../node/grammarSource.ts';
import { relativePath, toSlashes } from '../../node/paths.ts';
import { scanFiles } from '../../node/scanFiles.ts';
import { createScannerForSettings } from '../../node/scanning/scannerForSettings.ts';
import type { PinOptions } from './options.ts';
import type { CliContext } from '../context.ts';
import { dayOf } from '../day.ts';
import { settingsFor } from '../settingsFor.ts';
import { resolveRoots } from '../roots.ts';
import { chooseReferences, type Candidate, type Left } from './choose.ts';
import { otherLanguageReason, tellPin, type LeftPlace } from './tellPin.ts';
import { createOverlay, type Overlay } from './overlay.ts';
import { workspaceRoot } from '../workspaceRoot.ts';

const parseLimitMs = 5000;

/**
 * Puts references behind an alias. Without `--write` the change goes to stdout as a diff, seen from the working directory;
 * what is left, and why, to stderr. Nothing is written unless everything could be planned.
 * @throws PromptshiftError `configuration` for a path that is not there, a name that is none, a file that cannot be edited safely
 */
export async function runPin(paths: readonly string[], options: PinOptions, context: CliContext): Promise<void> {
  const { model, write = false, quiet = false } = options;
  const { cwd, signal, logger } = context;
  const today = dayOf(context.clock);
  const { roots } = await resolveRoots(paths.length === 0 ? ['.'] : paths, cwd);
  const root = await workspaceRoot(roots, cwd);
  const overlay = createOverlay(root);
  const show = (path: string): string => toSlashes(relative(cwd, join(root, path)));

  const settings = await settingsFor(options, today, context);
  const scans = scanFiles(roots, { settings, scannerFor: createScannerForSettings(today), show: (path) => relativePath(root, path) }, signal);
  const candidates: Candidate[] = [];
  const formats: Candidate[] = [];
  const otherLanguages: Candidate[] = [];
  const catalog = new Set<LifecycleRow>();
  for await (const scan of scans) {
    if (scan.kind !== 'scanned') {
      if (!quiet) logger.warn(`${toSlashes(relative(cwd, scan.path))}: ${scan.reason}`);
      continue;
    }
    for (const row of scan.settings.catalog) catalog.add(row);
    const document = { path: relativePath(root, scan.path), language: scan.document.language, text: scan.text };
    const references = scan.document.references.filter(({ role, alias: used }) => role === 'usage' && used === undefined);
    if (references.length === 0 || /(?:^|\/)models\.config\.json$/.test(document.path)) continue;
    if (pinLanguageOf(document.language) !== undefined) candidates.push({ document, references });
    else if (isConfigFormat(document.language)) formats.push({ document, references });
    else otherLanguages.push({ document, references });
  }

  const syntax = createSyntaxRuntime(createGrammarSource(), logger, parseLimitMs);
  const pinner = createPinner({ syntax, files: overlay, day: () => ({ today, catalog: [...catalog] }) });
  const first = candidates[0] ?? formats[0];
  const alias = options.alias ?? await askForAlias(pinner, first, signal);
  const target = first === undefined ? undefined : await aliasTarget(pinner, first, alias, signal);
  const choice = chooseReferences(candidates, alias, target, model);
  // Code says what a new alias stands for; the configuration around it follows.
  const meant = target ?? candidates[0]?.references[0]?.text;
  const configured = chooseReferences(formats, alias, meant, model);
  const left = chooseReferences(otherLanguages, alias, meant ?? formats[0]?.references[0]?.text, model).chosen
    .flatMap(({ document, references }) => references.map((reference) => ({ path: document.path, reference, reason: otherLanguageReason })));
  const done = await pinAll(pinner, overlay, [...choice.chosen, ...configured.chosen], alias, signal);

  const pairs = overlay.pairs().map((pair) => ({ ...pair, path: show(pair.path) }));
  if (write) await overlay.write();
  const allLeft = shownLeft([...done.left, ...choice.left, ...configured.left, ...left], [...candidates, ...formats], show);
  await tellPin({ alias, pairs, pinned: done.pinned, files: done.files, notes: done.notes, left: allLeft }, options, context);
}

async function aliasTarget(pinner: Pinner, { document, references }: Candidate, alias: string, signal: AbortSignal): Promise<string | undefined> {
  const reference = references[0];
  if (reference === undefined) return undefined;
  return (await pinner.aliasesFor(document, reference, signal)).known.find(({ name }) => name === alias)?.model;
}

/** Nobody but the person knows what a model is for: says what to write, in names that fit the code. */
async function askForAlias(pinner: Pinner, first: Candidate | undefined, signal: AbortSignal): Promise<never> {
  const reference = first?.references[0];
  if (first === undefined || reference === undefined) throw new PromptshiftError('configuration', 'No --alias is named, and nothing here could go behind one.', 'See what is there: promptshift scan.');
  const { known, suggestion } = await pinner.aliasesFor(first.document, reference, signal);
  const there = known.length === 0 ? '' : ` There is: ${known.map(({ name, model }) => `${name} (${model})`).join(', ')}.`;
  throw new PromptshiftError('configuration', `No --alias is named for ${reference.text} in ${first.document.path}.${there}`, `Name one that is there or a new one, such as --alias ${suggestion}.`);
}

type Done = { readonly pinned: number; readonly files: number; readonly left: readonly Left[]; readonly notes: readonly string[] };

/** One document after the other, each on top of what the ones before it made. */
async function pinAll(pinner: Pinner, overlay: Overlay, chosen: readonly Candidate[], alias: string, signal: AbortSignal): Promise<Done> {
  const left: Left[] = [];
  const notes = new Set<string>();
  let pinned = 0;
  let files = 0;
  // The first file decides where the accessor goes: that is not a test's folder.
  for (const { document, references } of chosen.toSorted((a, b) => order(a) - order(b))) {
    const plan = await pinner.pin({ document, references, alias }, signal);
    await overlay.apply(plan.files);
    pinned += plan.pinned.length;
    files += plan.pinned.length > 0 ? 1 : 0;
    left.push(...plan.refused.map(({ reference, reason }) => ({ path: document.path, reference, reason })));
    for (const note of plan.notes) notes.add(note);
  }
  return { pinned, files, left, notes: [...notes] };
}

const isTest = ({ document }: Candidate): boolean => isTestOrExample(document.path);

/** Code before configuration: an alias that code uses is made by it. */
const order = (candidate: Candidate): number => (pinLanguageOf(candidate.document.language) === undefined ? 2 : Number(isTest(candidate)));

/** What stays, with its line and column where the document was looked at. */
function shownLeft(left: readonly Left[], candidates: readonly Candidate[], show: (path: string) => string): readonly LeftPlace[] {
  const documents = new Map<string, SourceDocument>(candidates.map(({ document }) => [document.path, document]));
  return left.map(({ path, reference, reason }) => {
    const document = documents.get(path);
    const place = document === undefined ? {} : new LineIndex(document.text).positionAt(reference.range.start);
    return { path: show(path), ...place, text: reference.text, reason };
  });
}
