import type { EvalResult } from '../../evals/runner/evalResult.ts';
import { formatCount, formatUsd } from '../../views/format.ts';

/** `Ticket triage 1.2.0` */
export function suiteTitle({ suite, prompt }: Pick<EvalResult, 'suite' | 'prompt'>): string {
  return prompt?.version === undefined ? suite.name : `${suite.name} ${prompt.version}`;
}

/** `200 cases × 3`, `$1.84 of a $2.00 budget` */
export function runWords({ cases, repeat, run, budgetUsd }: EvalResult): { readonly size: string; readonly money: string } {
  const known = formatUsd(run.spentUsd);
  const spent = run.unknownPrices === 0 ? known : run.spentUsd === 0 ? 'cost unknown' : `${known} and ${formatCount(run.unknownPrices)} answers of unknown price`;
  return {
    size: `${formatCount(cases.length)} ${cases.length === 1 ? 'case' : 'cases'}${repeat === 1 ? '' : ` × ${repeat}`}`,
    money: budgetUsd === undefined ? spent : `${spent} of a ${formatUsd(budgetUsd)} budget`,
  };
}
