import type { CheckView, SideView, StructureChangeView } from '../views/comparison.ts';

/** `✓`, or `✖` with the reason. */
export function checkWords({ ok, reason }: CheckView): string {
  return ok ? '✓' : `✖${reason === undefined ? '' : ` ${reason}`}`;
}

/** One difference of structure in words: `/id: 17 → "17"`. */
export function changeWords({ kind, path, from, before, after }: StructureChangeView): string {
  const place = path === '' ? '(whole document)' : path;
  switch (kind) {
    case 'added': return `${place}: + ${after ?? ''}`;
    case 'removed': return `${place}: − ${before ?? ''}`;
    case 'changed': return `${place}: ${before ?? ''} → ${after ?? ''}`;
    case 'moved': return `${place}: moved from ${from ?? ''}`;
  }
}

/** What the server says it served, where it is not literally what was asked for. */
export function servedBy({ served, servedSnapshot }: Pick<SideView, 'served' | 'servedSnapshot'>): string | undefined {
  return served ?? servedSnapshot;
}
