import { folderOf, isBelow, joinPath } from '../../../text/paths.ts';
import { plainModules } from '../projectModules.ts';
import type { FileFacts, Lookup, PinProject } from '../types.ts';
import { importRoots } from './importRoots.ts';

const manifests = ['pyproject.toml', 'setup.py', 'setup.cfg', 'requirements.txt', 'Pipfile'];

/** The folder that a Python file's absolute imports start in, and the package whose top folder gets the accessor. */
export async function pythonProject(path: string, { imports }: FileFacts, lookup: Lookup): Promise<PinProject> {
  const { base, packages } = await importRoots(path, imports, lookup);
  const manifest = (await Promise.all(manifests.map((name) => lookup.find(name)))).filter((found) => found !== undefined)
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  const own = manifest === undefined ? '' : folderOf(manifest.path);
  const inner = base === '' ? path : path.slice(base.length + 1);
  const top = inner.includes('/') ? joinPath(base, inner.slice(0, inner.indexOf('/'))) : base;
  /** An accessor in a package that the file imports is as near as that package. */
  const rootFor = (accessor: string): string | undefined => (isBelow(accessor, base) ? base : packages.find(({ folder }) => isBelow(accessor, folder))?.root);
  const importName = (accessor: string): string => moduleName(rootFor(accessor) ?? base, accessor);
  return {
    home: base === own || base.startsWith(`${own}/`) || own === '' ? own : base,
    modules: plainModules, base, importName,
    candidates: ['model_aliases', 'promptshift_models', 'promptshift_model_aliases'].map((name) => ({ path: joinPath(top, `${name}.py`), format: plainModules.format, namespace: '', json: 'none' })),
    canImport: (accessor) => rootFor(accessor) !== undefined && importName(accessor).split('.').every((part) => /^[A-Za-z_]\w*$/.test(part)),
  };
}

/** `app.model_aliases` for `src/app/model_aliases.py` below `src`. */
export function moduleName(base: string, path: string): string {
  return (base === '' ? path : path.slice(base.length + 1)).replace(/\.py$/, '').replaceAll('/', '.');
}
