import { describeError } from '../errors.ts';
import type { RenderedMessage } from '../prompts/types.ts';
import type { Collected } from './collectAnswer.ts';
import { nothingToPrice, plainUsage, type Cost, type PriceLookup } from '../models/cost.ts';
import type { Answer, SidePlan } from './types.ts';
import type { WorstCaseDeps } from './worstCase.ts';

/** The most one try can cost, when that is known, and how many tries may have been billed. */
export type Reserve = { readonly perTryUsd: number | undefined; readonly mostTries: number };

/** An answer with what it cost and what the run counts for it. Without usage its tokens are counted here, and are estimates. */
export async function priceAnswered(
  { heard, turnedAway, failure }: Collected, { model, parameters, omittedParameters, messages }: SidePlan & { readonly messages: readonly RenderedMessage[] },
  reserve: Reserve, deps: WorstCaseDeps,
): Promise<Answer> {
  const uncounted = heard.usage === undefined && heard.estimatedTokens === undefined && (failure === undefined || heard.text !== '');
  const counted = uncounted
    ? { estimatedTokens: { input: await deps.countTokens(messages.map(({ content }) => content).join('\n')), output: await deps.countTokens(heard.text) } }
    : {};
  const answer = { model, parameters, omittedParameters, ...heard, ...counted };
  const cost = await costOf(answer, deps.price);
  const chargedUsd = chargeFor(answer, cost, { ...reserve, tries: answer.attempts - turnedAway });
  return { ...answer, cost, ...(chargedUsd === undefined ? {} : { chargedUsd }), ...(failure === undefined ? {} : { error: describeError(failure) }) };
}

async function costOf({ model, usage, estimatedTokens }: Pick<Answer, 'model' | 'usage' | 'estimatedTokens'>, price: PriceLookup): Promise<Cost> {
  if (usage !== undefined) return await price(model.model, usage);
  if (estimatedTokens === undefined) return nothingToPrice;
  const cost = await price(model.model, plainUsage(estimatedTokens.input, estimatedTokens.output));
  return cost.kind === 'known' ? { ...cost, kind: 'estimate' } : cost;
}

/** What the run counts: what the server's usage costs, and its whole reserve for every try without usage or with one that has no price. */
function chargeFor({ attempts, replayed, usage }: Pick<Answer, 'attempts' | 'replayed' | 'usage'>, cost: Cost, { perTryUsd, mostTries, tries }: Reserve & { readonly tries: number }): number | undefined {
  if (attempts === 0 || replayed) return 0;
  const billed = Math.min(tries, mostTries);
  if (perTryUsd === undefined) return cost.kind === 'unknown' ? undefined : cost.usd;
  return usage === undefined || cost.kind === 'unknown' ? billed * perTryUsd : cost.usd + (billed - 1) * perTryUsd;
}
