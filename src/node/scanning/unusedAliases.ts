import { dirname, resolve } from 'node:path';
import { createScanner, isModelsConfig, type ScanRow } from '../../core/index.ts';
import type { AliasFinder } from '../aliasFinder.ts';
import { createGrammarSource } from '../grammarSource.ts';
import { relativePath } from '../paths.ts';
import { readFileBytes } from '../readTextFile.ts';
import type { SettingsFinder } from '../settingsFinder.ts';
import { runJob } from './scanJob.ts';

export type UnusedAliasOptions = {
  /** What was scanned; absolute. */
  readonly roots: readonly string[];
  /** The folder that the rows' paths start from. */
  readonly base: string;
  readonly aliases: AliasFinder;
  readonly settings: SettingsFinder;
  /** `YYYY-MM-DD`. */
  readonly today: string;
};

/**
 * The rows of a whole scan, those of each `models.config.json` judged again with the names that are in use. Left as it is:
 * a file whose folder was scanned in part, and one where no accessor is recorded and no use was seen, since its uses cannot be told.
 */
export async function findUnusedAliases(rows: readonly ScanRow[], options: UnusedAliasOptions, signal: AbortSignal): Promise<readonly ScanRow[]> {
  const { roots, base, aliases } = options;
  const configs = [...new Set(rows.map(({ path }) => path).filter(isModelsConfig))].filter((path) => roots.some((root) => isWithin(dirname(resolve(base, path)), root)));
  if (configs.length === 0) return rows;
  const used = new Map<string, Set<string>>();
  for (const { alias, path } of rows) {
    if (alias === undefined) continue;
    const config = await aliases.forFolder(dirname(resolve(base, path)));
    if (config !== undefined) used.set(config.path, (used.get(config.path) ?? new Set()).add(alias));
  }
  const judged = new Map<string, readonly ScanRow[]>();
  for (const path of configs) {
    const again = await judgeAgain(path, [...used.get(resolve(base, path)) ?? []], options, signal);
    if (again !== undefined) judged.set(path, again);
  }
  // The rows of one file stand together: the first makes way for all that were judged again.
  return rows.flatMap((row, at) => {
    const again = judged.get(row.path);
    return again === undefined ? [row] : rows[at - 1]?.path === row.path ? [] : again;
  });
}

async function judgeAgain(path: string, used: readonly string[], { base, settings, today }: UnusedAliasOptions, signal: AbortSignal): Promise<readonly ScanRow[] | undefined> {
  const absolute = resolve(base, path);
  const applied = await settings.forFolder(dirname(absolute));
  const { rules, catalog, accessors } = applied.settings;
  if (used.length === 0 && accessors.length === 0) return undefined;
  const file = await readFileBytes(absolute, signal);
  if (file.kind !== 'bytes') return undefined;
  const inRepository = applied.fromFile ? relativePath(applied.base, absolute) : path;
  const scanner = createScanner(createGrammarSource(), { today: () => today, rules, catalog, accessors });
  const result = await runJob({ language: 'json', bytes: file.bytes, shown: path, inRepository, usedAliases: used }, scanner, applied.settings, signal);
  return result.kind === 'rows' ? result.rows : undefined;
}

function isWithin(folder: string, root: string): boolean {
  const path = relativePath(root, folder);
  return path === '' || !(path === '..' || path.startsWith('../'));
}
