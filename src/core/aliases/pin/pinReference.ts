import type { Tree } from 'web-tree-sitter';
import { identifyModel } from '../../models/identify.ts';
import type { SyntaxRuntime } from '../../scan/syntax/runtime.ts';
import type { ModelReference } from '../../scan/types.ts';
import { applyEdits, type TextEdit } from '../../text/range.ts';
import { addAlias } from '../editModelsConfig.ts';
import { parseModelsConfig } from '../parseModelsConfig.ts';
import { recordAccessor } from '../recordAccessor.ts';
import { variableFor } from '../suggestAliasName.ts';
import { folderOf, relativeTo } from './paths.ts';
import { pinLanguageOf } from './languages.ts';
import { modelForAlias, sameModel, type CatalogDay } from './snapshotEdit.ts';
import type { FileChange, PinInput, PinLanguage, PinnedLiterals, PinPlan, PlannedFile } from './types.ts';

export type PinDeps = { readonly syntax: SyntaxRuntime; readonly day: () => CatalogDay };

/**
 * Plans how references of one document get behind an alias: the calls and the import in the document, the alias in
 * `models.config.json`, the accessor and its record in `promptshift.json`. What cannot be pinned is in `refused`.
 * @throws PromptshiftError `configuration` when the alias's name is none, or a JSON file cannot be edited safely
 */
export async function pinReference({ syntax, day }: PinDeps, input: PinInput, signal: AbortSignal): Promise<PinPlan> {
  const { document, alias, accessor, modules } = input;
  const language = pinLanguageOf(document.language);
  const nothing = (reason: string): PinPlan => refuseAll(input.references, reason);
  if (language === undefined) return nothing(`Ids in ${document.language} files cannot be put behind an alias yet.`);
  if (/\.d\.[mc]?ts$/.test(document.path)) return nothing('A declaration file runs nothing.');
  if (document.path === accessor.path) return nothing('The accessor cannot ask itself.');

  const config = await planConfig(input, day());
  const [usages, others] = split(config.references, ({ role, alias: used }) => role === 'usage' && used === undefined);
  const refused = [...config.refused, ...others.map((reference) => ({ reference, reason: 'Only an id that selects a model is put behind an alias.' }))];
  if (usages.length === 0) return { files: [], pinned: [], refused, notes: [] };

  const grammar = language.grammarFor(document.language);
  const request = { text: document.text, path: document.path, references: usages, alias, accessorPath: accessor.path, modules };
  const read = await syntax.withTree(grammar, document.text, ({ rootNode }) =>
    ({ result: language.pin(rootNode, request), style: language.styleOf(rootNode, document.text), errors: errorsIn(rootNode) }), signal);
  if (read === undefined) return nothing('The file takes too long to parse.');
  const { result, style } = read;
  if (result.pinned.length === 0) return { files: [], pinned: [], refused: [...refused, ...result.refused], notes: [] };
  const errorsAfter = await syntax.withTree(grammar, applyEdits(document.text, result.edits), ({ rootNode }) => errorsIn(rootNode), signal);
  if (errorsAfter === undefined || errorsAfter > read.errors) return nothing('The code around the id is written in a way that cannot be edited safely.');

  const code = accessor.text === undefined
    ? { path: accessor.path, create: language.accessor.generate([alias], modules.format, style) }
    : await extendAccessor(syntax, language, { path: accessor.path, text: accessor.text }, alias, signal);
  const record = { language: language.accessor.id, path: relativeTo(folderOf(input.settings.path), accessor.path) };
  const files = [
    { path: document.path, edits: result.edits }, config.change, code, changeOf(input.settings, await recordAccessor(input.settings.text, record)),
  ].filter((change) => change !== undefined && ('create' in change || change.edits.length > 0)) as FileChange[];
  const notes = [...config.notes, ...result.notes, ...(code === undefined ? [`${accessor.path} has no list of aliases to add "${alias}" to.`] : [])];
  return { files, pinned: result.pinned, refused: [...refused, ...result.refused], notes: [...new Set(notes)] };
}

type ConfigPlan = Pick<PinnedLiterals, 'refused' | 'notes'> & { readonly references: PinInput['references']; readonly change?: FileChange };

/** A new alias takes the model of the first reference, and references to that model; an old one takes what it is given. */
async function planConfig({ alias, config, references, model }: PinInput, day: CatalogDay): Promise<ConfigPlan> {
  const parsed = config.text === undefined ? undefined : await parseModelsConfig(config.text);
  const existing = parsed !== undefined && Object.hasOwn(parsed.config.aliases, alias) ? parsed.config.aliases[alias] : undefined;
  const first = references.find(({ role, alias: used }) => role === 'usage' && used === undefined);
  if (existing !== undefined) {
    const target = identifyModel(existing.default);
    const moved = references.filter(({ role, identity }) => role === 'usage' && target !== undefined && !sameModel(identity, target));
    return { references, refused: [], notes: [...new Set(moved.map(({ text }) => `"${alias}" stands for ${existing.default}; the code asked for ${text}.`))] };
  }
  if (first === undefined) return { references, refused: [], notes: [] };
  const [same, others] = split(references, ({ identity, role }) => role !== 'usage' || sameModel(identity, first.identity));
  const chosen = model ?? modelForAlias(first.identity, day);
  const edits = await addAlias(config.text, alias, { default: chosen, env: variableFor(alias, first.identity) });
  return {
    references: same,
    change: changeOf(config, edits),
    refused: others.map((reference) => ({ reference, reason: `"${alias}" is made for ${chosen}; this asks for another model.` })),
    notes: [],
  };
}

async function extendAccessor(syntax: SyntaxRuntime, { accessor }: PinLanguage, file: Required<PlannedFile>, alias: string, signal: AbortSignal): Promise<FileChange | undefined> {
  const edits = await syntax.withTree(accessor.grammar, file.text, ({ rootNode }) => accessor.addAlias(rootNode, file.text, alias), signal);
  return edits === undefined ? undefined : { path: file.path, edits };
}

function changeOf({ path, text }: PlannedFile, edits: readonly TextEdit[]): FileChange {
  return text === undefined ? { path, create: applyEdits('', edits) } : { path, edits };
}

function refuseAll(references: readonly ModelReference[], reason: string): PinPlan {
  return { files: [], pinned: [], refused: references.map((reference) => ({ reference, reason })), notes: [] };
}

function errorsIn(root: Tree['rootNode']): number {
  if (!root.hasError) return 0;
  return root.descendantsOfType('ERROR').length + 1;
}

function split<T>(items: readonly T[], test: (item: T) => boolean): readonly [yes: readonly T[], no: readonly T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
