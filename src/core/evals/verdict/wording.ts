import { formatCount, formatDelta } from '../../views/format.ts';
import type { Estimate, Interval } from '../statistics/interval.ts';
import type { CountedRegressions } from './regressions.ts';
import type { BoundState, RateComparison, Regression, Verdict, VerdictFigures } from './types.ts';

/** `94.5 %` */
export function percent(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits)} %`;
}

/** `+1.5 points` */
export function points(difference: number): string {
  return `${signedTenths(100 * difference)} points`;
}

/** `p = 0.61`, `p < 0.001` */
export function pValueText(pValue: number): string {
  if (pValue < 0.001) return 'p < 0.001';
  return `p = ${pValue.toFixed(pValue < 0.01 ? 3 : 2)}`;
}

/** `95 % interval −2.3 … +5.3`; says which side is open where the data set no bound. */
export function intervalText({ lower, upper }: Interval, format: (value: number) => string, confidence: number): string {
  const level = `${Number((100 * confidence).toFixed(1))} % interval`;
  const [low, high] = [Number.isFinite(lower), Number.isFinite(upper)];
  if (low && high) return `${level} ${format(lower)} … ${format(upper)}`;
  if (low) return `${level} from ${format(lower)}`;
  return high ? `${level} up to ${format(upper)}` : 'too few cases for an interval';
}

/** The clause of the pass rate. `furtherCases` only where it is not settled. */
export function dropText(verdict: Pick<VerdictFigures, 'passRate' | 'furtherCases'> & Pick<Verdict, 'confidence'>, state: BoundState, maxDrop: number): string {
  const { baseline, candidate, difference, test, rose, fell } = verdict.passRate;
  const allowed = `the allowed drop of ${tenths(100 * maxDrop)} points`;
  const judgement = {
    met: `more than ${allowed} is ruled out`,
    failed: `even the upper bound is beyond ${allowed}`,
    unsettled: difference.estimate < -maxDrop ? `the drop may be within the allowed ${tenths(100 * maxDrop)} points or beyond, since the interval holds both` : `more than ${allowed} cannot be ruled out`,
    unknown: 'no case to compare',
  }[state];
  return (
    `pass rate ${percent(baseline.estimate)} → ${percent(candidate.estimate)}: ${points(difference.estimate)}, ` +
    `${intervalText(difference, (value) => signedTenths(100 * value), verdict.confidence)}, ${test.method} ${pValueText(test.pValue)} (counts any change: ${rose} ${rose === 1 ? 'case' : 'cases'} rose, ${fell} fell): ${judgement}${furtherText(verdict.furtherCases, difference.estimate < -maxDrop)}`
  );
}

function furtherText(furtherCases: VerdictFigures['furtherCases'], beyond: boolean): string {
  if (furtherCases === undefined) return '';
  if (furtherCases === 'never') return '; no number of cases would settle a difference this close to it';
  return `; about ${formatCount(Number(furtherCases.toPrecision(2)))} more cases would settle a difference of this size, as ${beyond ? 'too large a drop' : 'within what is allowed'}`;
}

export function minPassRateText(rate: Estimate, limit: number, who: string, confidence: number): string {
  return `${who} passes ${percent(rate.estimate)} (at least ${percent(limit)} asked), ${intervalText(rate, (value) => percent(value), confidence)}`;
}

export function regressionText(counted: CountedRegressions, regressions: readonly Regression[], state: BoundState): string {
  const { severity, count, cases, allowed, pValue } = counted;
  const ids = regressions.filter((one) => one.severity === severity).map(({ id }) => id);
  const named = ids.length === 0 ? '' : `: ${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ` and ${ids.length - 3} more` : ''}`;
  const doubt = `; this could be flakiness alone, which looks as bad in ${percent(pValue, 0)} of runs: repeat each case more often to tell`;
  return `${cases === 0 ? `the suite has no ${severity} case, so none` : ofCases(count, cases, severity)} regressed (allowed ${allowed})${named}${state === 'unsettled' ? doubt : ''}`;
}

/** `12 of 20 critical cases`: a count says little without what it is of. */
export function ofCases(count: number, cases: number, severity: string): string {
  return `${formatCount(count)} of ${formatCount(cases)} ${severity} ${cases === 1 ? 'case' : 'cases'}`;
}

/** `schema violations 1.0 % → 4.5 %: +3.5 points (allowed +2.0), 95 % interval +1.0 … +6.2` */
export function rateText(label: string, rate: RateComparison, limit: number, confidence: number): string {
  if (rate.baseline.estimate === 0 && rate.candidate.estimate === 0) return `no ${label} on either side (allowed ${signedTenths(100 * limit)} points)`;
  return (
    `${label} ${percent(rate.baseline.estimate)} → ${percent(rate.candidate.estimate)}: ${points(rate.difference.estimate)} ` +
    `(allowed ${signedTenths(100 * limit)}), ${intervalText(rate.difference, (value) => signedTenths(100 * value), confidence)}`
  );
}

/** `p95 latency 1,900 ms → 2,400 ms: +26 % (allowed +10 %), 95 % interval +12 % … +44 %` */
export function increaseText(label: string, sides: { readonly baseline: string; readonly candidate: string }, increase: Estimate, limit: number, confidence: number): string {
  return `${label} ${sides.baseline} → ${sides.candidate}: ${change(increase.estimate)} (allowed ${change(limit)}), ${intervalText(increase, change, confidence)}`;
}

/** `+26 %` */
function change(share: number): string {
  return `${formatDelta(100 * share, (value) => formatCount(value))} %`;
}

/** `+1.5`, `−2.0` */
export function signedTenths(value: number): string {
  return formatDelta(value, (size) => size.toFixed(1));
}

/** `2`, `2.5` */
function tenths(value: number): string {
  return String(Number(value.toFixed(1)));
}
