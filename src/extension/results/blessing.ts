import * as vscode from 'vscode';
import type { SideName } from '../../core/compare/types.ts';
import { PromptshiftError } from '../../core/errors.ts';
import type { PastResult } from '../../core/evals/results/readPastResult.ts';
import type { RunRef } from '../../core/views/results.ts';
import { loadOnFirstUse } from '../core.ts';
import type { Services } from '../services.ts';
import { requireRunFolder } from './keptResult.ts';

/** Time that reading the reference run of now, and asking git who blesses, may take; in ms. */
const readWithinMs = 30_000;

/** What a suite's reference run says of itself, as a sentence; undefined when there is none. */
export async function referenceNow({ core }: Pick<Services, 'core'>, ref: RunRef, suite: string): Promise<string | undefined> {
  const { aboutReference } = await core();
  const { readReferenceHeader } = await loadOnFirstUse();
  const header = await readReferenceHeader(requireRunFolder(ref).fsPath, suite, AbortSignal.timeout(readWithinMs));
  if (header === undefined) return undefined;
  return header.run === ref.runId ? `This run is the reference run, by its ${header.side}: ${aboutReference(header)}.` : `Reference run of this suite: ${aboutReference(header)}.`;
}

/**
 * Keeps one side of a run as what later runs are held against, after saying what is written and what it replaces. `changed` is called when it
 * was, and when the person takes it back.
 * @throws PromptshiftError `configuration` when the run cannot be blessed or the file not be written
 */
export async function blessPast(services: Services, ref: RunRef, past: PastResult, changed: () => void): Promise<void> {
  const { blessRun, referencePath } = await services.core();
  const { gitUserName, writeReference } = await loadOnFirstUse();
  const { result, plan } = past;
  if (plan === undefined) throw new PromptshiftError('configuration', 'The suite cannot be read any more, so nothing says which cases this run had.', 'Mend the suite, then run it and bless that run.');
  const folder = requireRunFolder(ref);
  const path = referencePath(result.suite.path);
  const uri = vscode.Uri.joinPath(folder, path);
  const before = await bytesOf(uri);
  const side = await askSide(past, path, before === undefined ? undefined : await referenceNow(services, ref, result.suite.path).catch(() => 'What is there now cannot be read.'));
  if (side === undefined) return;
  const by = vscode.workspace.isTrusted ? await gitUserName(folder.fsPath, AbortSignal.timeout(readWithinMs)) : undefined;
  await writeReference(folder.fsPath, await blessRun(plan, result, side, { at: new Date(services.clock.now()).toISOString(), ...(by === undefined ? {} : { by }) }));
  changed();
  const written = await bytesOf(uri);
  tell(services, `Blessed ${result.sides[side].model} as reference run: ${path} ${before === undefined ? 'was written' : 'was replaced'}. Commit it, so that later runs are held against it.`, uri, async () => {
    await takeBack(uri, path, { written, before });
    changed();
  });
}

/** The side that the verdict speaks for comes first. Undefined when the person leaves. */
async function askSide({ result, notices }: PastResult, path: string, replaced: string | undefined): Promise<SideName | undefined> {
  const { suite, sides, verdict, reference, cases, repeat } = result;
  const order: readonly SideName[] = reference !== undefined || sides.baseline.model === sides.candidate.model ? ['candidate'] : verdict.decision === 'promote' ? ['candidate', 'baseline'] : ['baseline', 'candidate'];
  const buttons = new Map(order.map((side) => [`Bless ${side} ${sides[side].model}`, side]));
  const size = `${cases.length.toLocaleString('en-US')} ${cases.length === 1 ? 'case' : 'cases'}${repeat === 1 ? '' : ` × ${repeat}`}`;
  const detail = [
    `Later runs are held against what one model did here (${size}). ${path} keeps it, without a word of the answers, and belongs in git.`,
    ...(replaced === undefined ? [] : [`It replaces what is there. ${replaced}`]),
    ...notices,
  ].join('\n\n');
  const chosen = await vscode.window.showInformationMessage(`${replaced === undefined ? 'Bless this run as the reference run of' : 'Replace the reference run of'} ${suite.name}?`, { modal: true, detail }, ...buttons.keys());
  return chosen === undefined ? undefined : buttons.get(chosen);
}

function tell({ feedback }: Services, message: string, uri: vscode.Uri, undo: () => Promise<void>): void {
  const followUps: Readonly<Record<string, () => Thenable<unknown>>> = { Open: () => vscode.window.showTextDocument(uri), Undo: undo };
  void vscode.window.showInformationMessage(message, ...Object.keys(followUps))
    .then((chosen) => (chosen === undefined ? undefined : followUps[chosen]?.()))
    .then(undefined, (error: unknown) => feedback.error('Bless as reference run', error));
}

/** @throws PromptshiftError `configuration` when the file is not what was written any more: somebody else's work is not taken back */
async function takeBack(uri: vscode.Uri, path: string, { written, before }: { readonly written: Uint8Array | undefined; readonly before: Uint8Array | undefined }): Promise<void> {
  const now = await bytesOf(uri);
  if (now === undefined || written === undefined || Buffer.compare(now, written) !== 0) throw new PromptshiftError('configuration', `${path} is not as it was written any more, so it stays.`, 'Take it back with git.');
  if (before === undefined) await vscode.workspace.fs.delete(uri);
  else await vscode.workspace.fs.writeFile(uri, before);
  void vscode.window.showInformationMessage(`${path} ${before === undefined ? 'was removed' : 'holds the reference run of before'}.`);
}

async function bytesOf(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch {
    return undefined;
  }
}
