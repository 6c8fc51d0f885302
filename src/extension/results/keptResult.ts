import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import type { EvalAbout } from '../../core/evals/runner/evalAbout.ts';
import type { PastResult } from '../../core/evals/results/readPastResult.ts';
import type { CaseLines } from '../../node/evals/caseLines.ts';
import type { JournalFile } from '../../core/runs/journalFile.ts';
import type { RunRef } from '../../core/views/results.ts';
import { describeError, PromptshiftError } from '../../core/errors.ts';
import { createCompareRules } from '../comparing/compareDeps.ts';
import { loadOnFirstUse } from '../core.ts';
import { createOpenSuiteFiles } from '../suites/openSuiteFiles.ts';
import { pickOne } from '../pickOne.ts';
import type { Services } from '../services.ts';

/** Runs that are offered, the newest first. */
const mostRuns = 100;

/** A run of a suite that is kept. */
export type PastRun = { readonly ref: RunRef; readonly startedAt: string; readonly about: EvalAbout };

/**
 * The workspace folder of a run: what a page persists names one, and only those that are open are read.
 * @throws PromptshiftError `configuration` for any other
 */
export function requireRunFolder({ folder }: RunRef): vscode.Uri {
  const found = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === folder && uri.scheme === 'file');
  if (found === undefined) throw new PromptshiftError('configuration', 'The folder of this run is not open.', 'Open the folder that holds its .promptshift/runs.');
  return found.uri;
}

/** The journal of a run, to be read. */
export async function requireJournal(ref: RunRef): Promise<JournalFile> {
  const { createJournalFile, journalPath } = await loadOnFirstUse();
  return createJournalFile(journalPath(requireRunFolder(ref).fsPath, ref.runId));
}

/** The answers to single cases of a run, found without reading the whole journal for each. */
export async function openCaseLines(ref: RunRef): Promise<CaseLines> {
  const { createCaseLines, journalPath } = await loadOnFirstUse();
  return createCaseLines(journalPath(requireRunFolder(ref).fsPath, ref.runId));
}

/**
 * A run as its journal has it, judged by its suite as that is now.
 * @throws PromptshiftError `configuration` when there is no such run
 */
export async function readKeptResult(services: Services, ref: RunRef, signal: AbortSignal): Promise<PastResult> {
  const { prepareSuite, readPastResult } = await services.core();
  const { rejected } = await createCompareRules(services);
  const files = await createOpenSuiteFiles(requireRunFolder(ref));
  const past = await readPastResult(await requireJournal(ref), async ({ suite }) => {
    try {
      return await prepareSuite(suite, {}, { files, env: process.env, rejected }, signal);
    } catch (error) {
      if (error instanceof PromptshiftError) return { problem: describeError(error) };
      throw error;
    }
  }, signal);
  if (past === undefined) throw new PromptshiftError('configuration', `There is no run ${ref.runId} of a suite in .promptshift/runs.`, 'Choose another with "Show eval results…", or run the suite again.');
  return past;
}

/** Runs of suites in every open folder, the newest first. */
export async function pastRuns({ core }: Services, most = mostRuns): Promise<readonly PastRun[]> {
  const { createJournalFile, runFolders } = await loadOnFirstUse();
  const { evalAboutOf, readRow } = await core();
  const files: { readonly folder: string; readonly path: string }[] = [];
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    if (uri.scheme !== 'file') continue;
    const { runs } = runFolders(uri.fsPath);
    const names = await readdir(runs).catch((): string[] => []);
    files.push(...names.filter((name) => name.endsWith('.jsonl')).map((name) => ({ folder: uri.toString(), path: join(runs, name) })));
  }
  const found: PastRun[] = [];
  // names begin with their time
  for (const { folder, path } of files.toSorted((a, b) => (basename(a.path) < basename(b.path) ? 1 : -1))) {
    if (found.length >= most) break;
    const header = await firstLine(createJournalFile(path));
    const read = header === undefined ? undefined : readRow(header);
    const about = read?.kind === 'row' && read.row.type === 'header' ? evalAboutOf(read.row) : undefined;
    if (about !== undefined && read?.kind === 'row' && read.row.type === 'header') found.push({ ref: { folder, runId: basename(path, '.jsonl') }, startedAt: read.row.startedAt, about });
  }
  return found;
}

/**
 * Asks which run; undefined when the person leaves.
 * @throws PromptshiftError `configuration` when none is kept
 */
export async function choosePastRun(services: Services, title = 'Show eval results'): Promise<RunRef | undefined> {
  const runs = await pastRuns(services);
  if (runs.length === 0) throw new PromptshiftError('configuration', 'No run of an eval suite is kept in this workspace.', 'Run one: "Run eval suite…".');
  const items = runs.map(({ ref, startedAt, about }) => ({
    label: about.name,
    description: new Date(startedAt).toLocaleString(),
    detail: `${about.reference === undefined ? about.baseline : `reference run of ${about.baseline}, ${about.reference.ranAt.slice(0, 10)}`} → ${about.candidate} · ${about.cases.toLocaleString('en-US')} cases${about.repeat === 1 ? '' : ` × ${about.repeat}`}`,
    ref,
  }));
  return (await pickOne(items, { title, placeHolder: 'Which run?' }))?.ref;
}

async function firstLine(file: JournalFile): Promise<string | undefined> {
  for await (const line of file.read(AbortSignal.timeout(10_000))) return line;
  return undefined;
}
