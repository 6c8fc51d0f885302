import { identifyModel } from '../../models/identify.ts';
import { kindOf } from '../../models/kindOf.ts';
import { applyEdits, type TextEdit } from '../../text/range.ts';
import { addAlias } from '../editModelsConfig.ts';
import { parseModelsConfig } from '../parseModelsConfig.ts';
import { variableFor } from '../suggestAliasName.ts';
import { modelForAlias, sameModel, type CatalogDay } from '../../scan/snapshotEdit.ts';
import type { FileChange, PinInput, PinnedLiterals, PlannedFile } from './types.ts';

/** What an alias takes, and what that makes of `models.config.json`. */
export type ConfigPlan = Pick<PinnedLiterals, 'refused' | 'notes'> & {
  readonly references: PinInput['references'];
  readonly change?: FileChange;
  /** The alias's default, and its variable where it has one. */
  readonly model: string;
  readonly variable?: string;
};

/**
 * A new alias takes the model of the first reference, and references to that model; an old one takes what it is given, but no model of
 * another kind: an embedding cannot answer a chat.
 */
export async function planConfig({ alias, config, references, model }: Pick<PinInput, 'alias' | 'config' | 'references' | 'model'>, day: CatalogDay): Promise<ConfigPlan> {
  const parsed = config.text === undefined ? undefined : await parseModelsConfig(config.text);
  const existing = parsed !== undefined && Object.hasOwn(parsed.config.aliases, alias) ? parsed.config.aliases[alias] : undefined;
  const first = references.find(({ role, alias: used }) => role === 'usage' && used === undefined);
  if (existing !== undefined) {
    const target = identifyModel(existing.default);
    const [fitting, others] = split(references, ({ role, identity }) => role !== 'usage' || target === undefined || kindOf(identity) === kindOf(target));
    const moved = fitting.filter(({ role, identity }) => role === 'usage' && target !== undefined && !sameModel(identity, target));
    return {
      references: fitting, model: existing.default, ...(existing.env === undefined ? {} : { variable: existing.env }),
      refused: others.map((reference) => ({ reference, reason: `"${alias}" stands for ${existing.default} (${target === undefined ? 'unknown' : kindOf(target)}); ${reference.text} is another kind of model (${kindOf(reference.identity)}) and needs an alias of its own.` })),
      notes: [...new Set(moved.map(({ text }) => `"${alias}" stands for ${existing.default}; the code asked for ${text}.`))],
    };
  }
  if (first === undefined) return { references, model: '', refused: [], notes: [] };
  const [same, others] = split(references, ({ identity, role }) => role !== 'usage' || sameModel(identity, first.identity));
  const chosen = model ?? modelForAlias(first.identity, day);
  const variable = variableFor(alias, first.identity);
  const edits = await addAlias(config.text, alias, { default: chosen, env: variable });
  return {
    references: same, model: chosen, variable,
    change: changeOf(config, edits),
    refused: others.map((reference) => ({ reference, reason: `"${alias}" is made for ${chosen}; this asks for another model.` })),
    notes: [],
  };
}

/** A file is made where there is none. */
export function changeOf({ path, text }: PlannedFile, edits: readonly TextEdit[]): FileChange {
  return text === undefined ? { path, create: applyEdits('', edits) } : { path, edits };
}

export function split<T>(items: readonly T[], test: (item: T) => boolean): readonly [yes: readonly T[], no: readonly T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
