import type { Tree } from 'web-tree-sitter';
import type { SyntaxRuntime } from '../../scan/syntax/runtime.ts';
import type { ModelReference } from '../../scan/types.ts';
import { applyEdits } from '../../text/range.ts';
import { recordAccessor } from '../recordAccessor.ts';
import { folderOf, relativeTo } from '../../text/paths.ts';
import { changeOf, planConfig, split } from './planConfig.ts';
import { pinLanguageOf } from './languages.ts';
import type { CatalogDay } from '../../scan/snapshotEdit.ts';
import type { FileChange, PinInput, PinLanguage, PinPlan, PlannedFile } from './types.ts';

export type PinDeps = { readonly syntax: SyntaxRuntime; readonly day: () => CatalogDay };

/**
 * Plans how references of one document get behind an alias: the calls and the import in the document, the alias in
 * `models.config.json`, the accessor and its record in `promptshift.json`. What cannot be pinned is in `refused`.
 * @throws PromptshiftError `configuration` when the alias's name is none, or a JSON file cannot be edited safely
 */
export async function pinReference({ syntax, day }: PinDeps, input: PinInput, signal: AbortSignal): Promise<PinPlan> {
  const { document, alias, accessor, place, project } = input;
  const language = pinLanguageOf(document.language);
  const nothing = (reason: string): PinPlan => refuseAll(input.references, reason);
  if (language === undefined) return nothing(`Ids in ${document.language} files cannot be put behind an alias.`);
  if (/\.d\.[mc]?ts$|\.pyi$/.test(document.path)) return nothing('A declaration file runs nothing.');
  if (document.path === accessor.path) return nothing('The accessor cannot ask itself.');

  const config = await planConfig(input, day());
  const [usages, others] = split(config.references, ({ role, alias: used }) => role === 'usage' && used === undefined);
  const refused = [...config.refused, ...others.map((reference) => ({ reference, reason: 'Only an id that selects a model is put behind an alias.' }))];
  if (usages.length === 0) return { files: [], pinned: [], refused, notes: [] };

  const grammar = language.grammarFor(document.language);
  const request = { text: document.text, path: document.path, references: usages, alias, accessor: place, project };
  const read = await syntax.withTree(grammar, document.text, ({ rootNode }) =>
    ({ result: language.pin(rootNode, request), style: language.styleOf(rootNode, document.text), errors: errorsIn(rootNode) }), signal);
  if (read === undefined) return nothing('The file takes too long to parse.');
  const { result, style } = read;
  if (result.pinned.length === 0) return { files: [], pinned: [], refused: [...refused, ...result.refused], notes: [] };
  const errorsAfter = await syntax.withTree(grammar, applyEdits(document.text, result.edits), ({ rootNode }) => errorsIn(rootNode), signal);
  if (errorsAfter === undefined || errorsAfter > read.errors) return nothing('The code around the id is written in a way that cannot be edited safely.');

  const code = accessor.text === undefined
    ? { path: accessor.path, create: language.accessor.generate([alias], place, style) }
    : await extendAccessor(syntax, language, { path: accessor.path, text: accessor.text }, alias, signal);
  const record = { language: language.accessor.id, path: relativeTo(folderOf(input.settings.path), accessor.path) };
  const files = [
    { path: document.path, edits: result.edits }, config.change, code, await joinEntry(syntax, language, input, signal), changeOf(input.settings, await recordAccessor(input.settings.text, record)),
  ].filter((change) => change !== undefined && ('create' in change || change.edits.length > 0)) as FileChange[];
  const notes = [...config.notes, ...result.notes, ...(code === undefined ? [`${accessor.path} has no list of aliases to add "${alias}" to.`] : [])];
  return { files, pinned: result.pinned, refused: [...refused, ...result.refused], notes: [...new Set(notes)] };
}

async function extendAccessor(syntax: SyntaxRuntime, { accessor }: PinLanguage, file: Required<PlannedFile>, alias: string, signal: AbortSignal): Promise<FileChange | undefined> {
  const edits = await syntax.withTree(accessor.grammar, file.text, ({ rootNode }) => accessor.addAlias(rootNode, file.text, alias), signal);
  return edits === undefined ? undefined : { path: file.path, edits };
}

/** The accessor's name in the file that all others get it through; a document that is this file itself is edited by `PinLanguage.pin`. */
async function joinEntry(syntax: SyntaxRuntime, language: PinLanguage, { document, place, project: { entry } }: PinInput, signal: AbortSignal): Promise<FileChange | undefined> {
  const text = entry?.text;
  if (entry === undefined || text === undefined || language.join === undefined || entry.path === document.path) return undefined;
  const edits = await syntax.withTree(language.grammarFor(document.language), text, ({ rootNode }) => language.join?.(rootNode, text, place), signal);
  return edits === undefined ? undefined : { path: entry.path, edits };
}

/** A plan that leaves everything as it is, for one reason. */
export function refuseAll(references: readonly ModelReference[], reason: string): PinPlan {
  return { files: [], pinned: [], refused: references.map((reference) => ({ reference, reason })), notes: [] };
}

function errorsIn(root: Tree['rootNode']): number {
  if (!root.hasError) return 0;
  return root.descendantsOfType('ERROR').length + 1;
}
