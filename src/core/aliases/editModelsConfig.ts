import { PromptshiftError } from '../errors.ts';
import type { TextEdit } from '../text/range.ts';
import { setJsonValue } from './jsonEdits.ts';
import { findAlias } from './resolveAlias.ts';
import { parseModelsConfig } from './parseModelsConfig.ts';
import { modelsConfigName, type Alias } from './types.ts';
import { aliasNamePattern } from '../scan/aliasName.ts';

/** A place of an alias that holds a model id. */
export type ModelSlot = 'default' | 'candidate' | 'rollback' | { readonly environment: string };

/**
 * Edits that put `model` into a slot of an existing alias. Keeps comments, order, indentation and line ends; no edit when
 * it is there already.
 * @throws PromptshiftError `configuration` when there is no such alias or the text cannot be edited safely
 */
export async function setAliasModel(text: string, alias: string, slot: ModelSlot, model: string): Promise<readonly TextEdit[]> {
  const { config, positions } = await parseModelsConfig(text);
  const at = Object.hasOwn(positions, alias) ? positions[alias] : undefined;
  // An alias with a fault elsewhere can still be edited: a rollback must not wait for it.
  if (at === undefined) findAlias(config, alias);
  const environment = typeof slot === 'string' ? undefined : slot.environment;
  const before = typeof slot === 'string' ? at?.[slot] : at?.environments[slot.environment];
  if (before !== undefined && text.slice(before.start, before.end) === model) return [];
  const inAlias = environment === undefined ? [String(slot)] : ['environments', environment, 'default'];
  return await setJsonValue(text, ['aliases', alias, ...inAlias], model, modelsConfigName);
}

/**
 * Edits that add an alias at the end; `text` undefined or empty makes the whole file.
 * @throws PromptshiftError `configuration` when the name is taken or no alias name, or the text cannot be edited safely
 */
export async function addAlias(text: string | undefined, name: string, alias: Alias): Promise<readonly TextEdit[]> {
  if (!aliasNamePattern.test(name)) {
    throw new PromptshiftError('configuration', `"${name}" is not an alias name.`, 'Use small letters and digits, in parts joined by ".", "_" or "-", such as chat.core.');
  }
  if (text !== undefined && Object.hasOwn((await parseModelsConfig(text)).positions, name)) {
    throw new PromptshiftError('configuration', `There is an alias "${name}" already.`, 'Choose another name, or use the one there is.');
  }
  return await setJsonValue(text ?? '', ['aliases', name], alias, modelsConfigName);
}
