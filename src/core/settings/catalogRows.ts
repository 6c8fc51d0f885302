import { identifyModel } from '../models/identify.ts';
import type { LifecycleRow } from '../models/lifecycle.ts';

/** An entry of a feed in the model-eol format (spec model-eol/0.1), as far as it is used here. */
export type ModelEolEntry = {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly announced?: string;
  readonly shutdown?: string;
  readonly replacement?: string;
  readonly replacement_options?: readonly string[];
  readonly source?: string;
};

/**
 * A user's entries as rows of the lifecycle data. An entry without a source has `origin` (the file it stands in) for one;
 * the format gives no day of reading: the file speaks for the day it is read, `today` (`YYYY-MM-DD`).
 */
export function catalogRows(entries: readonly ModelEolEntry[], origin: string, today: string): readonly LifecycleRow[] {
  return entries.map((entry) => ({
    vendor: identifyModel(entry.id)?.vendor ?? 'unknown',
    id: entry.id,
    aliases: entry.aliases ?? [],
    released: null,
    announced: entry.announced ?? null,
    shutdown: entry.shutdown ?? null,
    status: statusOf(entry, today),
    replacements: entry.replacement === undefined ? (entry.replacement_options ?? []) : [entry.replacement],
    source: entry.source ?? origin,
    asOf: today,
  }));
}

function statusOf({ announced, shutdown }: ModelEolEntry, today: string): string {
  if (shutdown !== undefined && shutdown <= today) return 'retired';
  return shutdown !== undefined || announced !== undefined ? 'deprecated' : 'active';
}
