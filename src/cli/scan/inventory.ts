import { resolve } from 'node:path';
import { createRiskAssessor, inventoryToCsv, noGround, ownersOfRow, type FileGround, type ScanRow } from '../../core/index.ts';
import { findCodeOwners } from '../../node/codeOwners.ts';
import { createFileReader } from '../../node/fileReader.ts';
import { relativePath } from '../../node/paths.ts';
import type { CliContext } from '../context.ts';
import { workspaceRoot } from '../workspaceRoot.ts';
import type { Collected } from './collect.ts';

/** Rows with their risk. A scan that did not look `everywhere` cannot tell that there is no eval suite. */
export function withRisk(rows: readonly ScanRow[], { grounds, suites }: Collected, everywhere: boolean): readonly ScanRow[] {
  const assess = createRiskAssessor(everywhere ? suites : undefined);
  return rows.map((row) => assess(row, grounds.get(row.path) ?? { path: row.path, ...noGround }));
}

/** One line a model, with the columns of an audit. `base` is the folder that the rows' paths start from. */
export async function inventoryOf(rows: readonly ScanRow[], { grounds, catalog }: Collected, base: string, { clock, signal }: CliContext): Promise<string> {
  const top = await workspaceRoot([base], base);
  const codeOwners = await findCodeOwners(top, createFileReader(), signal);
  const aliasesOf = ({ path }: ScanRow): FileGround['aliases'] => grounds.get(path)?.aliases ?? {};
  return await inventoryToCsv(rows, {
    aliasesOf,
    ownersOf: (row) => ownersOfRow(row, aliasesOf(row), ({ path }) => codeOwners.of(relativePath(top, resolve(base, path)))),
    now: new Date(clock.now()).toISOString(),
    catalog,
  }, signal);
}
