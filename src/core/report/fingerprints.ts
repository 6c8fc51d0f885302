import { stableHash } from '../text/stableHash.ts';
import type { ScanRow } from '../scan/row.ts';

/** Identity of a finding that survives lines moving above it: what is found, where by file, and the line it stands on. */
export function findingKey({ path, text, context = '' }: Pick<ScanRow, 'path' | 'text' | 'context'>, rule: string): string {
  return stableHash([rule, path, text, context].join('\0'));
}

/** Numbers equal keys in the order they are asked for: two findings on equal lines are two. */
export function createCounter(): (key: string) => number {
  const seen = new Map<string, number>();
  return (key) => {
    const next = (seen.get(key) ?? 0) + 1;
    seen.set(key, next);
    return next;
  };
}
