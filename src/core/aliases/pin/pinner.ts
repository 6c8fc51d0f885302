import { identifyModel } from '../../models/identify.ts';
import type { AccessorPlace } from '../accessors/accessor.ts';
import type { SyntaxRuntime } from '../../scan/syntax/runtime.ts';
import type { ModelReference, SourceDocument } from '../../scan/types.ts';
import { isBundled } from '../accessors/bundled.ts';
import { readAccessorRecords } from '../recordAccessor.ts';
import { parseModelsConfig } from '../parseModelsConfig.ts';
import { suggestAliasName } from '../suggestAliasName.ts';
import { modelsConfigName } from '../types.ts';
import { pinFormat } from './formats/pinFormat.ts';
import { pinLanguageOf } from './languages.ts';
import { foldersAbove, folderOf, isBelow, joinPath, relativeTo } from '../../text/paths.ts';
import { pinReference, refuseAll } from './pinReference.ts';
import { planConfig, split } from './planConfig.ts';
import { modelForAlias, type CatalogDay } from '../../scan/snapshotEdit.ts';
import type { FileChange, PinLanguage, PinPlan, PinProject, PlannedFile } from './types.ts';

/** Files of the workspace as they are now, unsaved changes included; paths with '/', relative to its root. */
export interface WorkspaceFiles {
  /** The text, or undefined when there is no such file. */
  read(path: string, signal: AbortSignal): Promise<string | undefined>;
}

export type PinRequest = {
  readonly document: SourceDocument;
  readonly references: readonly ModelReference[];
  readonly alias: string;
  /** Default of a new alias; see `PinInput`. */
  readonly model?: string;
};

/** `isSame`: it stands for the very model that a new alias would be made for. */
export type AliasOffers = { readonly known: readonly { readonly name: string; readonly model: string; readonly isSame: boolean }[]; readonly suggestion: string };

export interface Pinner {
  /** Finds the files that apply around the document and plans; see `pinReference`. */
  pin(request: PinRequest, signal: AbortSignal): Promise<PinPlan>;
  /** Aliases that can be chosen there, and a name for a new one. */
  aliasesFor(document: SourceDocument, reference: ModelReference, signal: AbortSignal): Promise<AliasOffers>;
}

export type PinnerDeps = { readonly syntax: SyntaxRuntime; readonly files: WorkspaceFiles; readonly day: () => CatalogDay };

export function createPinner({ syntax, files, day }: PinnerDeps): Pinner {
  const find = async (from: string, name: string, signal: AbortSignal): Promise<PlannedFile | undefined> => {
    for (const folder of foldersAbove(from)) {
      const path = joinPath(folder, name);
      const text = await files.read(path, signal);
      if (text !== undefined) return { path, text };
    }
    return undefined;
  };
  const namespaceOf = async ({ accessor, factsOf }: PinLanguage, text: string, signal: AbortSignal): Promise<string> =>
    await syntax.withTree(accessor.grammar, text, ({ rootNode }) => factsOf(rootNode).namespace, signal) ?? '';

  const pinConfigFormat = async ({ document, references, alias, model }: PinRequest, signal: AbortSignal): Promise<PinPlan> => {
    const config = await find(document.path, modelsConfigName, signal) ?? { path: modelsConfigName };
    const plan = await planConfig({ alias, config, references, ...(model === undefined ? {} : { model }) }, day());
    const [usages, others] = split(plan.references, ({ role, alias: used }) => role === 'usage' && used === undefined);
    const identity = identifyModel(plan.model);
    const target = { alias, variable: plan.variable, fallback: identity === undefined ? plan.model : modelForAlias(identity, day()) };
    const { edits, pinned, refused, notes, usesAlias } = await pinFormat(syntax, document, usages, target, day(), signal);
    const changes: FileChange[] = [...(edits.length === 0 ? [] : [{ path: document.path, edits }]), ...(usesAlias && plan.change !== undefined ? [plan.change] : [])];
    return { files: changes, pinned, notes: pinned.length > 0 ? [...plan.notes, ...notes] : notes, refused: [...plan.refused, ...others.map((reference) => ({ reference, reason: 'Only an id that selects a model is put behind an alias.' })), ...refused] };
  };

  return {
    async pin({ document, references, alias, model }, signal) {
      const language = pinLanguageOf(document.language);
      if (language === undefined) return await pinConfigFormat({ document, references, alias, ...(model === undefined ? {} : { model }) }, signal);
      const facts = await syntax.withTree(language.grammarFor(document.language), document.text, ({ rootNode }) => language.factsOf(rootNode), signal);
      if (facts === undefined) return refuseAll(references, 'The file takes too long to parse.');
      const project = await language.project(document.path, facts, {
        read: async (path) => await files.read(path, signal),
        find: async (name) => await find(document.path, name, signal),
      });
      if (project.reason !== undefined) return refuseAll(references, project.reason);
      const config = await find(document.path, modelsConfigName, signal) ?? { path: joinPath(project.home, modelsConfigName) };
      const settings = await find(document.path, 'promptshift.json', signal) ?? { path: joinPath(folderOf(config.path), 'promptshift.json') };
      const found = await accessorFor(files, language, document, settings, project, signal);
      if (found === undefined) return refuseAll(references, `${project.candidates[0]?.path ?? 'The accessor'} is there and is no accessor. Rename it, or record another accessor in promptshift.json.`);
      const { text } = found.accessor;
      const place = {
        ...found.place,
        ...(text === undefined ? {} : { namespace: await namespaceOf(language, text, signal) }),
        ...((text === undefined ? project.modules.bundled : isBundled(text)) ? { imports: importPath(found.accessor.path, config.path) } : {}),
      };
      const input = { document, references, alias, config, settings, accessor: found.accessor, place, project };
      return await pinReference({ syntax, day }, model === undefined ? input : { ...input, model }, signal);
    },

    async aliasesFor(document, reference, signal) {
      const config = await find(document.path, modelsConfigName, signal);
      const aliases = config?.text === undefined ? {} : (await parseModelsConfig(config.text)).config.aliases;
      const language = pinLanguageOf(document.language);
      const names = language === undefined ? [] : await syntax.withTree(language.grammarFor(document.language), document.text,
        ({ rootNode }) => language.namesAround(rootNode, reference.range), signal);
      const wanted = [reference.text, modelForAlias(reference.identity, day())];
      const known = Object.entries(aliases).map(([name, { default: model }]) => ({ name, model, isSame: wanted.includes(model) }));
      return { known, suggestion: suggestAliasName({ path: document.path, names: names ?? [], identity: reference.identity, taken: Object.keys(aliases) }) };
    },
  };
}

type Found = { readonly accessor: PlannedFile; readonly place: AccessorPlace };

/** The recorded accessor that this document can import, else where a new one goes; undefined when every name is in use. */
async function accessorFor(
  files: WorkspaceFiles, language: PinLanguage, document: SourceDocument, settings: PlannedFile, { home, modules, candidates, canImport, namespaceAt }: PinProject, signal: AbortSignal,
): Promise<Found | undefined> {
  const json = candidates[0]?.json ?? 'none';
  for (const record of await readAccessorRecords(settings.text)) {
    const path = joinPath(folderOf(settings.path), record.path);
    // One package's accessor is not another's: only what lies in the document's own package is imported.
    if (record.language !== language.accessor.id || !isBelow(path, home) || !canImport(path)) continue;
    const text = await files.read(path, signal);
    const place = { path, format: modules.format, namespace: candidates.find((each) => each.path === path)?.namespace ?? namespaceAt?.(path) ?? '', json };
    return { place, accessor: text === undefined ? { path } : { path, text } };
  }
  for (const place of candidates) {
    if (place.path === document.path) continue;
    const text = await files.read(place.path, signal);
    if (text === undefined) return { place, accessor: { path: place.path } };
    if (text.slice(0, headLength).includes('Made by Promptshift')) return { place, accessor: { path: place.path, text } };
  }
  return undefined;
}

/** `./models.config.json` as a module beside it is imported. */
function importPath(from: string, to: string): string {
  const path = relativeTo(folderOf(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}

/** How far into a file the line that every accessor opens with may be. */
const headLength = 2000;
