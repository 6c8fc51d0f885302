import { calcPrice, TieredPrices, type PriceCalculation, type Provider } from '@pydantic/genai-prices';
import type { Usage } from './usage.ts';
import type { Cost, CostParts } from './cost.ts';
import { catalogDates, extraPriceOf } from './catalog.ts';
import type { ExtraPrice } from './catalogData.ts';
import type { Channel, ModelIdentity, Vendor } from './identity.ts';

/*
 * The one module that loads the price data (about half a megabyte): import it with `import()`.
 * "Prices as of" is the day the installed version of @pydantic/genai-prices was published, recorded in the catalog
 * when it is built (the package itself carries no date), or the day a row kept by hand was read.
 */

/** The price package's names of vendors. A vendor that is not here has no price list of its own. */
const LISTS: Readonly<Partial<Record<Vendor, string>>> = {
  openai: 'openai', anthropic: 'anthropic', google: 'google', mistral: 'mistral', cohere: 'cohere', deepseek: 'deepseek', xai: 'x-ai',
  moonshot: 'moonshotai', minimax: 'minimax', zai: 'zai', perplexity: 'perplexity', amazon: 'aws',
};
const HOST_LISTS: Readonly<Partial<Record<Channel, string>>> = { azure: 'azure', bedrock: 'aws', vertex: 'google', openrouter: 'openrouter' };

/** Dollars per million tokens at the shortest tier. `cachedInput` is absent where the vendor has no lower rate. */
export type ModelPrice = { readonly input: number; readonly output: number; readonly cachedInput?: number; readonly pricesAsOf: string };

/** Where the rates of a model stand, by its id as written: looking through all lists takes longer than a short request. */
export type PriceRows = Map<string, { readonly list: Provider; readonly id: string; readonly asOf: string }>;

/**
 * What one answer cost, and which part of it each kind of token made. Cached and cache-write tokens are part of the input and
 * reasoning of the output, as billed.
 * @param atIso when the answer was made, ISO 8601: prices change over time and the one of that moment counts
 * @param rows kept by whoever prices many answers
 */
export async function priceAnswer(usage: Usage, identity: ModelIdentity, atIso: string, rows?: PriceRows): Promise<Cost> {
  const found = calculate(usage, identity, new Date(atIso), rows);
  if (typeof found === 'string') return { kind: 'unknown', reason: found };
  return { kind: 'known', usd: found.price.total_price, pricesAsOf: found.asOf, parts: partsOf(usage, found.price) };
}

/** Rates of a model at a moment; undefined when no list has it. */
export async function priceOf(identity: ModelIdentity, atIso: string): Promise<ModelPrice | undefined> {
  const none: Usage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 };
  const found = calculate(none, identity, new Date(atIso));
  if (typeof found === 'string') return undefined;
  const { input_mtok, output_mtok, cache_read_mtok } = found.price.model_price;
  const input = baseRate(input_mtok);
  const output = baseRate(output_mtok);
  if (input === undefined || output === undefined) return undefined;
  const cachedInput = baseRate(cache_read_mtok);
  return { input, output, ...(cachedInput === undefined ? {} : { cachedInput }), pricesAsOf: found.asOf };
}

type Found = { readonly price: PriceCalculation; readonly asOf: string };

/** The price, or why there is none. */
function calculate(usage: Usage, identity: ModelIdentity, timestamp: Date, rows?: PriceRows): Found | string {
  if (identity.channel === 'ollama') return `${identity.model} runs on your own machine, so no price list has it.`;
  if (Number.isNaN(timestamp.getTime())) return 'The time of the answer is not known, so its price is not either.';
  const problem = usageProblem(usage);
  if (problem !== undefined) return problem;
  const tokens = {
    input_tokens: usage.inputTokens, output_tokens: usage.outputTokens,
    cache_read_tokens: usage.cachedInputTokens, cache_write_tokens: usage.cacheWriteTokens,
  };
  const known = rows?.get(identity.text);
  const again = known === undefined ? null : calcPrice(tokens, known.id, { provider: known.list, timestamp });
  if (known !== undefined && again !== null) return { price: again, asOf: known.asOf };
  const found = (price: PriceCalculation, id: string, asOf: string): Found => {
    rows?.set(identity.text, { list: { ...price.provider, models: [price.model] }, id, asOf });
    return { price, asOf };
  };
  const extra = extraPriceOf(identity.model);
  if (extra !== undefined && HOST_LISTS[identity.channel] === undefined) {
    const price = calcPrice(tokens, identity.model, { provider: asProvider(extra), timestamp });
    if (price !== null) return found(price, identity.model, extra.asOf);
  }
  for (const { list, id } of lists(identity)) {
    const price = calcPrice(tokens, id, { providerId: list, timestamp });
    // A row that prices no text (images, speech) would come out as 0, which is not what it costs.
    if (price !== null && price.model_price['input_mtok'] !== undefined) return found(price, id, catalogDates.prices);
  }
  return `No price list of ${catalogDates.prices} has ${identity.model}.`;
}

/** Where to look, in order: the host's own list by the id as written, then the maker's. */
function lists(identity: ModelIdentity): readonly { readonly list: string; readonly id: string }[] {
  const written = identity.text.replace(/^(?:openrouter|bedrock|amazon-bedrock)[/:](?:converse\/)?/, '').replace(/^~/, '');
  const host = HOST_LISTS[identity.channel];
  const maker = LISTS[identity.vendor];
  return [
    ...(host === undefined ? [] : [{ list: host, id: written }, { list: host, id: identity.model }]),
    // A host without a row of its own charges what it likes; only gateways and direct use take the maker's list.
    ...(maker === undefined || identity.channel === 'bedrock' ? [] : [{ list: maker, id: identity.model }]),
  ];
}

function usageProblem(usage: Usage): string | undefined {
  const counts = Object.values(usage);
  if (counts.some((count) => !Number.isFinite(count) || count < 0)) return 'The reported token counts are not numbers, so no price can be worked out.';
  if (usage.cachedInputTokens + usage.cacheWriteTokens > usage.inputTokens) return 'The reported cached tokens exceed the input tokens, so no price can be worked out.';
  return undefined;
}

/** The rates of the list, by part. Tokens of a kind that has no rate of its own are charged as plain input. */
function partsOf(usage: Usage, { model_price: rates, total_price: total }: PriceCalculation): CostParts {
  const perToken = (name: string): number | undefined => rateAt(rates[name], usage.inputTokens);
  const plain = perToken('input_mtok') ?? 0;
  const cachedInput = usage.cachedInputTokens * (perToken('cache_read_mtok') ?? plain);
  const cacheWrite = usage.cacheWriteTokens * (perToken('cache_write_mtok') ?? plain);
  const input = (usage.inputTokens - usage.cachedInputTokens - usage.cacheWriteTokens) * plain;
  const output = usage.outputTokens * (perToken('output_mtok') ?? 0);
  const rest = total - input - cachedInput - cacheWrite - output;
  const reasoning = usage.outputTokens === 0 ? 0 : Math.min(1, usage.reasoningTokens / usage.outputTokens);
  return { input, cachedInput, cacheWrite, output, ofOutputReasoning: output * reasoning, other: Math.abs(rest) <= total * 1e-9 ? 0 : rest };
}

/** Dollars per token; long inputs have rates of their own, for all tokens of the request. */
function rateAt(rate: number | TieredPrices | undefined, inputTokens: number): number | undefined {
  if (typeof rate !== 'object') return rate === undefined ? undefined : rate / 1e6;
  const tier = rate.tiers.filter(({ start }) => inputTokens > start).toSorted((a, b) => b.start - a.start)[0];
  return (tier?.price ?? rate.base) / 1e6;
}

function baseRate(rate: number | TieredPrices | undefined): number | undefined {
  return typeof rate === 'object' ? rate.base : rate;
}

function asProvider({ ids, perMillion, above }: ExtraPrice): Provider {
  const rate = (key: 'input' | 'output' | 'cachedInput' | 'cacheWrite'): number | TieredPrices =>
    above === undefined ? perMillion[key] : new TieredPrices({ base: perMillion[key], tiers: [{ start: above.inputTokens, price: above[key] }] });
  const prices = { input_mtok: rate('input'), output_mtok: rate('output'), cache_read_mtok: rate('cachedInput'), cache_write_mtok: rate('cacheWrite') };
  return {
    id: 'catalog', name: 'Catalog', api_pattern: '.*',
    models: [{ id: ids[0] ?? '', match: { or: ids.map((id) => ({ equals: id })) }, prices }],
  };
}
