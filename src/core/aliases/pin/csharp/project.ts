import type { JsonLibrary } from '../../accessors/accessor.ts';
import { folderOf, foldersAbove, joinPath } from '../../../text/paths.ts';
import { isTestOrExample } from '../../../scan/testPath.ts';
import { plainModules } from '../projectModules.ts';
import type { FileFacts, Lookup, PinProject, PlannedFile } from '../types.ts';

/** The C# project around a file, where its `.csproj` is called like its folder; otherwise only the file's own folder. */
export async function csharpProject(path: string, { namespace }: FileFacts, { read }: Lookup): Promise<PinProject> {
  const manifest = await projectFile(path, read);
  const home = manifest === undefined ? folderOf(path) : folderOf(manifest.path);
  const top = rootNamespace(path, home, namespace);
  const candidates = ['ModelAliases', 'PromptshiftModels'].map((name) =>
    ({ path: joinPath(home, `${name}.cs`), format: plainModules.format, namespace: top, json: jsonLibrary(manifest?.text ?? '') }));
  return { home, modules: plainModules, base: namespace, candidates, canImport: (accessor) => !isTestOrExample(accessor) || isTestOrExample(path) };
}

/** Nothing lists a folder here: the usual name is asked for. */
async function projectFile(path: string, read: Lookup['read']): Promise<PlannedFile | undefined> {
  for (const folder of foldersAbove(path)) {
    const found = joinPath(folder, `${folder.slice(folder.lastIndexOf('/') + 1)}.csproj`);
    const text = folder === '' ? undefined : await read(found);
    if (text !== undefined) return { path: found, text };
  }
  return undefined;
}

/** `Acme.Chat` for a file in `Services/` of the project whose namespace is `Acme.Chat.Services`. */
function rootNamespace(path: string, home: string, namespace: string): string {
  const inner = folderOf(home === '' ? path : path.slice(home.length + 1)).replaceAll('/', '.');
  if (inner === '') return namespace;
  return namespace.endsWith(`.${inner}`) ? namespace.slice(0, namespace.length - inner.length - 1) : namespace;
}

/** Part of .NET since Core 3; a package for what came before. */
function jsonLibrary(project: string): JsonLibrary {
  return /<TargetFrameworks?>[^<]*\b(?:net(?:[5-9]|\d\d)\.\d|netcoreapp3)/.test(project) || /Include="System\.Text\.Json"/.test(project) ? 'System.Text.Json' : 'none';
}
