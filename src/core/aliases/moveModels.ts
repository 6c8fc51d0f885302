import { PromptshiftError } from '../errors.ts';
import type { TextEdit } from '../text/range.ts';
import { setAliasModel } from './editModelsConfig.ts';
import { parseModelsConfig } from './parseModelsConfig.ts';
import { findAlias } from './resolveAlias.ts';
import type { AliasPositions } from './types.ts';

/** A change of an alias's default, before it is written. Nothing to do is a move without edits. */
export type AliasMove = {
  readonly edits: readonly TextEdit[];
  readonly from: string;
  readonly to: string;
  /** Environments with a default of their own: the move does not reach them. */
  readonly notReached: readonly string[];
};

/**
 * Candidate → default, old default → rollback; the candidate stays, so that `rollBack` restores the text's models.
 * @throws PromptshiftError `configuration` when the alias or its candidate is missing, or the text cannot be edited safely
 */
export async function promoteCandidate(text: string, alias: string): Promise<AliasMove> {
  const move = await defaultTo(text, alias, 'candidate');
  if (move.from === move.to) return move;
  return { ...move, edits: [...move.edits, ...await setAliasModel(text, alias, 'rollback', move.from)] };
}

/**
 * Default ← rollback.
 * @throws PromptshiftError `configuration` when the alias or its rollback is missing, or the text cannot be edited safely
 */
export async function rollBack(text: string, alias: string): Promise<AliasMove> {
  return await defaultTo(text, alias, 'rollback');
}

async function defaultTo(text: string, alias: string, slot: 'candidate' | 'rollback'): Promise<AliasMove> {
  const { config, positions } = await parseModelsConfig(text);
  // A fault elsewhere in the alias must not hold up a rollback.
  const at = Object.hasOwn(positions, alias) ? positions[alias] : undefined;
  if (at === undefined) findAlias(config, alias);
  const to = modelAt(text, at, slot);
  const from = modelAt(text, at, 'default');
  if (to === undefined || from === undefined) {
    const missing = to === undefined ? slot : 'default';
    throw new PromptshiftError('configuration', `The alias "${alias}" has no ${missing}.`, `Name one: promptshift alias set ${alias} MODEL --slot ${missing}, or add "${missing}" to it.`);
  }
  return { edits: await setAliasModel(text, alias, 'default', to), from, to, notReached: Object.keys(at?.environments ?? {}) };
}

function modelAt(text: string, at: AliasPositions | undefined, slot: 'default' | 'candidate' | 'rollback'): string | undefined {
  const range = at?.[slot];
  return range === undefined ? undefined : String(JSON.parse(`"${text.slice(range.start, range.end)}"`));
}
