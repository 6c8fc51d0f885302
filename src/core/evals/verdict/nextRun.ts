import { formatUsd } from '../../views/format.ts';
import type { NextStepAbout } from './nextStepAbout.ts';
import type { Verdict } from './types.ts';

/** How the next run differs from this one. */
export type NextRun = { readonly repeat?: number; readonly furtherCases?: number };

/** `promptshift eval evals/x.eval.yaml --repeat 4` as code, with what it may cost. A full stop is not to stand beside it: it would be copied along. */
export function runAgain(verdict: Verdict, about: NextStepAbout, next: NextRun = {}): string {
  const repeat = next.repeat === undefined ? '' : ` --repeat ${next.repeat}`;
  return `\`${about.command ?? 'promptshift eval'}${repeat}\`${moneyText(costOfNext(verdict, about, next), about.budgetUsd)}`;
}

function moneyText(cost: number | undefined, budget: number | undefined): string {
  if (cost === undefined) return '';
  const about = `about ${formatUsd(cost)} at this run's cost per answer`;
  if (budget === undefined) return ` (${about})`;
  return cost <= budget ? ` (${about}, within the budget of ${formatUsd(budget)})` : ` (${about}: raise the budget of ${formatUsd(budget)} in the suite first)`;
}

/** From this run's cost per answer, whatever a cache or a recording saved it; judges count where they were paid. Undefined where a price is unknown. */
function costOfNext({ figures, cases }: Verdict, { reference, spentUsd = 0 }: NextStepAbout, { repeat, furtherCases = 0 }: NextRun): number | undefined {
  const each = figures?.costUsd?.perRequest;
  const { candidate: repeats } = cases.repeats;
  if (each === undefined || cases.compared === 0 || repeats === 0) return undefined;
  const thisRun = Math.max(spentUsd, cases.compared * repeats * (each.candidate.estimate + (reference === true ? 0 : each.baseline.estimate)));
  const next = thisRun * ((cases.compared + furtherCases) / cases.compared) * ((repeat ?? repeats) / repeats);
  return next > 0 ? next : undefined;
}
