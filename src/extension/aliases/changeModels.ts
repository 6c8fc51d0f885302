import * as vscode from 'vscode';
import type { AliasMove } from '../../core/aliases/moveModels.ts';
import { knownModelIds, successorOf } from '../knownModels.ts';
import type { Core } from '../core.ts';
import { pickOrType } from '../pickOrType.ts';
import type { Services } from '../services.ts';
import { aliasFor, parsedConfig, type AliasAt } from './aliasConfig.ts';
import type { ChangeReview } from './reviewChange.ts';

/** The commands that change what an alias stands for; each shows its diff before the file is written. */
export interface ModelChanges {
  promote(...args: readonly unknown[]): Promise<void>;
  rollBack(...args: readonly unknown[]): Promise<void>;
  setCandidate(...args: readonly unknown[]): Promise<void>;
}

export function createModelChanges(services: Services, review: ChangeReview): ModelChanges {
  return {
    async promote(...args) {
      const at = await aliasFor(services, 'Promote the candidate of an alias', args);
      if (at === undefined) return;
      const move = await (await services.core()).promoteCandidate(at.document.getText(), at.alias);
      await moveDefault(services, review, at, move, { verb: 'Promote', keeps: `${move.from} becomes the rollback.` });
    },
    async rollBack(...args) {
      const at = await aliasFor(services, 'Roll an alias back', args);
      if (at === undefined) return;
      const move = await (await services.core()).rollBack(at.document.getText(), at.alias);
      await moveDefault(services, review, at, move, { verb: 'Roll back', keeps: 'The candidate stays.' });
    },
    async setCandidate(...args) {
      const at = await aliasFor(services, 'Set the candidate of an alias', args);
      const [, , model] = args;
      if (at !== undefined) await setCandidate(services, review, at, typeof model === 'string' ? model : undefined);
    },
  };
}

async function moveDefault(
  services: Services, review: ChangeReview, { document, alias }: AliasAt, { edits, from, to, notReached }: AliasMove,
  { verb, keeps }: { readonly verb: string; readonly keeps: string },
): Promise<void> {
  if (edits.length === 0) {
    void vscode.window.showInformationMessage(`${alias} stands for ${to} already.`);
    return;
  }
  const variable = (await parsedConfig(services, document)).config.aliases[alias]?.env;
  const limits = [
    ...notReached.map((name) => `Not reached: environment ${name} has a default of its own.`),
    ...(variable === undefined ? [] : [`Where ${variable} is set, it still decides.`]),
  ];
  const made = await review.confirm({
    document, edits, verb,
    title: `${verb} ${alias}: ${from} → ${to}`,
    question: `${verb} ${alias}?`,
    detail: [`default: ${from} → ${to}`, keeps, ...limits].join('\n'),
  });
  if (made) tell(document, `${alias} now stands for ${to}.`, 'Applications take it at their next start, bundled ones with their next build.');
}

/** `named` is the model when the caller knows it; else the person is asked. */
async function setCandidate(services: Services, review: ChangeReview, { document, alias }: AliasAt, named: string | undefined): Promise<void> {
  const core = await services.core();
  const { config } = await parsedConfig(services, document);
  const { default: current, candidate } = core.findAlias(config, alias);
  const chosen = named ?? (await askCandidate(core, alias, current, candidate));
  if (chosen === undefined) return;
  const edits = await core.setAliasModel(document.getText(), alias, 'candidate', chosen);
  if (edits.length === 0) {
    void vscode.window.showInformationMessage(`${chosen} is the candidate of ${alias} already.`);
    return;
  }
  const made = await review.confirm({
    document, edits,
    verb: 'Set candidate',
    title: `Candidate of ${alias}: ${candidate ?? 'none'} → ${chosen}`,
    question: `Set the candidate of ${alias}?`,
    detail: `candidate: ${candidate ?? 'none'} → ${chosen}\nThe default stays ${current}: nothing changes for applications.`,
  });
  if (made) tell(document, `${chosen} is the candidate of ${alias}.`, 'Next: compare it with the default, or run an eval suite.');
}

/** Undefined when the person leaves. */
async function askCandidate(core: Core, alias: string, current: string, candidate: string | undefined): Promise<string | undefined> {
  const successor = successorOf(core, current);
  const ids = knownModelIds(core, current).filter((id) => id !== current && id !== successor);
  return await pickOrType({
    title: `Candidate of ${alias}`,
    placeholder: 'The model that may follow; type any id your endpoint knows',
    choices: [
      ...(successor === undefined ? [] : [{ label: successor, description: `the vendor's successor of ${current}`, value: successor }]),
      ...ids.map((id) => ({ label: id, value: id })),
    ],
    current: candidate,
  });
}

/** The end of a change: what holds now, and what is left to do. */
function tell(document: vscode.TextDocument, what: string, next: string): void {
  void vscode.window.showInformationMessage(`${what} ${document.isDirty ? 'Save the file: it had other unsaved changes.' : next}`);
}
