import type { Answer } from './types.ts';

/** Money of a run or a session so far, worked out from what was settled. */
export type Tally = {
  readonly answers: number;
  /** Counted in US dollars: a lower bound where `unknown` is not 0. */
  readonly usd: number;
  /** Answers whose price is not known; they are not in `usd`. */
  readonly unknown: number;
  /** Answers that cost nothing because they came from the cache or from a recording. */
  readonly free: number;
  /** Answers that were sent and came without usage: they are in `usd` at the most they can have cost. */
  readonly atMost: number;
};

export const emptyTally: Tally = { answers: 0, usd: 0, unknown: 0, free: 0, atMost: 0 };

type Counted = Pick<Answer, 'chargedUsd' | 'cached' | 'replayed' | 'usage' | 'attempts'>;

/** The tally with one more answer. */
export function tallyAnswer(tally: Tally, { chargedUsd, cached, replayed, usage, attempts }: Counted): Tally {
  const free = cached === true || replayed === true;
  return {
    answers: tally.answers + 1,
    usd: tally.usd + (chargedUsd ?? 0),
    unknown: tally.unknown + (chargedUsd === undefined ? 1 : 0),
    free: tally.free + (free ? 1 : 0),
    atMost: tally.atMost + (!free && attempts > 0 && usage === undefined && chargedUsd !== undefined ? 1 : 0),
  };
}

/** What all these answers cost together, such as those of one session. */
export function tallyOf(answers: Iterable<Counted>): Tally {
  let tally = emptyTally;
  for (const answer of answers) tally = tallyAnswer(tally, answer);
  return tally;
}
