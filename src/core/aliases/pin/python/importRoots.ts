import { baseName, folderOf, foldersAbove, joinPath } from '../../../text/paths.ts';
import type { Lookup } from '../types.ts';

const mostImports = 30;

/** `base`: the folder that a file's own absolute imports start in. `packages`: those of the repository that it imports from elsewhere, and what their names start in. */
export type ImportRoots = { readonly base: string; readonly packages: readonly { readonly root: string; readonly folder: string }[] };

/**
 * A part of a package is imported from above the outermost package, as `python -m` and whoever imports it find it. A script is run by its path, and Python
 * then looks beside it, never in the folder it is called from; packages that it imports from further up are installed, or on the path some other way.
 */
export async function importRoots(path: string, imports: readonly string[], { read }: Lookup): Promise<ImportRoots> {
  const own = folderOf(path);
  const dots = Math.max(0, ...imports.map((module) => /^\.*/.exec(module)?.[0].length ?? 0));
  const modules = [...new Set(imports.filter((module) => !module.startsWith('.')))].slice(0, mostImports);
  const is = async (root: string, module: string): Promise<boolean> =>
    await read(joinPath(root, `${module}.py`)) !== undefined || await read(joinPath(root, `${module}/__init__.py`)) !== undefined;
  // A folder without `__init__.py` inside a package is a package of it all the same.
  let outermost: string | undefined;
  for (const folder of foldersAbove(path)) if (folder !== '' && await read(joinPath(folder, '__init__.py')) !== undefined) outermost = folder;
  if (outermost !== undefined && (dots > 0 || !await isScript(path, modules, outermost, read))) return { base: folderOf(outermost), packages: [] };
  // Relative imports without any `__init__.py`: the package starts as far up as they reach.
  if (dots > 0) return { base: foldersAbove(path)[dots] ?? '', packages: [] };
  const packages: { readonly root: string; readonly folder: string }[] = [];
  for (const above of foldersAbove(path)) {
    for (const root of [above, joinPath(above, 'src')]) {
      for (const module of modules) {
        if (!await is(root, module.replaceAll('.', '/'))) continue;
        const top = module.split('.')[0] ?? '';
        // A module that stands alone is on the path by its folder, with all that is in it; a package may be installed by itself.
        const folder = await read(joinPath(root, `${top}.py`)) === undefined ? joinPath(root, top) : root;
        // It names its own folder: a package without `__init__.py`, run from above.
        if (folder !== root && `${own}/`.startsWith(`${folder}/`) && outermost === undefined) return { base: root, packages: [] };
        if (root !== own && !packages.some((known) => known.folder === folder)) packages.push({ root, folder });
      }
    }
  }
  return { base: own, packages };
}

/** Folders of programs that are run one by one, by their paths, whatever `__init__.py` they hold. */
const aside = /^(?:examples?|samples?|demos?|notebooks?|docs|cookbooks?|tutorials?)$/;

/** True for a file of a package that names its neighbours without the package: that only works when it is run by its path. Where nothing tells, it is a part of the package. */
async function isScript(path: string, modules: readonly string[], outermost: string, read: Lookup['read']): Promise<boolean> {
  const own = folderOf(path);
  const outer = baseName(outermost);
  if (modules.some((module) => module === outer || module.startsWith(`${outer}.`))) return false;
  if (aside.test(outer)) return true;
  // pytest puts the folder of a test on the path, or the one above its outermost package; a folder without `__init__.py` in between has none above.
  if (/^tests?$/.test(outer) && await read(joinPath(own, '__init__.py')) === undefined) return true;
  for (const module of modules) {
    const [neighbour = '', name, ...more] = module.split('.');
    if (name === undefined || more.length > 0 || neighbour === baseName(path)) continue;
    // `from openai import OpenAI` beside an `openai.py` means the library, unless the neighbour has that name.
    const text = await read(joinPath(own, `${neighbour}.py`));
    if (text !== undefined && /^\w+$/.test(name) && new RegExp(`^(?:(?:async\\s+)?def|class)\\s+${name}\\b|^${name}\\s*[:=]`, 'm').test(text)) return true;
  }
  return false;
}
