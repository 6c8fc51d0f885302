import { sampleNotice } from '../../compare/view.ts';
import type { EvalResult } from '../../evals/runner/evalResult.ts';
import { toVerdictView } from '../../evals/verdict/view.ts';
import { formatCount } from '../../views/format.ts';
import type { VerdictBoundView, VerdictFigureRow, VerdictView } from '../../views/verdict.ts';
import { caseLines, type CaseLine } from './caseLines.ts';
import { runWords, suiteTitle } from './verdictWords.ts';

/** What every report says of a suite's result before it lists cases: enough to decide by for somebody who did not see the run. */
export type EvalSummary = {
  /** `Ticket triage 1.2.0` */
  readonly title: string;
  /** Its bounds the broken ones first. */
  readonly view: VerdictView;
  /** Ids, the blessed run's day with a baseline that was not asked. */
  readonly models: { readonly baseline: string; readonly candidate: string };
  /** `200 cases × 3`, `2026-11-22`, `$1.84 of $2.00` */
  readonly asked: readonly string[];
  /** What a reader must know before believing the figures: replayed, sample answers, what changed since a blessed run, why it broke off. */
  readonly notes: readonly string[];
  /** Latency and cost, of the figures. */
  readonly effects: readonly VerdictFigureRow[];
  /** `wins 9 · losses 6 · same 185 · flaky 4 · errors 0` */
  readonly counts: string;
  readonly lines: readonly CaseLine[];
};

/** Before a bound's name or outcome, where colour does not say it. */
export const boundMarks: Readonly<Record<VerdictBoundView['state'], string>> = { met: '✓', failed: '✖', unsettled: '?', unknown: '?' };
const boundOrder: readonly VerdictBoundView['state'][] = ['failed', 'unknown', 'unsettled', 'met'];
const effectIds = new Set(['p95', 'costPerSuccess', 'perMonth']);

export function evalSummary(result: EvalResult): EvalSummary {
  const { verdict, sides, reference } = result;
  const { alias } = sides.baseline;
  const inUse = reference !== undefined && sides.candidate.requested === sides.baseline.requested;
  const view = toVerdictView(verdict, { candidate: sides.candidate.model, inUse, ...(alias === undefined ? {} : { alias }) });
  const lines = caseLines(result);
  const { size, money } = runWords(result);
  return {
    title: suiteTitle(result), lines,
    view: { ...view, bounds: view.bounds.toSorted((a, b) => boundOrder.indexOf(a.state) - boundOrder.indexOf(b.state)) },
    models: { baseline: reference === undefined ? sides.baseline.model : `${reference.model} (blessed ${day(reference.ranAt)})`, candidate: sides.candidate.model },
    asked: [size, day(result.startedAt), money],
    notes: notesOf(result),
    effects: view.figures.filter(({ id }) => effectIds.has(id)),
    counts: countWords(view.counts, lines, result),
  };
}

function notesOf({ provider, reference, run, cases }: EvalResult): readonly string[] {
  const sample = cases.some(({ baseline, candidate }) => [...baseline, ...candidate].some((row) => row.sample === true));
  return [
    ...(run.reason === undefined ? [] : [run.reason]),
    ...(sample ? [sampleNotice] : []),
    ...(provider.startsWith('replay') ? ['Replayed: recorded answers were judged anew; nothing was sent, and times and costs are those of the recording.'] : []),
    ...(reference === undefined || reference.changed.length === 0 ? [] : [`Since the blessed run ${reference.changed.join(' and ')} changed too, so a difference may be due to that.`]),
  ];
}

function countWords(counts: string, lines: readonly CaseLine[], { run }: EvalResult): string {
  const errors = `errors ${formatCount(lines.filter(({ kind }) => kind === 'error').length)}`;
  return [counts, errors, ...(run.repeated.length === 0 ? [] : [`${formatCount(run.repeated.length)} requests asked twice`])].join(' · ');
}

/** Of an ISO time, UTC. */
function day(iso: string): string {
  return iso.slice(0, 10);
}
