import type { SideName } from '../../compare/types.ts';
import { sampleNotice } from '../../compare/view.ts';
import type { EvalResult } from '../../evals/runner/evalResult.ts';
import { noneSeen } from '../../evals/verdict/boundView.ts';
import type { NextStepAbout } from '../../evals/verdict/nextStepAbout.ts';
import { toVerdictView } from '../../evals/verdict/view.ts';
import { withoutBackticks } from '../../views/codeParts.ts';
import { formatCount } from '../../views/format.ts';
import { aboutReference, day } from '../../evals/reference/aboutReference.ts';
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
  /** What each side is: `baseline, chat.triage`; `reference run of 2026-10-01`. */
  readonly roles: Readonly<Record<SideName, string>>;
  /** Heads of the two columns of figures. */
  readonly sideHeads: readonly [baseline: string, candidate: string];
  /** Held against a reference run: which, of when, by whom. A sentence. */
  readonly heldAgainst?: string;
  /** `suite evals/triage.eval.yaml`, `run …`, `live answers from openai (…)`, `200 cases × 3 answers a side`, `2026-11-22`, `spent $1.84 of $2.00` */
  readonly asked: readonly string[];
  /** Whose answers these are; in `asked` too. */
  readonly answers: string;
  /** What a reader must know before believing the figures: replayed, sample answers, what changed since a reference run, why it broke off. */
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

const boundOrder: readonly VerdictBoundView['state'][] = ['failed', 'unknown', 'unsettled', 'met'];
const effectIds = new Set(['p50', 'p95', 'costPerSuccess', 'perMonth']);

export function evalSummary(result: EvalResult): EvalSummary {
  const { verdict, sides, reference } = result;
  const { alias } = sides.baseline;
  const inUse = isInUse(result);
  const view = toVerdictView(verdict, { baseline: sides.baseline.model, candidate: sides.candidate.model, inUse, ...nextRunOf(result), ...(alias === undefined ? {} : { alias }) });
  const lines = caseLines(result);
  const { size, money } = runWords(result);
  const bounds = view.bounds.toSorted((a, b) => boundOrder.indexOf(a.state) - boundOrder.indexOf(b.state));
  return {
    title: suiteTitle(result), lines, gate: joinedRows(bounds),
    view: { ...view, bounds },
    models: { baseline: sides.baseline.model, candidate: sides.candidate.model },
    roles: { baseline: reference === undefined ? withAlias('baseline', alias) : `reference run of ${day(reference.ranAt)}`, candidate: inUse ? withAlias('in use now', alias) : 'candidate' },
    sideHeads: reference === undefined ? ['Baseline', 'Candidate'] : ['Reference run', 'Asked now'],
    ...(reference === undefined ? {} : { heldAgainst: `Held against the reference run: ${aboutReference(reference)}. Only ${sides.candidate.model} was asked now.` }),
    asked: [...whatWasRun(result), `${size}${result.repeat === 1 ? ', one answer a side' : ' answers a side'}`, ...(result.prompt === undefined ? [] : [`prompt ${result.prompt.path}`]), day(result.startedAt), `spent ${money}`],
    answers: answersOf(result), notes: notesOf(result),
    effects: view.figures.filter(({ id }) => effectIds.has(id)),
    counts: countWords(view.counts, lines, result),
    ...pattern(lines),
  };
}

/** What runs the suite again as it was run, and what it may cost. */
function nextRunOf({ suite, sides, reference, run, budgetUsd, provider }: EvalResult): Pick<NextStepAbout, 'command' | 'reference' | 'replayed' | 'spentUsd' | 'budgetUsd'> {
  const held = reference === undefined ? '' : isInUse({ reference, sides }) ? ' --reference' : ` --reference --candidate ${shellWord(sides.candidate.requested)}`;
  return {
    command: `promptshift eval ${shellWord(suite.path)}${held}`,
    reference: reference !== undefined,
    replayed: provider.startsWith('replay'),
    ...(run.unknownPrices > 0 || provider.startsWith('replay') ? {} : { spentUsd: run.spentUsd }),
    ...(budgetUsd === undefined ? {} : { budgetUsd }),
  };
}

/** As one word for a shell, which runs nothing of it. */
function shellWord(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${withoutBackticks(text).replaceAll("'", String.raw`'\''`)}'`;
}

/** Whose answers these are is the first thing to know of a figure. */
function whatWasRun(result: EvalResult): readonly string[] {
  const { suite, runId } = result;
  return [`suite ${suite.path}`, ...(runId === undefined ? [] : [`run ${runId}`]), answersOf(result)];
}

function answersOf(result: EvalResult): string {
  const { provider } = result;
  return hasSamples(result) ? `sample answers of ${provider}, not of a model` : provider.startsWith('replay') ? 'recorded answers, nothing was sent' : `live answers from ${provider}`;
}

function hasSamples({ cases }: Pick<EvalResult, 'cases'>): boolean {
  return cases.some(({ baseline, candidate }) => [...baseline, ...candidate].some((row) => row.sample === true));
}

function joinedRows(bounds: readonly VerdictBoundView[]): readonly VerdictBoundView[] {
  const rows: VerdictBoundView[] = [];
  for (const bound of bounds) {
    const at = rows.findIndex((row) => row.observed === noneSeen && bound.observed === noneSeen && row.limit === bound.limit && row.state === bound.state);
    const before = rows[at];
    if (before === undefined) rows.push(bound);
    else rows[at] = { ...before, label: `${before.label}, ${bound.label}` };
  }
  // the sentences count bounds, so a row that stands for several says how many
  return rows.map((row) => (row.label.includes(', ') ? { ...row, label: `${row.label} (${row.label.split(', ').length} bounds)` } : row));
}

/** Tags that a line names. */
const mostTags = 6;

function pattern(lines: readonly CaseLine[]): { readonly pattern?: string } {
  const lost = lines.filter(({ kind }) => kind === 'regression');
  if (lost.length < 2) return {};
  const tags = commonest(lost.flatMap(({ case: one }) => one.tags));
  const untagged = lost.filter(({ case: one }) => one.tags.length === 0).length;
  // one tag takes no more room than the words that it is left out
  const shown = tags.length === mostTags + 1 ? tags.length : mostTags;
  // all that is left out is said, so that the counts can be added up; a case with two tags counts in both
  const named = [...tags.slice(0, shown).map(([tag, count]) => `${tag} ${formatCount(count)}`), ...(tags.length > shown ? [`${formatCount(tags.length - shown)} further tags ${formatCount(tags.slice(shown).reduce((sum, [, count]) => sum + count, 0))}`] : []), ...(untagged === 0 ? [] : [`untagged ${formatCount(untagged)}`])];
  const [[why, times] = ['', 0]] = commonest(lost.map((line) => line.why.replaceAll(/\s+/g, ' ').slice(0, 200)));
  const said = [...(tags.length === 0 ? [] : [`Regressions by tag: ${named.join(' · ')}.`]), ...(times < 2 || why === '' ? [] : [`${formatCount(times)} of ${formatCount(lost.length)} say: ${/[.!?]$/.test(why) ? why : `${why}.`}`])];
  return said.length === 0 ? {} : { pattern: said.join(' ') };
}

function commonest(values: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
}

/** Held against a reference run, what the workspace uses now was asked: there is nothing to promote. */
export function isInUse({ reference, sides }: Pick<EvalResult, 'reference' | 'sides'>): boolean {
  return reference !== undefined && sides.candidate.requested === sides.baseline.requested;
}

function withAlias(role: string, alias: string | undefined): string {
  return alias === undefined ? role : `${role}, ${alias}`;
}

function notesOf(result: EvalResult): readonly string[] {
  const { provider, reference, run } = result;
  return [
    ...(run.reason === undefined ? [] : [run.reason]),
    ...(hasSamples(result) ? [sampleNotice] : []),
    ...(provider.startsWith('replay') ? ['Replayed: recorded answers were judged anew; nothing was sent, and times and costs are those of the recording.'] : []),
    ...(reference === undefined || reference.changed.length === 0 ? [] : [`Since the reference run ${reference.changed.join(' and ')} changed too, so a difference may be due to that.`]),
  ];
}

function countWords(counts: string, lines: readonly CaseLine[], { run }: EvalResult): string {
  const errors = `errors ${formatCount(lines.filter(({ kind }) => kind === 'error').length)}`;
  return [counts, errors, ...(run.repeated.length === 0 ? [] : [`${formatCount(run.repeated.length)} requests asked twice`])].join(' · ');
}
