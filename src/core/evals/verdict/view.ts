import { formatCount } from '../../views/format.ts';
import type { VerdictView } from '../../views/verdict.ts';
import { severities } from '../gate.ts';
import type { Passes } from '../statistics/caseChange.ts';
import type { Decision, Verdict } from './types.ts';
import { boundView } from './boundView.ts';
import { headline } from './headline.ts';
import { howSure } from './howSure.ts';
import { nextStep } from './nextStep.ts';
import type { NextStepAbout } from './nextStepAbout.ts';
import { testRows } from './testRows.ts';
import { verdictRows } from './viewRows.ts';
import { percent } from './wording.ts';

const labels: Readonly<Record<Verdict['compared'], Readonly<Record<Decision, string>>>> = {
  models: { promote: 'PROMOTE', hold: 'HOLD', notEnoughEvidence: 'NOT ENOUGH EVIDENCE', incomplete: 'INCOMPLETE' },
  runs: { promote: 'NO DRIFT', hold: 'DRIFT', notEnoughEvidence: 'NOT ENOUGH EVIDENCE', incomplete: 'INCOMPLETE' },
};

/** What a page or a report shows of a verdict, besides what was compared and the cases themselves. `about` lets it name what to do next. */
export function toVerdictView(verdict: Verdict, about: NextStepAbout = {}): VerdictView {
  const sure = howSure(verdict);
  const { decision, compared, reasons, bounds, regressions, cases, flaky, figures, confidence, resamples, seed } = verdict;
  return {
    decision,
    label: labels[compared][decision],
    headline: headline(verdict, about),
    ...(sure === undefined ? {} : { sure }),
    reasons,
    counts: `wins ${formatCount(cases.wins)} · losses ${formatCount(cases.losses)} · same ${formatCount(cases.same)}${Math.max(cases.repeats.baseline, cases.repeats.candidate) > 1 ? ' (won or lost: by more than half of the repeats)' : ''} · flaky ${formatCount(flaky.length)}`,
    bounds: bounds.map(boundView),
    figures: figures === undefined ? [] : verdictRows(figures),
    tests: figures === undefined ? [] : testRows(figures),
    flaky: namesText(flaky, new Set(regressions.map(({ id }) => id))),
    regressions: regressions.map(({ id, severity, baseline, candidate }) => ({ id, severity, baseline: passesText(baseline), candidate: passesText(candidate) })),
    regressionCounts: countsText(regressions),
    next: nextStep(verdict, about),
    method: `${percent(confidence, 0)} intervals; the unit is the case, its repeats averaged; a case is won or lost (a regression) when the share of its answers that pass moved by more than half, and flaky when it disagrees with itself; a bound is broken or proven when its whole interval is on that side; bootstrap of ${formatCount(resamples)} resamples, seed ${seed}`,
  };
}

/** Ids that a line names. */
const mostNamed = 5;

function namesText(ids: readonly string[], regressed: ReadonlySet<string>): string {
  return `${ids.slice(0, mostNamed).map((id) => (regressed.has(id) ? `${id} (also a regression)` : id)).join(', ')}${ids.length > mostNamed ? ` and ${formatCount(ids.length - mostNamed)} more` : ''}`;
}

function countsText(regressions: Verdict['regressions']): string {
  const counts = severities.map((severity) => [regressions.filter((one) => one.severity === severity).length, severity] as const);
  return counts.filter(([count]) => count > 0).map(([count, severity]) => `${formatCount(count)} ${severity}`).join(' · ') || 'none';
}

/** `2/3` */
function passesText({ passed, repeats }: Passes): string {
  return `${passed}/${repeats}`;
}
