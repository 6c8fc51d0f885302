import type { EvalResult } from '../../evals/runner/evalResult.ts';
import type { Decision } from '../../evals/verdict/types.ts';
import { formatCount, formatUsd } from '../../views/format.ts';

/** A decision as people read it. */
export const decisionWords: Readonly<Record<Decision, string>> = { promote: 'PROMOTE', hold: 'HOLD', notEnoughEvidence: 'NOT ENOUGH EVIDENCE', incomplete: 'INCOMPLETE' };

/** `Ticket triage 1.2.0` */
export function suiteTitle({ suite, prompt }: EvalResult): string {
  return prompt?.version === undefined ? suite.name : `${suite.name} ${prompt.version}`;
}

/** `200 cases × 3`, `$1.84 of $2.00` */
export function runWords({ cases, repeat, run, budgetUsd }: EvalResult): { readonly size: string; readonly money: string } {
  const known = formatUsd(run.spentUsd);
  const spent = run.unknownPrices === 0 ? known : run.spentUsd === 0 ? 'cost unknown' : `${known} and ${formatCount(run.unknownPrices)} answers of unknown price`;
  return {
    size: `${formatCount(cases.length)} ${cases.length === 1 ? 'case' : 'cases'}${repeat === 1 ? '' : ` × ${repeat}`}`,
    money: budgetUsd === undefined ? spent : `${spent} of ${formatUsd(budgetUsd)}`,
  };
}

/** `wins 9 · losses 6 · same 185 · flaky 4 · errors 0` */
export function countWords({ verdict, run }: EvalResult, errors: number): string {
  const { wins, losses, same } = verdict.cases;
  return [
    `wins ${wins}`, `losses ${losses}`, `same ${same}`, `flaky ${verdict.flaky.length}`, `errors ${errors}`,
    ...(run.repeated.length === 0 ? [] : [`${run.repeated.length} requests asked twice`]),
  ].join(' · ');
}
