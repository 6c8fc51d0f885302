import { isModelsConfig, modelsConfigName } from '../aliases/types.ts';
import type { ScanRow } from '../scan/row.ts';

/**
 * The rows that use an alias as the `models.config.json` at `config` (a row's path) defines it: those whose nearest file of that name is this one.
 * Files that define nothing have no row, so nothing is nearer because of them.
 */
export function aliasUses(rows: readonly ScanRow[], config: string, alias: string): readonly ScanRow[] {
  const folders = [...new Set(rows.flatMap(({ path }) => (isModelsConfig(path) ? [folderOf(path)] : [])))].toSorted((a, b) => b.length - a.length);
  const own = folderOf(config);
  return rows.filter((row) => row.alias === alias && (folders.find((folder) => row.path.startsWith(folder)) ?? own) === own);
}

/** With its slash; '' for the top. */
function folderOf(path: string): string {
  return path.slice(0, path.length - modelsConfigName.length);
}
