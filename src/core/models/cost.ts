import type { Usage } from './usage.ts';

/** US dollars by what was billed; the parts add up to the whole. */
export type CostParts = {
  /** Input that no cache of the vendor held. */
  readonly input: number;
  /** Input read from the vendor's cache. */
  readonly cachedInput: number;
  /** Input written to it. */
  readonly cacheWrite: number;
  /** All output, reasoning included. */
  readonly output: number;
  /** The share of `output` that reasoning makes: part of it, not beside it. */
  readonly ofOutputReasoning: number;
  /** Whatever else the list charges, such as a fee for each request. */
  readonly other: number;
};

/** Money for one answer. An unknown price is never 0; an estimate rests on counted tokens, not on the server's usage. */
export type Cost =
  | { readonly kind: 'known' | 'estimate'; readonly usd: number; readonly pricesAsOf: string; readonly parts?: CostParts }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Of a request that no answer came to. */
export const nothingToPrice: Cost = { kind: 'unknown', reason: 'There was no answer to price.' };

/** Price of an answer; `model` is the id as requested. */
export type PriceLookup = (model: string, usage: Usage) => Promise<Cost>;

/** Usage of a request that reads no cache and does not reason. */
export function plainUsage(inputTokens: number, outputTokens: number): Usage {
  return { inputTokens, outputTokens, cachedInputTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 };
}

/** The sum; unknown as soon as one is, an estimate as soon as one is. Undefined for no costs. */
export function addCosts(costs: readonly Cost[]): Cost | undefined {
  const [first, ...rest] = costs;
  return first === undefined ? undefined : rest.reduce(add, first);
}

/** The mean, as `addCosts`. */
export function meanCost(costs: readonly Cost[]): Cost | undefined {
  const sum = addCosts(costs);
  return sum === undefined || sum.kind === 'unknown' ? sum : scale(sum, 1 / costs.length);
}

function add(a: Cost, b: Cost): Cost {
  if (a.kind === 'unknown') return a;
  if (b.kind === 'unknown') return b;
  const kind = a.kind === 'known' && b.kind === 'known' ? 'known' : 'estimate';
  const parts = a.parts === undefined || b.parts === undefined ? undefined : mapParts((name) => (a.parts?.[name] ?? 0) + (b.parts?.[name] ?? 0));
  // the older day is the one that can be out of date
  const pricesAsOf = a.pricesAsOf < b.pricesAsOf ? a.pricesAsOf : b.pricesAsOf;
  return { kind, usd: a.usd + b.usd, pricesAsOf, ...(parts === undefined ? {} : { parts }) };
}

function scale(cost: Exclude<Cost, { kind: 'unknown' }>, by: number): Cost {
  const { parts } = cost;
  return { ...cost, usd: cost.usd * by, ...(parts === undefined ? {} : { parts: mapParts((name) => parts[name] * by) }) };
}

/** The names of the parts, in the order they are shown. */
export const costPartNames = ['input', 'cachedInput', 'cacheWrite', 'output', 'ofOutputReasoning', 'other'] as const satisfies readonly (keyof CostParts)[];

function mapParts(value: (name: keyof CostParts) => number): CostParts {
  return {
    input: value('input'), cachedInput: value('cachedInput'), cacheWrite: value('cacheWrite'),
    output: value('output'), ofOutputReasoning: value('ofOutputReasoning'), other: value('other'),
  };
}
