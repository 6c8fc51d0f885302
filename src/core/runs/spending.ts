import { formatCount, formatUsd } from '../views/format.ts';
import { emptyTally, tallyAnswer, type Tally } from './tally.ts';
import type { Answer } from './types.ts';

/** What is counted of an answer, or of a request for embeddings, once it is settled. */
export type Settled = Pick<Answer, 'chargedUsd' | 'cached' | 'replayed' | 'usage' | 'estimatedTokens' | 'attempts'> & Partial<Pick<Answer, 'sample'>>;

/** Money and tokens of a session so far, over all its runs. */
export type Spending = Tally & {
  /** Of what was paid for, or may have been: answers that were free are not in it. */
  readonly inputTokens: number;
  readonly outputTokens: number;
};

export const nothingSpent: Spending = { ...emptyTally, inputTokens: 0, outputTokens: 0 };

/** The total with one more answer; one that never left counts as none, and one from a sample server is on nobody's bill. */
export function addSpending(spent: Spending, settled: Settled): Spending {
  const free = settled.cached === true || settled.replayed === true;
  if (settled.sample === true || (settled.attempts === 0 && !free)) return spent;
  const tokens = settled.usage === undefined ? settled.estimatedTokens : { input: settled.usage.inputTokens, output: settled.usage.outputTokens };
  return {
    ...tallyAnswer(spent, settled),
    inputTokens: spent.inputTokens + (free ? 0 : (tokens?.input ?? 0)),
    outputTokens: spent.outputTokens + (free ? 0 : (tokens?.output ?? 0)),
  };
}

/** The sum in a few words, and all that is to be said of it, a line each. */
export type SpendingText = { readonly sum: string; readonly lines: readonly string[] };

/** Undefined as long as nothing was spent. What is unknown stays so: a sum without it is a lower bound and says that. */
export function describeSpending(spent: Spending): SpendingText | undefined {
  const { answers, usd, unknown, free, atMost } = spent;
  if (usd === 0 && unknown === 0) return undefined;
  const sum = sumOf(spent);
  const notes = [
    [unknown, 'of unknown price, not in the sum'],
    [atMost, 'without usage from the server, counted at the most or as estimated'],
    [free, 'from the cache or a recording, for nothing'],
  ] as const;
  return {
    sum,
    lines: [
      `Spent on prompts since this window opened: ${sum}`,
      `${counted(answers, 'answer')}, ${formatCount(spent.inputTokens)} input and ${formatCount(spent.outputTokens)} output tokens paid for`,
      ...notes.filter(([count]) => count > 0).map(([count, what]) => `${counted(count, 'answer')} ${what}`),
    ],
  };
}

function sumOf({ usd, unknown, atMost }: Spending): string {
  if (usd === 0) return 'cost unknown';
  return `${unknown > 0 ? 'at least ' : ''}${atMost > 0 ? '≈ ' : ''}${formatUsd(usd)}`;
}

function counted(count: number, what: string): string {
  return `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`;
}
