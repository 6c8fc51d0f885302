import type { ScanRow } from '../scan/row.ts';

/** The alias that a row uses, or gives a model to. */
export function aliasOf({ alias, defines }: Pick<ScanRow, 'alias' | 'defines'>): string | undefined {
  return alias ?? defines?.alias;
}
