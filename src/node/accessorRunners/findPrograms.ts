import { access, constants, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** Where the programs lie on the PATH, by name; undefined when one of them is not there. A batch file does not count: only a shell can run it. */
export async function findPrograms(names: readonly string[], path: string): Promise<ReadonlyMap<string, string> | undefined> {
  const found = new Map<string, string>();
  for (const name of names) {
    const place = await findProgram(name, path);
    if (place === undefined) return undefined;
    found.set(name, place);
  }
  return found;
}

async function findProgram(name: string, path: string): Promise<string | undefined> {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  // A relative entry would let the folder that is looked at say which program runs.
  for (const folder of path.split(delimiter).filter((entry) => isAbsolute(entry))) {
    const candidate = join(folder, file);
    if (await canRun(candidate)) return candidate;
  }
  return undefined;
}

async function canRun(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
