import { boundLabel } from '../evals/verdict/boundView.ts';
import type { SelfCheck } from '../evals/verdict/selfCheck.ts';
import type { BoundId } from '../evals/verdict/types.ts';
import { formatCount } from '../views/format.ts';

const sources = {
  bothSides: 'both sides ran the same model; its answers were dealt out to them anew',
  baseline: "answers drawn from the baseline's recorded repeats; a case that always passed is taken to pass always",
  candidate: "answers drawn from the candidate's recorded repeats; a case that always passed is taken to pass always",
} as const;

/** What a self-check found, for a terminal: how often the gate would have flipped for a model that did not change, and on which bounds. */
export function selfCheckToText({ source, runs, seed, decisions, held, heldBy, unsettledBy }: SelfCheck): string {
  const share = (count: number): string => `${((100 * count) / runs).toFixed(1)} %`;
  const [lower, upper] = [share(held.lower * runs), share(held.upper * runs)];
  const bounds = (title: string, counts: SelfCheck['heldBy']): readonly string[] => {
    const sorted = (Object.entries(counts) as [BoundId, number][]).toSorted(([, a], [, b]) => b - a);
    return sorted.length === 0 ? [] : [`${title}: ${sorted.map(([id, count]) => `${boundLabel(id)} ${share(count)}`).join(', ')}`];
  };
  return [
    `A model that did not change would be held in ${share(decisions.hold)} of runs (95 % interval ${lower} … ${upper}), promoted in ${share(decisions.promote)}, not decided in ${share(decisions.notEnoughEvidence)}.`,
    ...bounds('Held by', heldBy),
    ...bounds('Kept from promotion by', unsettledBy),
    adviceOf({ runs, decisions, held }),
    ...(decisions.incomplete > 0 ? ['Cases have no answer on a side: run the suite again to ask for them.'] : []),
    `${formatCount(runs)} simulated runs, seed ${seed}: ${sources[source]}.`,
    '',
  ].join('\n');
}

/** Stated for counted regressions; estimated bounds err less. */
const stated = 0.05;

function adviceOf({ runs, decisions, held }: Pick<SelfCheck, 'runs' | 'decisions' | 'held'>): string {
  if (held.lower > stated) return 'It holds on noise: repeat each case more often, or mend the cases that disagree with themselves.';
  if (decisions.notEnoughEvidence > runs / 2) return 'It seldom holds on noise, and seldom settles anything either: more cases or repeats let it promote.';
  return 'It does not hold on noise more often than it may.';
}
