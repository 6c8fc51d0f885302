import type { SideName } from '../../compare/types.ts';
import { sampleNotice } from '../../compare/view.ts';
import type { EvalResult } from '../../evals/runner/evalResult.ts';
import { noneSeen } from '../../evals/verdict/boundView.ts';
import { toVerdictView } from '../../evals/verdict/view.ts';
import { formatCount } from '../../views/format.ts';
import { blessedText, day } from '../../evals/reference/blessedText.ts';
import type { VerdictBoundView, VerdictFigureRow, VerdictTestRow, VerdictView } from '../../views/verdict.ts';
import { caseLines, type CaseLine } from './caseLines.ts';
import { runWords, suiteTitle } from './verdictWords.ts';

/** What every report says of a suite's result before it lists cases: enough to decide by for somebody who did not see the run. */
export type EvalSummary = {
  /** `Ticket triage 1.2.0` */
  readonly title: string;
  /** Its bounds the broken ones first. */
  readonly view: VerdictView;
  readonly models: Readonly<Record<SideName, string>>;
  /** What each side is: `baseline, chat.triage`; `blessed run of 2026-10-01`. */
  readonly roles: Readonly<Record<SideName, string>>;
  /** Heads of the two columns of figures. */
  readonly sideHeads: readonly [baseline: string, candidate: string];
  /** Held against a blessed run: which, of when, by whom. A sentence. */
  readonly blessed?: string;
  /** `200 cases × 3 answers a side`, `2026-11-22`, `spent $1.84 of $2.00` */
  readonly asked: readonly string[];
  /** What a reader must know before believing the figures: replayed, sample answers, what changed since a blessed run, why it broke off. */
  readonly notes: readonly string[];
  /** The bounds as rows: flags that nobody raised, of one limit, are one row. */
  readonly gate: readonly VerdictBoundView[];
  /** Latency and cost, of the figures. */
  readonly effects: readonly VerdictFigureRow[];
  /** `wins 9 · losses 6 · same 185 · flaky 4 · errors 0` */
  readonly counts: string;
  /** What regressions have in common: their tags and the commonest reason, sentences. */
  readonly pattern?: string;
  readonly lines: readonly CaseLine[];
};

/** A test as the cells of such a row. */
export function testCells({ label, test, pValue, holm, effect }: VerdictTestRow): readonly string[] {
  return [label, test, pValue, holm, effect];
}

/** Before a bound's name or outcome, where colour does not say it. */
export const boundMarks: Readonly<Record<VerdictBoundView['state'], string>> = { met: '✓', failed: '✖', unsettled: '?', unknown: '?' };
const boundOrder: readonly VerdictBoundView['state'][] = ['failed', 'unknown', 'unsettled', 'met'];
const effectIds = new Set(['p50', 'p95', 'costPerSuccess', 'perMonth']);

export function evalSummary(result: EvalResult): EvalSummary {
  const { verdict, sides, reference } = result;
  const { alias } = sides.baseline;
  const inUse = isInUse(result);
  const view = toVerdictView(verdict, { baseline: sides.baseline.model, candidate: sides.candidate.model, inUse, ...(alias === undefined ? {} : { alias }) });
  const lines = caseLines(result);
  const { size, money } = runWords(result);
  const bounds = view.bounds.toSorted((a, b) => boundOrder.indexOf(a.state) - boundOrder.indexOf(b.state));
  return {
    title: suiteTitle(result), lines, gate: joinedRows(bounds),
    view: { ...view, bounds },
    models: { baseline: sides.baseline.model, candidate: sides.candidate.model },
    roles: { baseline: reference === undefined ? withAlias('baseline', alias) : `blessed run of ${day(reference.ranAt)}`, candidate: inUse ? withAlias('in use now', alias) : 'candidate' },
    sideHeads: reference === undefined ? ['Baseline', 'Candidate'] : ['Blessed run', 'Asked now'],
    ...(reference === undefined ? {} : { blessed: `Held against the blessed run: ${blessedText(reference)}. Only ${sides.candidate.model} was asked now.` }),
    asked: [`${size}${result.repeat === 1 ? ', one answer a side' : ' answers a side'}`, ...(result.prompt === undefined ? [] : [`prompt ${result.prompt.path}`]), day(result.startedAt), `spent ${money}`],
    notes: notesOf(result),
    effects: view.figures.filter(({ id }) => effectIds.has(id)),
    counts: countWords(view.counts, lines, result),
    ...pattern(lines),
  };
}

function joinedRows(bounds: readonly VerdictBoundView[]): readonly VerdictBoundView[] {
  const rows: VerdictBoundView[] = [];
  for (const bound of bounds) {
    const at = rows.findIndex((row) => row.observed === noneSeen && bound.observed === noneSeen && row.limit === bound.limit && row.state === bound.state);
    const before = rows[at];
    if (before === undefined) rows.push(bound);
    else rows[at] = { ...before, label: `${before.label}, ${bound.label}` };
  }
  return rows;
}

/** Tags that a line names. */
const mostTags = 6;

function pattern(lines: readonly CaseLine[]): { readonly pattern?: string } {
  const lost = lines.filter(({ kind }) => kind === 'regression');
  if (lost.length < 2) return {};
  const tags = commonest(lost.flatMap(({ case: one }) => one.tags)).slice(0, mostTags);
  const [[why, times] = ['', 0]] = commonest(lost.map((line) => line.why.replaceAll(/\s+/g, ' ').slice(0, 200)));
  const said = [...(tags.length === 0 ? [] : [`Regressions by tag: ${tags.map(([tag, count]) => `${tag} ${formatCount(count)}`).join(' · ')}.`]), ...(times < 2 || why === '' ? [] : [`${formatCount(times)} of ${formatCount(lost.length)} say: ${why}`])];
  return said.length === 0 ? {} : { pattern: said.join(' ') };
}

function commonest(values: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
}

/** Held against a blessed run, what the workspace uses now was asked: there is nothing to promote. */
export function isInUse({ reference, sides }: Pick<EvalResult, 'reference' | 'sides'>): boolean {
  return reference !== undefined && sides.candidate.requested === sides.baseline.requested;
}

function withAlias(role: string, alias: string | undefined): string {
  return alias === undefined ? role : `${role}, ${alias}`;
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
