import type { TextRange } from '../../text/range.ts';
import type { CallSite, SiteEntry, SiteValue } from './callSite.ts';

/** The same site further on in a larger file. */
export function shifted(site: CallSite, by: number): CallSite {
  return { ...site, model: entry(site.model, by), entries: site.entries.map((each) => entry(each, by)) };
}

/**
 * The same site with everything read that is read on demand: the tree it is read from does not live on. Texts are given the quote that
 * `source`, which the site is of, has at their end.
 */
export function settled(site: CallSite, source: string): CallSite {
  return { ...site, model: settledEntry(site.model, source, 0), entries: site.entries.map((each) => settledEntry(each, source, 0)) };
}

/** What lies deeper is not looked at. */
const deepest = 10;

const settledEntry = (from: SiteEntry, source: string, depth: number): SiteEntry => ({ ...from, value: settledValue(from.value, source, depth + 1) });

function settledValue(from: SiteValue, source: string, depth: number): SiteValue {
  if (depth > deepest) return { kind: 'other', text: '', range: from.range };
  if (from.kind === 'object') {
    const entries = from.entries().map((each) => settledEntry(each, source, depth));
    return { ...from, entries: () => entries };
  }
  if (from.kind === 'plain') return withQuote(from, source);
  if (from.kind !== 'list') return from;
  const items = from.items().map((each) => settledValue(each, source, depth + 1));
  return { ...from, items: () => items };
}

function withQuote(from: Extract<SiteValue, { readonly kind: 'plain' }>, source: string): SiteValue {
  const last = source[from.range.end - 1];
  return typeof from.value === 'string' && (last === '"' || last === "'") ? { ...from, quote: last } : from;
}

const range = ({ start, end }: TextRange, by: number): TextRange => ({ start: start + by, end: end + by });

function entry(from: SiteEntry, by: number): SiteEntry {
  return { ...from, nameRange: range(from.nameRange, by), value: value(from.value, by), range: range(from.range, by), removal: range(from.removal, by) };
}

function value(from: SiteValue, by: number): SiteValue {
  const at = range(from.range, by);
  switch (from.kind) {
    case 'object': return { ...from, range: at, entries: () => from.entries().map((each) => entry(each, by)) };
    case 'list': return { ...from, range: at, items: () => from.items().map((each) => value(each, by)) };
    default: return { ...from, range: at };
  }
}
