/**
 * The shape of `data/catalog.json`, which `scripts/catalog/build.ts` writes. Rows are tuples to keep the file small;
 * `source` is an index into `sources`.
 */
export type CatalogData = {
  /** The day the data was compiled for, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly sources: readonly { readonly name: string; readonly asOf: string }[];
  readonly lifecycle: readonly LifecycleTuple[];
  /** Floating id, the snapshot it stands for, source. */
  readonly snapshots: readonly (readonly [string, string, number])[];
  /** Canonical ids by source; `suggest` is false where an id is recognised but never proposed. */
  readonly ids: readonly { readonly source: number; readonly suggest: boolean; readonly ids: string }[];
  /** `author/slug` of models whose makers have no grammar, in lower case, separated by spaces; from the price lists of hosts. */
  readonly hosted: { readonly source: number; readonly ids: string };
  /** Id, context window in tokens, longest output in tokens, source. */
  readonly limits: readonly (readonly [string, number | null, number | null, number])[];
  readonly prices: readonly ExtraPrice[];
  /** The publication day of the price package's data. */
  readonly pricesAsOf: string;
};

export type LifecycleTuple = readonly [
  vendor: string, id: string, aliases: readonly string[], released: string | null, announced: string | null, shutdown: string | null,
  status: string, replacements: readonly string[], source: number, asOf: string, confidence: string | null,
  distributions: readonly (readonly [via: string, announced: string | null, shutdown: string | null])[],
];

/** Dollars per million tokens for ids that the price package lacks. */
export type ExtraPrice = {
  readonly ids: readonly string[];
  readonly source: number;
  readonly perMillion: Rates;
  /** Rates for requests whose input is longer than this. */
  readonly above?: Rates & { readonly inputTokens: number };
};

export type Rates = { readonly input: number; readonly cachedInput: number; readonly cacheWrite: number; readonly output: number };
