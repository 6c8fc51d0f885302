import type { SelfCheck } from '../evals/verdict/selfCheck.ts';
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
    const sorted = Object.entries(counts).toSorted(([, a], [, b]) => b - a);
    return sorted.length === 0 ? [] : [`${title}: ${sorted.map(([id, count]) => `${id} ${share(count)}`).join(', ')}`];
  };
  return [
    `A model that did not change would be held in ${share(decisions.hold)} of runs (95 % interval ${lower} … ${upper}), promoted in ${share(decisions.promote)}, not decided in ${share(decisions.notEnoughEvidence)}.`,
    ...bounds('Held by', heldBy),
    ...bounds('Kept from promotion by', unsettledBy),
    ...(decisions.incomplete > 0 ? ['Cases have no answer on a side: run the suite again to ask for them.'] : []),
    `${formatCount(runs)} simulated runs, seed ${seed}: ${sources[source]}.`,
    '',
  ].join('\n');
}
