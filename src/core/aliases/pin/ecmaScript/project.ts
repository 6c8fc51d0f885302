import { folderOf, joinPath, sourceFolder } from '../../../text/paths.ts';
import { projectModules } from '../projectModules.ts';
import type { Lookup, PinProject } from '../types.ts';

/** The package around a TypeScript or JavaScript file; `kind` is what its accessor's name ends with. */
export async function ecmaScriptProject(path: string, kind: 'ts' | 'js', lookup: Lookup): Promise<PinProject> {
  const manifest = await lookup.find('package.json');
  const tsconfig = await lookup.find('tsconfig.json');
  const home = manifest === undefined ? '' : folderOf(manifest.path);
  const modules = await projectModules(path, {
    ...(manifest?.text === undefined ? {} : { packageJson: manifest.text }), ...(tsconfig?.text === undefined ? {} : { tsconfig: tsconfig.text }),
  });
  const { format } = modules;
  // A format that the file's own name decides is decided for the accessor too.
  const own = /\.([mc]?)[jt]sx?$/.exec(path)?.[1] ?? '';
  const letter = own !== '' ? (format === 'esm' ? 'm' : 'c') : '';
  const folder = sourceFolder(path, home);
  return {
    home, modules, base: '',
    candidates: ['models', 'modelAliases', 'promptshiftModels', 'promptshiftModelAliases'].map((name) =>
      ({ path: joinPath(folder, `${name}.${letter}${kind}`), format, namespace: '', json: 'none' })),
    canImport: (accessor) => (format === 'esm' ? !/\.c[jt]s$/.test(accessor) : !/\.m[jt]s$/.test(accessor)),
  };
}
