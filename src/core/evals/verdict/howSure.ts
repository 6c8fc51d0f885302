import { boundLabel, reachesBeyond } from './boundView.ts';
import type { Bound, Verdict } from './types.ts';
import { ofCases, percent, signedTenths } from './wording.ts';

/** How often a verdict like this is wrong, or what is open and how likely: a sentence or two; undefined where cases are missing. */
export function howSure(verdict: Verdict): string | undefined {
  switch (verdict.decision) {
    case 'promote': return sureOfPromotion(verdict);
    case 'hold': return sureOfHold(verdict);
    case 'notEnoughEvidence': return openBounds(verdict);
    case 'incomplete': return undefined;
  }
}

/** The pass rate by its interval; every other bound that says something by itself: none lost of so many, or its interval within or beyond the limit. */
function sureOfPromotion({ compared, bounds, confidence }: Verdict): string {
  const tail = percent((1 - confidence) / 2);
  const drop = bounds.find(({ id }) => id === 'maxDrop')?.limit ?? 0;
  const estimated = bounds.filter(({ id, interval, none }) => id !== 'maxDrop' && interval !== undefined && none !== true);
  const [proven, open] = [estimated.filter((bound) => !reachesBeyond(bound)), estimated.filter(reachesBeyond)].map((some) => some.map(({ id }) => boundLabel(id)));
  return [
    `A ${compared === 'runs' ? 'model' : 'candidate'} that in truth passes ${Number((100 * drop).toFixed(1))} points less than the baseline would get this verdict in at most ${tail} of runs.`,
    ...(proven === undefined || proven.length === 0 ? [] : [`Were one of these in truth beyond its limit, it would look this good in at most about ${tail} of runs: ${proven.join(', ')}.`]),
    ...bounds.flatMap(({ id, cases = 0, ruledOut }) => (ruledOut === undefined ? [] : [`${ofCases(0, cases, id.replace('regressions.', ''))} regressed: were it ${percent(ruledOut)} of such cases in truth, ${percent(1 - confidence, 0)} of suites would show none.`])),
    ...(open === undefined || open.length === 0 ? [] : [`Not proven, since the interval goes past the limit: ${open.join(', ')}.`]),
  ].join(' ');
}

function sureOfHold({ bounds, confidence }: Verdict): string {
  const failed = bounds.filter(({ state }) => state === 'failed');
  const counted = failed.filter(({ pValue }) => pValue !== undefined).map(({ id, pValue = 1 }) => `${pValue < 0.001 ? 'under 0.1 %' : percent(pValue)} (${boundLabel(id)})`);
  const others = failed.length - counted.length;
  const rest = others === 0 ? [] : [`at most about ${percent((1 - confidence) / 2)}${counted.length > 0 ? ' for each other broken bound' : others === 1 ? '' : ' for each broken bound'}`];
  return `Chance that noise alone would look this bad: ${[...counted, ...rest].join(', ')}.`;
}

function openBounds({ bounds, confidence }: Verdict): string {
  const open = bounds.filter(({ state }) => state === 'unsettled' || state === 'unknown');
  return `Open: ${open.map((bound) => `${boundLabel(bound.id)} (${doubtOf(bound, confidence)})`).join('; ')}.`;
}

function doubtOf({ id, limit, interval, pValue }: Bound, confidence: number): string {
  if (pValue !== undefined) return `flaky cases alone would look as bad in ${percent(pValue, 0)} of runs`;
  if (interval === undefined) return 'its figure is unknown';
  const lies = `the limit lies inside the ${percent(confidence, 0)} interval`;
  if (id !== 'maxDrop') return `${lies}, so either side of it is possible`;
  const { lower, upper } = interval;
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return 'too few cases for an interval';
  return `with ${percent(confidence, 0)} confidence between ${signedTenths(100 * lower)} and ${signedTenths(100 * upper)} points; the limit is ${signedTenths(-100 * limit)}`;
}
