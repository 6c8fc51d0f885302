import { decodeText, definedAliases, type FileReader } from '../core/index.ts';
import { nearestUpward } from './nearestUpward.ts';

/** A `models.config.json`: its path, and the names it defines unless it cannot be read. */
export type FoundAliases = { readonly path: string; readonly names: readonly string[] | undefined };

/** The aliases that apply to a folder: those of the nearest `models.config.json` upward. */
export interface AliasFinder {
  /** Never rejects for what a file holds. */
  forFolder(folder: string): Promise<FoundAliases | undefined>;
}

/** Each file is read once. */
export function createNearestAliases({ files, signal }: { readonly files: FileReader; readonly signal: AbortSignal }): AliasFinder {
  const namesIn = async (path: string): Promise<readonly string[] | undefined> => {
    try {
      const decoded = decodeText(await files.read(path, signal));
      return decoded.kind === 'binary' ? undefined : await definedAliases(decoded.text);
    } catch {
      signal.throwIfAborted();
      return undefined;
    }
  };
  return { forFolder: nearestUpward<FoundAliases | undefined>('models.config.json', files, async (path) => ({ path, names: await namesIn(path) }), () => undefined) };
}
