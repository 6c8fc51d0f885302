import { formatCount, formatDelta } from '../../views/format.ts';
import type { VerdictBoundView } from '../../views/verdict.ts';
import type { Bound, BoundId, BoundState } from './types.ts';
import { ofCases, percent, points, signedTenths } from './wording.ts';

/** How a bound's figures are written: a count, a share, a difference of shares, an increase relative to the baseline. */
type Unit = {
  readonly label: string;
  readonly format: (value: number) => string;
  /** Inside of an interval, where the unit has been said. */
  readonly short?: (value: number) => string;
  readonly limit: (limit: number) => string;
};

/** What is seen of flags that nobody raised. */
export const noneSeen = 'none on either side';

const marks: Readonly<Record<BoundState, VerdictBoundView['mark']>> = { met: '✓', failed: '✖', unsettled: '?', unknown: '?' };
const outcomes: Readonly<Record<BoundState, string>> = { met: 'kept', failed: 'broken', unsettled: 'not settled', unknown: 'unknown' };

/** A bound as a row: what was asked, what was seen, whether it was kept. */
export function boundView(bound: Bound): VerdictBoundView {
  const { id, state, text, limit, observed, interval, none, cases } = bound;
  const unit = unitOf(id);
  const bounded = interval !== undefined && Number.isFinite(interval.lower) && Number.isFinite(interval.upper);
  const format = unit.short ?? unit.format;
  const range = bounded ? ` (${format(interval.lower)} … ${format(interval.upper)})` : '';
  const seen = none === true ? noneSeen : observed === undefined ? 'unknown' : cases === undefined ? `${unit.format(observed)}${range}` : regressedText(bound, observed, cases);
  const open = reachesBeyond(bound);
  return { id, state, text, label: unit.label, observed: seen, limit: unit.limit(limit), mark: open ? '~' : marks[state], outcome: open ? 'kept, not proven: the interval goes past the limit' : outcomes[state] };
}

/** `0 of 14 critical cases (above 19.3 % ruled out)` */
function regressedText({ id, ruledOut }: Bound, count: number, cases: number): string {
  const severity = id.replace('regressions.', '');
  return cases === 0 ? `no ${severity} case in the suite` : `${ofCases(count, cases, severity)}${ruledOut === undefined ? '' : ` (above ${percent(ruledOut)} ruled out)`}`;
}

/** The figure is within the bound and its interval is not: that does not hold, and is no proof. */
export function reachesBeyond({ id, state, limit, interval, none }: Bound): boolean {
  if (state !== 'met' || interval === undefined || none === true || id === 'maxDrop') return false;
  return id === 'minPassRate' ? interval.lower < limit : interval.upper > limit;
}

/** What people call a bound: `critical regressions`. */
export function boundLabel(id: BoundId): string {
  return unitOf(id).label;
}

function unitOf(id: BoundId): Unit {
  switch (id) {
    case 'maxDrop': return { label: 'pass-rate difference', format: points, short: shortPoints, limit: (drop) => `drop of at most ${Number((100 * drop).toFixed(1))} points` };
    case 'minPassRate': return { label: 'pass rate', format: percent, limit: (share) => `at least ${percent(share)}` };
    case 'schemaViolation': return ofRate('schema violations');
    case 'refusal': return ofRate('refusals');
    case 'moderation': return ofRate('moderation flags');
    case 'cost': return ofIncrease('mean cost');
    case 'p95Latency': return ofIncrease('p95 latency');
    case 'regressions.critical': return ofCount('critical regressions');
    case 'regressions.high': return ofCount('high regressions');
    case 'regressions.normal': return ofCount('normal regressions');
    case 'regressions.low': return ofCount('low regressions');
  }
}

function shortPoints(difference: number): string {
  return signedTenths(100 * difference);
}

function ofCount(label: string): Unit {
  return { label, format: formatCount, limit: (most) => `at most ${formatCount(most)}` };
}

function ofRate(label: string): Unit {
  return { label, format: points, short: shortPoints, limit: (most) => `at most ${signedTenths(100 * most)} points` };
}

function ofIncrease(label: string): Unit {
  const change = (share: number): string => `${formatDelta(100 * share, formatCount)} %`;
  return { label, format: change, limit: (most) => `at most ${change(most)}` };
}
