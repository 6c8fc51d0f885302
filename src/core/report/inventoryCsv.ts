import { auditLines, type AuditDeps } from '../inventory/auditLines.ts';
import type { LifecycleRow } from '../models/lifecycle.ts';
import { lifecycleOf } from '../models/lifecycleOf.ts';
import { loadPrices } from '../models/loadPrices.ts';
import { auditToCsv } from './auditCsv.ts';
import type { ScanRow } from '../scan/row.ts';

export type InventoryCsvOptions = Pick<AuditDeps, 'aliasesOf' | 'ownersOf'> & {
  /** ISO 8601: the moment that dates and prices are looked up for. */
  readonly now: string;
  readonly catalog: readonly LifecycleRow[];
};

/** The inventory of a whole scan as an audit wants it: rows with their risk → one line a model, or a model and its alias. */
export async function inventoryToCsv(rows: readonly ScanRow[], { aliasesOf, ownersOf, now, catalog }: InventoryCsvOptions, signal: AbortSignal): Promise<string> {
  const { priceAnswer } = await loadPrices();
  signal.throwIfAborted();
  const today = now.slice(0, 10);
  return auditToCsv(await auditLines(rows, {
    aliasesOf, ownersOf,
    lifecycle: (identity) => lifecycleOf(identity, today, catalog),
    price: (identity, usage) => priceAnswer(usage, identity, now),
  }));
}
