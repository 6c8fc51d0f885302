import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { ComparePanelState } from '../../core/views/comparePanel.ts';
import { loadOnFirstUse } from '../core.ts';
import type { Services } from '../services.ts';

/** Runs that are offered, the newest first. */
const mostRuns = 50;

type PastRun = vscode.QuickPickItem & { readonly path: string };

/** Shows an earlier comparison of the same prompt in the panel; undefined when the person leaves. Run asks again with what it asked. */
export async function showHistory(services: Services, state: ComparePanelState): Promise<ComparePanelState | undefined> {
  const { readComparison, toComparisonView } = await services.core();
  const { createJournalFile, runFolders } = await loadOnFirstUse();
  const uri = vscode.Uri.parse(state.promptUri);
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const own = vscode.workspace.asRelativePath(uri, false);
  const runs = folder?.scheme === 'file' ? await pastRuns(services, runFolders(folder.fsPath).runs, own) : [];
  if (runs.length === 0) throw new PromptshiftError('configuration', `No comparison of ${own} is kept.`, 'Each run is kept in .promptshift/runs of the workspace folder.');
  const chosen = await vscode.window.showQuickPick(runs, { title: `Comparisons of ${own}`, placeHolder: 'Which one?', matchOnDescription: true, matchOnDetail: true });
  if (chosen === undefined) return undefined;
  const past = await readComparison(createJournalFile(chosen.path), AbortSignal.timeout(30_000));
  if (past === undefined) throw new PromptshiftError('configuration', `${chosen.path} cannot be read.`, 'Choose another.');
  const { comparison } = past;
  const [baseline, candidate] = [comparison.cells[0], comparison.cells.at(-1)];
  if (baseline === undefined || candidate === undefined) return undefined;
  const { problem: _problem, ...rest } = state;
  return {
    ...rest, view: toComparisonView(comparison), stale: false, running: false,
    requested: { baseline: baseline.model.requested, candidate: candidate.model.requested },
    inputs: comparison.inputs, runs: comparison.runs,
  };
}

async function pastRuns({ core }: Services, folder: string, promptPath: string): Promise<readonly PastRun[]> {
  const { readComparison } = await core();
  const { createJournalFile } = await loadOnFirstUse();
  const names = (await readdir(folder).catch((): string[] => [])).filter((name) => name.endsWith('.jsonl')).toSorted().toReversed();
  const found: PastRun[] = [];
  for (const name of names.slice(0, mostRuns * 4)) {
    if (found.length >= mostRuns) break;
    const past = await readComparison(createJournalFile(join(folder, name)), AbortSignal.timeout(10_000)).catch(() => undefined);
    if (past === undefined || past.comparison.prompt.path !== promptPath) continue;
    const { startedAt, baseline, candidate, runs } = past.comparison;
    found.push({
      label: new Date(startedAt).toLocaleString(),
      description: `${baseline.model.model} ↔ ${candidate.model.model}${runs === 1 ? '' : `, ${runs} runs`}`,
      detail: `${short(baseline.text)} ↔ ${short(candidate.text)}`,
      path: join(folder, name),
    });
  }
  return found;
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line === '' ? '(no text)' : line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
