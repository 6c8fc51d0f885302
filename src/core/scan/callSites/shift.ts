import type { TextRange } from '../../text/range.ts';
import type { CallSite, SiteEntry, SiteValue } from './callSite.ts';

/** The same site further on in a larger file. */
export function shifted(site: CallSite, by: number): CallSite {
  return { ...site, model: entry(site.model, by), entries: site.entries.map((each) => entry(each, by)) };
}

/** The same site with everything read that is read on demand: the tree it is read from does not live on. */
export function settled(site: CallSite): CallSite {
  return { ...site, model: settledEntry(site.model, 0), entries: site.entries.map((each) => settledEntry(each, 0)) };
}

/** What lies deeper is not looked at. */
const deepest = 10;

const settledEntry = (from: SiteEntry, depth: number): SiteEntry => ({ ...from, value: settledValue(from.value, depth + 1) });

function settledValue(from: SiteValue, depth: number): SiteValue {
  if (depth > deepest) return { kind: 'other', text: '', range: from.range };
  if (from.kind === 'object') {
    const entries = from.entries().map((each) => settledEntry(each, depth));
    return { ...from, entries: () => entries };
  }
  if (from.kind !== 'list') return from;
  const items = from.items().map((each) => settledValue(each, depth + 1));
  return { ...from, items: () => items };
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
