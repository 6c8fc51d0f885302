import type { CallSite, SiteEntry, SiteValue, TextQuote } from '../scan/callSites/callSite.ts';
import type { LanguageId } from '../scan/types.ts';

/** Languages in which a plain word means the same between either quote, and the one that is usual where nothing around tells. */
const eitherQuote: Readonly<Partial<Record<LanguageId, TextQuote>>> = { typescript: "'", tsx: "'", javascript: "'", python: '"', ruby: "'", php: "'" };

/** Entries and items of a site that are looked at for a quote, and how deep. */
const most = { looked: 200, depth: 4 };

/**
 * A plain word as a text of the site's language, in the quote that stands in `place`, else in the nearest entry of the site. YAML needs
 * none; where a quote says what kind of literal it is (Go, Java, C#, …, JSON), that of texts is taken.
 */
export function quoted(site: Pick<CallSite, 'language' | 'style' | 'model' | 'entries'>, word: string, place?: SiteValue): string {
  if (site.style === 'yaml') {
    const quote = place?.kind === 'plain' ? place.quote ?? '' : '';
    return `${quote}${word}${quote}`;
  }
  const usual = eitherQuote[site.language];
  const quote = usual === undefined ? '"' : (place && quoteIn([place])) ?? quoteAround(site) ?? usual;
  return `${quote}${word}${quote}`;
}

function quoteAround({ model, entries }: Pick<CallSite, 'model' | 'entries'>): TextQuote | undefined {
  const nearestFirst = entries.toSorted((a, b) => distance(a, model) - distance(b, model));
  return quoteIn([model, ...nearestFirst].map(({ value }) => value));
}

const distance = (a: SiteEntry, b: SiteEntry): number => Math.abs(a.range.start - b.range.start);

/** The quote of the first text, in reading order. */
function quoteIn(values: readonly SiteValue[], depth = 0): TextQuote | undefined {
  if (depth > most.depth) return undefined;
  for (const value of values.slice(0, most.looked)) {
    const found = value.kind === 'plain' ? value.quote
      : value.kind === 'object' ? quoteIn(value.entries().map((entry) => entry.value), depth + 1)
      : value.kind === 'list' ? quoteIn(value.items(), depth + 1)
      : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
