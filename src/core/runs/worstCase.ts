import { PromptshiftError } from '../errors.ts';
import type { ModelRequest } from '../providers/provider.ts';
import { plainUsage, type Cost, type PriceLookup } from '../models/cost.ts';
import { outputLimit } from './outputLimit.ts';

export type WorstCaseDeps = { readonly price: PriceLookup; readonly countTokens: (text: string) => Promise<number> };

/** The most one try of a request can cost, or why that cannot be said. */
export type WorstCase =
  | { readonly kind: 'known'; readonly usd: number }
  | { readonly kind: 'unlimited' }
  | { readonly kind: 'unpriced'; readonly reason: string };

/** No tokenizer makes more tokens than there are bytes. Up to here that bound is used as it is. */
const shortBytes = 8_000;
/** What other tokenizers may make of a long text, against the one we count with. */
const tokenizerMargin = 2;
/** What an API may add around each message, for tools and an output schema, and for a picture that is only named. */
const framing = { message: 32, tools: 1_024, media: 20_000 };

/** Works out the worst case of a request from its own output limit. See docs/runs.md for what the input bound rests on. */
export async function worstCase(request: ModelRequest, deps: WorstCaseDeps): Promise<WorstCase> {
  const limit = outputLimit(request.parameters);
  const tier = request.parameters['service_tier'];
  if (tier === 'priority') return { kind: 'unpriced', reason: 'No price list has the service tier "priority".' };
  const input = await inputBound(request, deps.countTokens);
  const output = (limit ?? 0) * choices(request.parameters);
  // writing to the vendor's cache costs more than reading past it, where there is a rate for it
  const costs = [await deps.price(request.model, plainUsage(input, output)), await deps.price(request.model, { ...plainUsage(input, output), cacheWriteTokens: input })];
  const unknown = costs.find((cost) => cost.kind === 'unknown');
  if (unknown?.kind === 'unknown') return { kind: 'unpriced', reason: unknown.reason };
  if (limit === undefined) return { kind: 'unlimited' };
  return { kind: 'known', usd: Math.max(...costs.map(usdOf)) };
}

/**
 * The worst case under a budget.
 * @throws PromptshiftError `configuration` when it has none: nothing may be sent then
 */
export function requireWorstCase(found: WorstCase, model: string): number {
  switch (found.kind) {
    case 'known':
      return found.usd;
    case 'unlimited':
      throw new PromptshiftError('configuration', `Under a budget every request needs an output limit, and the one to ${model} has none.`, 'Set limits.maxOutputTokens of its alias in models.config.json, outputLimit in the suite, or max_output_tokens in the prompt\'s parameters.');
    case 'unpriced':
      throw new PromptshiftError('configuration', `The price of ${model} is unknown, so a budget cannot hold. ${found.reason}`, 'Run without a budget, or choose a model with a known price.');
  }
}

/** More input tokens than the request can have. */
async function inputBound({ messages, tools, outputSchema }: ModelRequest, countTokens: WorstCaseDeps['countTokens']): Promise<number> {
  const text = JSON.stringify([messages, tools, outputSchema]);
  const bytes = new TextEncoder().encode(text).length;
  const tokens = bytes <= shortBytes ? bytes : Math.min(bytes, Math.max(shortBytes, tokenizerMargin * (await countTokens(text))));
  const media = messages.flatMap(({ parts }) => parts ?? []).filter(({ type }) => type === 'media').length;
  return tokens + framing.message * messages.length + framing.media * media + (tools === undefined && outputSchema === undefined ? 0 : framing.tools);
}

/** `n` asks for several answers at once, each as long as the limit. */
function choices({ n }: Readonly<Record<string, unknown>>): number {
  return typeof n === 'number' && n > 1 ? Math.ceil(n) : 1;
}

function usdOf(cost: Cost): number {
  return cost.kind === 'unknown' ? 0 : cost.usd;
}
