import type { Alias } from '../aliases/types.ts';
import type { ScanRow } from '../scan/row.ts';
import { aliasOf } from './aliasOf.ts';

/** Who answers for a reference: the owner of its alias, else the one its prompt file names, else those of CODEOWNERS. Empty when nobody is named. */
export function ownersOfRow(row: ScanRow, aliases: Readonly<Record<string, Alias>>, codeOwners: (row: ScanRow) => readonly string[]): readonly string[] {
  const alias = aliasOf(row);
  const owner = (alias !== undefined && Object.hasOwn(aliases, alias) ? aliases[alias]?.owner : undefined) ?? row.facts?.owner;
  return owner === undefined ? codeOwners(row) : [owner];
}
