import type { SyntaxRuntime } from '../../scan/syntax/runtime.ts';
import type { ModelReference, SourceDocument } from '../../scan/types.ts';
import { readAccessorRecords } from '../recordAccessor.ts';
import { parseModelsConfig } from '../parseModelsConfig.ts';
import { suggestAliasName } from '../suggestAliasName.ts';
import { modelsConfigName } from '../types.ts';
import { pinLanguageOf } from './languages.ts';
import { foldersAbove, folderOf, joinPath } from './paths.ts';
import { pinReference } from './pinReference.ts';
import { projectModules } from './projectModules.ts';
import type { CatalogDay } from './snapshotEdit.ts';
import type { PinLanguage, PinPlan, PlannedFile, ProjectModules } from './types.ts';

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

export interface Pinner {
  /** Finds the files that apply around the document and plans; see `pinReference`. */
  pin(request: PinRequest, signal: AbortSignal): Promise<PinPlan>;
  /** Aliases that can be chosen there, and a name for a new one. */
  aliasesFor(document: SourceDocument, reference: ModelReference, signal: AbortSignal): Promise<{ readonly known: readonly { readonly name: string; readonly model: string }[]; readonly suggestion: string }>;
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

  return {
    async pin({ document, references, alias, model }, signal) {
      const manifest = await find(document.path, 'package.json', signal);
      const tsconfig = await find(document.path, 'tsconfig.json', signal);
      const home = manifest === undefined ? '' : folderOf(manifest.path);
      const config = await find(document.path, modelsConfigName, signal) ?? { path: joinPath(home, modelsConfigName) };
      const settings = await find(document.path, 'promptshift.json', signal) ?? { path: joinPath(folderOf(config.path), 'promptshift.json') };
      const modules = await projectModules(document.path, {
        ...(manifest?.text === undefined ? {} : { packageJson: manifest.text }), ...(tsconfig?.text === undefined ? {} : { tsconfig: tsconfig.text }),
      });
      const language = pinLanguageOf(document.language);
      const accessor = language === undefined ? { path: '' } : await accessorFor(files, language, document, settings, home, modules, signal);
      const input = { document, references, alias, config, settings, accessor, modules };
      return await pinReference({ syntax, day }, model === undefined ? input : { ...input, model }, signal);
    },

    async aliasesFor(document, reference, signal) {
      const config = await find(document.path, modelsConfigName, signal);
      const aliases = config?.text === undefined ? {} : (await parseModelsConfig(config.text)).config.aliases;
      const language = pinLanguageOf(document.language);
      const names = language === undefined ? [] : await syntax.withTree(language.grammarFor(document.language), document.text,
        ({ rootNode }) => language.namesAround(rootNode, reference.range), signal);
      const known = Object.entries(aliases).map(([name, { default: model }]) => ({ name, model }));
      return { known, suggestion: suggestAliasName({ path: document.path, names: names ?? [], identity: reference.identity, taken: Object.keys(aliases) }) };
    },
  };
}

/** The recorded accessor that this document can import, else a new file in the sources' top folder. */
async function accessorFor(
  files: WorkspaceFiles, language: PinLanguage, document: SourceDocument, settings: PlannedFile, home: string, { format }: ProjectModules, signal: AbortSignal,
): Promise<PlannedFile> {
  for (const record of await readAccessorRecords(settings.text)) {
    if (record.language !== language.accessor.id || !language.canImport(record.path, format)) continue;
    const path = joinPath(folderOf(settings.path), record.path);
    // One package's accessor is not another's: only what lies in the document's own package is imported.
    if (!isBelow(path, home)) continue;
    const text = await files.read(path, signal);
    return text === undefined ? { path } : { path, text };
  }
  const folder = sourceFolder(document.path, home);
  for (const name of language.accessorNames(document, format)) {
    const path = joinPath(folder, name);
    if (path !== document.path && await files.read(path, signal) === undefined) return { path };
  }
  return { path: joinPath(folder, `promptshiftModels-${document.path.length}.${language.accessor.id === 'typescript' ? 'ts' : 'js'}`) };
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** `src` of the package when the document lies in it (or another usual name), else the document's own folder. */
function sourceFolder(path: string, home: string): string {
  const inHome = isBelow(path, home) && home !== '' ? path.slice(home.length + 1) : path;
  const top = inHome.includes('/') ? inHome.slice(0, inHome.indexOf('/')) : '';
  return /^(?:src|lib|app|source|server)$/.test(top) ? joinPath(home, top) : folderOf(path);
}
