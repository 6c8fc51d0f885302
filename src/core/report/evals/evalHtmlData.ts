import type { JudgedRow } from '../../evals/runner/types.ts';
import { severities } from '../../evals/gate.ts';
import { printableText } from '../printableText.ts';
import type { CaseKind, CaseLine } from './caseLines.ts';
import type { EvalSummary } from './evalSummary.ts';

/** A row of the HTML report's table of cases. */
export type CaseRow = {
  readonly id: string;
  readonly kind: CaseKind;
  readonly flaky: boolean;
  readonly severity: string;
  /** Passed, score, latency, cost: baseline → candidate. */
  readonly cells: readonly [string, string, string, string];
  /** Candidate minus baseline of the same; absent where a side has none. */
  readonly changes: readonly (number | undefined)[];
  readonly why: string;
  /** What the case is: suite, description, tags, owner, place. */
  readonly about: string;
  readonly answers: readonly JudgedRow[];
};

const kindOrder: readonly CaseKind[] = ['regression', 'error', 'win', 'same'];

/** Of all suites, the ones to look at first. */
export function caseRows(summaries: readonly EvalSummary[]): readonly CaseRow[] {
  return summaries
    .flatMap(({ title, lines }) => lines.map((line) => toRow(line, summaries.length > 1 ? title : undefined)))
    .toSorted((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || rankOf(a) - rankOf(b) || Number(b.flaky) - Number(a.flaky));
}

function rankOf({ severity }: CaseRow): number {
  return severities.findIndex((one) => one === severity);
}

function toRow({ case: one, kind, flaky, baseline, candidate, why }: CaseLine, suite: string | undefined): CaseRow {
  const means = (of: (row: JudgedRow) => number | undefined): readonly [number | undefined, number | undefined] => [mean(one.baseline, of), mean(one.candidate, of)];
  const [passed, score, ms, usd] = [means(({ outcome }) => outcome && Number(outcome.passed)), means(({ outcome }) => outcome?.score), means(({ outcome }) => outcome?.latencyMs), means(({ outcome }) => outcome?.coldCostUsd)];
  const about = [suite, one.description, one.tags.length === 0 ? undefined : `tags ${one.tags.join(', ')}`, one.owner === undefined ? undefined : `owner ${one.owner}`, `${one.place.path}:${one.place.line}`];
  return {
    id: printableText(one.id), kind, flaky, severity: one.severity, why: printableText(why).replaceAll(/\s+/g, ' ').slice(0, 300),
    cells: [`${baseline} → ${candidate}`, pairText(score, (value) => value.toFixed(2)), pairText(ms, (value) => value.toFixed(0)), pairText(usd, (value) => String(Number(value.toPrecision(2))))],
    changes: [passed, score, ms, usd].map(([before, after]) => (before === undefined || after === undefined ? undefined : after - before)),
    about: printableText(about.filter((text) => text !== undefined).join(' · ')),
    answers: [...one.baseline, ...one.candidate],
  };
}

function mean(rows: readonly JudgedRow[], of: (row: JudgedRow) => number | undefined): number | undefined {
  const values = rows.map(of).filter((value) => value !== undefined);
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function pairText([before, after]: readonly [number | undefined, number | undefined], format: (value: number) => string): string {
  return before === undefined && after === undefined ? '' : [before, after].map((value) => (value === undefined ? '–' : format(value))).join(' → ');
}

/**
 * The rows as the script reads them. Texts that repeat (why an assertion failed) stand once in `texts` and are named by their place there:
 * a report of 10,000 cases is read whole before a row of it is shown.
 */
export function caseData(rows: readonly CaseRow[]): { readonly texts: readonly string[]; readonly rows: readonly unknown[] } {
  const places = new Map<string, number>();
  const place = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, places.size);
    return places.size - 1;
  };
  const answer = ({ side, repeat, outcome, error, assertions }: JudgedRow): unknown => [
    side === 'baseline' ? 0 : 1, repeat, outcome === undefined ? -1 : Number(outcome.passed), outcome === undefined ? 0 : rounded(outcome.score), outcome === undefined ? 0 : Math.round(outcome.latencyMs), rounded(outcome?.coldCostUsd ?? -1),
    error === undefined ? -1 : place(printableText(error)),
    ...assertions.flatMap((each) => [place(printableText(each.name ?? each.type)), 'missing' in each ? 2 : Number(each.pass), 'missing' in each ? place(printableText(each.missing)) : each.pass ? -1 : place(printableText(each.reason))]),
  ];
  const data = rows.map(({ id, kind, flaky, severity, cells, changes, why, about, answers }) =>
    [id, place(kind), Number(flaky), place(severity), ...cells.map(place), changes.map((change) => (change === undefined ? null : rounded(change))), place(why), place(about), answers.map(answer)]);
  return { texts: [...places.keys()], rows: data };
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
