import { stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** The folder all paths of a run start from: the top of the git repository around them, else the folder they share with `cwd`. */
export async function workspaceRoot(paths: readonly string[], cwd: string): Promise<string> {
  const shared = paths.reduce(commonFolder, cwd);
  for (let folder = shared; ; folder = dirname(folder)) {
    if (await stat(join(folder, '.git')).then(() => true, () => false)) return folder;
    if (dirname(folder) === folder) return shared;
  }
}

/** The innermost folder that is, or holds, both. */
function commonFolder(folder: string, path: string): string {
  let common = folder;
  while (dirname(common) !== common) {
    const way = relative(common, path);
    if (way !== '..' && !way.startsWith(`..${sep}`)) break;
    common = dirname(common);
  }
  return common;
}
