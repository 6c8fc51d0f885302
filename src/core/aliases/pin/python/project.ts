import { folderOf, foldersAbove, isBelow, joinPath } from '../paths.ts';
import { plainModules } from '../projectModules.ts';
import type { FileFacts, Lookup, PinProject } from '../types.ts';

const manifests = ['pyproject.toml', 'setup.py', 'setup.cfg', 'requirements.txt', 'Pipfile'];
const mostImports = 30;

/** The folder that a Python file's absolute imports start in, and the package whose top folder gets the accessor. */
export async function pythonProject(path: string, { imports }: FileFacts, lookup: Lookup): Promise<PinProject> {
  const base = await importRoot(path, imports, lookup);
  const manifest = (await Promise.all(manifests.map((name) => lookup.find(name)))).filter((found) => found !== undefined)
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  const own = manifest === undefined ? '' : folderOf(manifest.path);
  const inner = base === '' ? path : path.slice(base.length + 1);
  const top = inner.includes('/') ? joinPath(base, inner.slice(0, inner.indexOf('/'))) : base;
  return {
    home: base === own || base.startsWith(`${own}/`) || own === '' ? own : base,
    modules: plainModules, base,
    candidates: ['model_aliases', 'promptshift_models', 'promptshift_model_aliases'].map((name) => ({ path: joinPath(top, `${name}.py`), format: plainModules.format, namespace: '', json: 'none' })),
    canImport: (accessor) => isBelow(accessor, base) && moduleName(base, accessor).split('.').every((part) => /^[A-Za-z_]\w*$/.test(part)),
  };
}

/** `app.model_aliases` for `src/app/model_aliases.py` below `src`. */
export function moduleName(base: string, path: string): string {
  return (base === '' ? path : path.slice(base.length + 1)).replace(/\.py$/, '').replaceAll('/', '.');
}

/** The folder of the outermost package; for a file in none, where one of its own imports is found; else its own folder. */
async function importRoot(path: string, imports: readonly string[], { read }: Lookup): Promise<string> {
  const own = folderOf(path);
  // A folder without `__init__.py` inside a package is a package of it all the same.
  let outermost: string | undefined;
  for (const folder of foldersAbove(path)) if (folder !== '' && await read(joinPath(folder, '__init__.py')) !== undefined) outermost = folder;
  if (outermost !== undefined) return folderOf(outermost);
  const modules = [...new Set(imports)].slice(0, mostImports).map((module) => module.replaceAll('.', '/'));
  for (const above of foldersAbove(path)) {
    for (const root of [above, joinPath(above, 'src')]) {
      for (const module of modules) {
        if (await read(joinPath(root, `${module}.py`)) !== undefined || await read(joinPath(root, `${module}/__init__.py`)) !== undefined) return root;
      }
    }
  }
  return own;
}
