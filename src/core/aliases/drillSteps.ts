import { PromptshiftError } from '../errors.ts';
import { applyEdits } from '../text/range.ts';
import { rollBack } from './moveModels.ts';
import { parseModelsConfig } from './parseModelsConfig.ts';
import { findAlias } from './resolveAlias.ts';

/** One way back to the old model, and what an application must get by it. */
export type DrillStep = {
  readonly way: 'edit' | 'variable';
  /** The text of `models.config.json` that the application reads. */
  readonly config: string;
  /** The variable that is set for it, and to what; every other step runs with the variable unset. */
  readonly variable?: { readonly name: string; readonly value: string };
  readonly expected: string;
};

/** How a rollback of one alias is rehearsed. */
export type Drill = { readonly alias: string; readonly from: string; readonly to: string; readonly variable?: string; readonly steps: readonly DrillStep[] };

/**
 * The rehearsal of an alias's rollback: by the one edit of the file, and by its variable alone where it has one.
 * @throws PromptshiftError `configuration` when there is no such alias, or it has no rollback
 */
export async function drillSteps(text: string, name: string): Promise<Drill> {
  const alias = findAlias((await parseModelsConfig(text)).config, name);
  const { from, to, edits } = await rollBack(text, name);
  if (from === to) throw new PromptshiftError('configuration', `The rollback of "${name}" is its default, ${to}.`, `Set another one: promptshift alias set ${name} MODEL --slot rollback.`);
  return {
    alias: name, from, to,
    ...(alias.env === undefined ? {} : { variable: alias.env }),
    steps: [
      { way: 'edit', config: applyEdits(text, edits), expected: to },
      ...(alias.env === undefined ? [] : [{ way: 'variable' as const, config: text, variable: { name: alias.env, value: to }, expected: to }]),
    ],
  };
}
