import { aliasModels, decodeText, definedAliases, parseModelsConfig, type AliasModels, type FileReader, type ModelsConfig } from '../core/index.ts';
import { nearestUpward } from './nearestUpward.ts';

/** A `models.config.json`: its path, and the names it defines with their models unless it cannot be read. `config` is read when it is asked for, once. */
export type FoundAliases = { readonly path: string; readonly names: readonly string[] | undefined; readonly models?: AliasModels; readonly config: () => Promise<ModelsConfig> };

const empty = async (): Promise<ModelsConfig> => ({ aliases: {} });

/** The aliases that apply to a folder: those of the nearest `models.config.json` upward. */
export interface AliasFinder {
  /** Never rejects for what a file holds. */
  forFolder(folder: string): Promise<FoundAliases | undefined>;
}

/** Each file is read once. */
export function createNearestAliases({ files, signal }: { readonly files: FileReader; readonly signal: AbortSignal }): AliasFinder {
  const read = async (path: string): Promise<FoundAliases> => {
    try {
      const decoded = decodeText(await files.read(path, signal));
      if (decoded.kind === 'binary') return { path, names: undefined, config: empty };
      const { text } = decoded;
      let config: Promise<ModelsConfig> | undefined;
      const models = await aliasModels(text);
      return {
        path, names: await definedAliases(text), ...(models === undefined ? {} : { models }),
        config: () => (config ??= parseModelsConfig(text).then((parsed) => parsed.config)),
      };
    } catch {
      signal.throwIfAborted();
      return { path, names: undefined, config: empty };
    }
  };
  return { forFolder: nearestUpward<FoundAliases | undefined>('models.config.json', files, read, () => undefined) };
}
