import { properties } from '../../aliasPositions.ts';
import { folderOf, isBelow, joinPath, sourceFolder } from '../../../text/paths.ts';
import { isTestOrExample } from '../../../scan/testPath.ts';
import { plainModules } from '../projectModules.ts';
import type { FileFacts, Lookup, PinProject } from '../types.ts';

/** What `PinProject.base` says for PHP: who loads the accessor. */
export const autoloaded = 'autoload';

/** The Composer package around a PHP file. In a folder that PSR-4 loads, the accessor is found by its name; elsewhere its file is required. */
export async function phpProject(path: string, _: FileFacts, { find }: Lookup): Promise<PinProject> {
  const manifest = await find('composer.json');
  const home = manifest === undefined ? '' : folderOf(manifest.path);
  const roots = (await psr4(manifest?.text ?? '')).map(({ prefix, folder }) => ({ namespace: prefix.replace(/\\$/, ''), folder: joinPath(home, folder) }));
  const main = roots.find(({ folder }) => !isTestOrExample(`${folder}/`) && isBelow(path, folder)) ?? roots.find(({ folder }) => !isTestOrExample(`${folder}/`));
  // What a framework loads by itself comes after its autoloader.
  const isLoaded = roots.some(({ folder }) => isBelow(path, folder)) || /^(?:config|routes|database|tests?)\//.test(home === '' ? path : path.slice(home.length + 1));
  const names = ['ModelAliases', 'PromptshiftModels'];
  const place = (folder: string, namespace: string) => names.map((name) => ({ path: joinPath(folder, `${name}.php`), format: plainModules.format, namespace, json: 'none' as const }));
  const shared = { home, modules: plainModules, canImport: (accessor: string) => !isTestOrExample(accessor) || isTestOrExample(path) };
  if (main === undefined) return { ...shared, base: '', candidates: place(sourceFolder(path, home), '') };
  return {
    ...shared, base: isLoaded ? autoloaded : '', candidates: place(main.folder, main.namespace),
    namespaceAt: (accessor) => (isBelow(accessor, main.folder) ? [main.namespace, ...folderOf(accessor).slice(main.folder.length).split('/')].filter((part) => part !== '').join('\\') : ''),
  };
}

type Psr4 = { readonly prefix: string; readonly folder: string };

async function psr4(text: string): Promise<readonly Psr4[]> {
  const json = await import('jsonc-parser');
  const root = json.parseTree(text, []);
  return ['autoload', 'autoload-dev'].flatMap((name) => {
    const autoload = properties(root).findLast((property) => property.name === name)?.value;
    const map = properties(autoload).findLast((property) => property.name === 'psr-4')?.value;
    return properties(map).flatMap(({ name: prefix, value }) => {
      const folder: unknown = value?.type === 'array' ? value.children?.[0]?.value : value?.value;
      return typeof folder === 'string' ? [{ prefix, folder: folder.replace(/\/+$/, '') }] : [];
    });
  });
}
