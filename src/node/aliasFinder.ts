import { dirname, join } from 'node:path';
import { decodeText, definedAliases, type FileReader } from '../core/index.ts';

/** A `models.config.json`: its path, and the names it defines unless it cannot be read. */
export type FoundAliases = { readonly path: string; readonly names: readonly string[] | undefined };

/** The aliases that apply to a folder: those of the nearest `models.config.json` upward. */
export interface AliasFinder {
  /** Never rejects for what a file holds. */
  forFolder(folder: string): Promise<FoundAliases | undefined>;
}

/** Each file is read once. */
export function createNearestAliases({ files, signal }: { readonly files: FileReader; readonly signal: AbortSignal }): AliasFinder {
  const known = new Map<string, Promise<FoundAliases | undefined>>();
  const find = async (folder: string): Promise<FoundAliases | undefined> => {
    const path = join(folder, 'models.config.json');
    if (await files.exists(path)) return { path, names: await namesIn(path) };
    const parent = dirname(folder);
    return parent === folder ? undefined : await forFolder(parent);
  };
  const namesIn = async (path: string): Promise<readonly string[] | undefined> => {
    try {
      const decoded = decodeText(await files.read(path, signal));
      return decoded.kind === 'binary' ? undefined : await definedAliases(decoded.text);
    } catch {
      signal.throwIfAborted();
      return undefined;
    }
  };
  const forFolder = (folder: string): Promise<FoundAliases | undefined> => {
    const result = known.get(folder) ?? find(folder);
    known.set(folder, result);
    return result;
  };
  return { forFolder };
}
