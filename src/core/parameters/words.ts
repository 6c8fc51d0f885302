import data from '../models/data/parameters.json' with { type: 'json' };

/** The API's own words and who quotes them, else where the fact comes from. */
export function citing(quote: keyof typeof data.quotes | undefined, source: string): string {
  if (quote === undefined) return `Source: ${source}.`;
  return `The API answers “${data.quotes[quote]}” (quoted in ${data.quotedIn[quote]}).`;
}

/** A source of the data by its key. */
export function sourceText(key: string): string {
  return (data.sources as Readonly<Record<string, string>>)[key] ?? key;
}
