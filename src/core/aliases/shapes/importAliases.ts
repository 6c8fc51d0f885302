import { applyEdits, type TextEdit } from '../../text/range.ts';
import { addAlias, setAliasModel, type ModelSlot } from '../editModelsConfig.ts';
import { setJsonValue } from '../jsonEdits.ts';
import { parseModelsConfig } from '../parseModelsConfig.ts';
import { modelsConfigName, type Alias } from '../types.ts';
import type { RecognisedAlias } from './types.ts';

/** What an import makes of a `models.config.json`. */
export type AliasImport = {
  /** The whole new text; the old one where nothing changes. */
  readonly after: string;
  /** One edit that makes it, none where nothing changes. */
  readonly edits: readonly TextEdit[];
  readonly outcomes: readonly ImportOutcome[];
};

/** What became of one definition. `completed` got slots that it had not; `kept` says another model than the definition, and stays. */
export type ImportOutcome = {
  readonly kind: 'added' | 'completed' | 'present' | 'kept';
  readonly name: string;
  readonly model: string;
  /** As sentences, what to know about it. */
  readonly notes: readonly string[];
};

/**
 * Puts recognised definitions into a `models.config.json` (`text` undefined: one that is to be made). What is there stays: an alias of the same
 * default gets the slots it lacks, one of another value is left as it is.
 * @throws PromptshiftError `configuration` when the text cannot be edited safely
 */
export async function importAliases(text: string | undefined, definitions: readonly RecognisedAlias[]): Promise<AliasImport> {
  let after = text ?? '';
  const outcomes: ImportOutcome[] = [];
  for (const definition of definitions) {
    const { positions, config } = await parseModelsConfig(after === '' ? '{}' : after);
    const { name, alias, notes } = definition;
    const isThere = Object.hasOwn(positions, name);
    const existing = isThere ? config.aliases[name] : undefined;
    if (!isThere) {
      after = applyEdits(after, await addAlias(after === '' ? undefined : after, name, alias));
      outcomes.push({ kind: 'added', name, model: alias.default, notes });
    } else if (existing?.default !== alias.default) {
      const stands = existing === undefined ? 'has a mistake in it' : `stands for ${existing.default}`;
      outcomes.push({ kind: 'kept', name, model: alias.default, notes: [`${name} ${stands} already; it stays as it is.`] });
    } else {
      const { text: completed, notes: left } = await complete(after, name, existing, alias);
      outcomes.push({ kind: completed === after ? 'present' : 'completed', name, model: alias.default, notes: completed === after ? left : [...notes, ...left] });
      after = completed;
    }
  }
  const before = text ?? '';
  return { after, edits: after === before ? [] : [difference(before, after)], outcomes };
}

/** Adds the slots that an alias lacks. */
async function complete(text: string, name: string, existing: Alias, found: RecognisedAlias['alias']): Promise<{ readonly text: string; readonly notes: readonly string[] }> {
  const slots: readonly { readonly slot: ModelSlot; readonly label: string; readonly has: string | undefined; readonly wants: string | undefined }[] = [
    ...(['candidate', 'rollback'] as const).map((slot) => ({ slot, label: slot, has: existing[slot], wants: found[slot] })),
    ...Object.entries(found.environments ?? {}).map(([environment, { default: wants }]) => ({
      slot: { environment }, label: `environment ${environment}`, has: existing.environments?.[environment]?.default, wants,
    })),
  ];
  let after = text;
  const notes: string[] = [];
  for (const { slot, label, has, wants } of slots) {
    if (wants === undefined || has === wants) continue;
    if (has === undefined) after = applyEdits(after, await setAliasModel(after, name, slot, wants));
    else notes.push(`The ${label} of ${name} is ${has} already, not ${wants}; it stays as it is.`);
  }
  if (found.env !== undefined && existing.env === undefined) after = applyEdits(after, await setJsonValue(after, ['aliases', name, 'env'], found.env, modelsConfigName));
  else if (found.env !== undefined && found.env !== existing.env) notes.push(`The variable of ${name} is ${existing.env ?? ''} already, not ${found.env}; it stays as it is.`);
  return { text: after, notes };
}

/** The one stretch in which two texts differ. */
function difference(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { range: { start, end: before.length - same }, newText: after.slice(start, after.length - same) };
}
