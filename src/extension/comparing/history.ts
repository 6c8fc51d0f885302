import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Comparison } from '../../core/compare/types.ts';
import { PromptshiftError } from '../../core/errors.ts';
import type { ComparePanelState } from '../../core/views/comparePanel.ts';
import { loadOnFirstUse } from '../core.ts';
import type { Services } from '../services.ts';
import { fileOfPrompt } from '../prompts/codePromptUri.ts';
import { inputsInOneLine } from './inputsInOneLine.ts';
import { withSetup } from './openComparison.ts';
import { readPanelSources } from './panelSources.ts';

/** Runs that are offered, the newest first. */
const mostRuns = 50;

/** What of a journal is read for its first row before the rest is. */
const headBytes = 256 * 1024;

type PastRun = vscode.QuickPickItem & { readonly comparison: Comparison };

/** Shows an earlier comparison of the same prompt in the panel; undefined when the person leaves. Run asks again with what it asked. */
export async function showHistory(services: Services, state: ComparePanelState): Promise<ComparePanelState | undefined> {
  const { toComparisonView } = await services.core();
  const { runFolders } = await loadOnFirstUse();
  const uri = fileOfPrompt(vscode.Uri.parse(state.promptUri));
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const own = vscode.workspace.asRelativePath(uri, false);
  const runs = folder?.scheme === 'file' ? await pastRuns(services, runFolders(folder.fsPath).runs, own, state.single !== undefined) : [];
  if (runs.length === 0) throw new PromptshiftError('configuration', `No comparison of ${own} is kept.`, 'Each run is kept in .promptshift/runs of the workspace folder.');
  const chosen = await vscode.window.showQuickPick(runs, { title: `Comparisons of ${own}`, placeHolder: 'Which one?', matchOnDescription: true, matchOnDetail: true });
  if (chosen === undefined) return undefined;
  const { comparison } = chosen;
  const [baseline, candidate] = [comparison.cells[0], comparison.cells.at(-1)];
  const alone = comparison.cells.length === 1;
  if (baseline === undefined || candidate === undefined) return undefined;
  const { problem: _problem, ...rest } = state;
  return await withSetup(services, await readPanelSources(services, state), {
    ...rest, view: toComparisonView(comparison), stale: false, running: false,
    requested: { baseline: baseline.model.requested, candidate: candidate.model.requested },
    inputs: comparison.inputs, runs: comparison.runs, parameters: { baseline: baseline.parameters, candidate: candidate.parameters },
    ...(state.single === undefined ? {} : { single: alone }),
  });
}

async function pastRuns({ core }: Services, folder: string, promptPath: string, single: boolean): Promise<readonly PastRun[]> {
  const { readComparison } = await core();
  const { createJournalFile } = await loadOnFirstUse();
  const names = (await readdir(folder).catch((): string[] => [])).filter((name) => name.endsWith('.jsonl')).toSorted().toReversed();
  const found: PastRun[] = [];
  for (const name of names.slice(0, mostRuns * 4)) {
    if (found.length >= mostRuns) break;
    if (!(await mayBeOf(join(folder, name), promptPath))) continue;
    const past = await readComparison(createJournalFile(join(folder, name)), AbortSignal.timeout(10_000)).catch(() => undefined);
    if (past === undefined || past.comparison.prompt.path !== promptPath || (!single && past.comparison.cells.length === 1)) continue;
    const { startedAt, baseline, candidate, inputs, runs, cells } = past.comparison;
    const alone = cells.length === 1;
    found.push({
      label: new Date(startedAt).toLocaleString(),
      description: `${alone ? baseline.model.model : `${baseline.model.model} ↔ ${candidate.model.model}`}${runs === 1 ? '' : `, ${runs} runs`}`,
      detail: [inputsInOneLine(inputs, 80), alone ? short(baseline.text) : `${short(baseline.text)} ↔ ${short(candidate.text)}`].filter((part) => part !== '').join(' | '),
      comparison: past.comparison,
    });
  }
  return found;
}

/** False where the first row of a journal says that it is of something else; a row that is longer than the look says nothing. */
async function mayBeOf(path: string, promptPath: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const [first = '', ...more] = buffer.toString('utf8', 0, bytesRead).split('\n', 2);
    return more.length === 0 ? bytesRead === headBytes : (first.includes('"kind":"comparison"') && first.includes(JSON.stringify(promptPath)));
  } finally {
    await file.close();
  }
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line === '' ? '(no text)' : line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
