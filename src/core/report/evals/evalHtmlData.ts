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

/** A case of one of the suites. */
export type SuiteLine = { readonly line: CaseLine; /** The suite's title where there are several. */ readonly suite: string | undefined };

/** Of all suites, the ones to look at first. */
export function sortedLines(summaries: readonly EvalSummary[]): readonly SuiteLine[] {
  return summaries
    .flatMap(({ title, lines }) => lines.map((line): SuiteLine => ({ line, suite: summaries.length > 1 ? title : undefined })))
    .toSorted(({ line: a }, { line: b }) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || severities.indexOf(a.case.severity) - severities.indexOf(b.case.severity) || Number(b.flaky) - Number(a.flaky));
}

/** The row of a case; with all that it says, so one is made at a time. */
export function toRow({ line: { case: one, kind, flaky, baseline, candidate, why }, suite }: SuiteLine): CaseRow {
  const { baseline: baselineRows, candidate: candidateRows } = one;
  const means = (of: (row: JudgedRow) => number | undefined): readonly [number | undefined, number | undefined] => [mean(baselineRows, of), mean(candidateRows, of)];
  const [passed, score, ms, usd] = [means(({ outcome }) => outcome && Number(outcome.passed)), means(({ outcome }) => outcome?.score), means(({ outcome }) => outcome?.latencyMs), means(({ outcome }) => outcome?.coldCostUsd)];
  const about = [suite, one.description, one.tags.length === 0 ? undefined : `tags ${one.tags.join(', ')}`, one.owner === undefined ? undefined : `owner ${one.owner}`, `${one.place.path}:${one.place.line}`];
  return {
    id: printableText(one.id), kind, flaky, severity: one.severity, why: printableText(why).replaceAll(/\s+/g, ' ').slice(0, 300),
    cells: [`${baseline} → ${candidate}`, pairText(score, (value) => value.toFixed(2)), pairText(ms, (value) => value.toFixed(0)), pairText(usd, (value) => String(Number(value.toPrecision(2))))],
    changes: [passed, score, ms, usd].map(([before, after]) => (before === undefined || after === undefined ? undefined : after - before)),
    about: printableText(about.filter((text) => text !== undefined).join(' · ')),
    answers: [...baselineRows, ...candidateRows],
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
 * The rows as the script reads them, as JSON in parts. Texts that repeat (why an assertion failed) stand once in `texts`, after the rows, and
 * are named by their place there: a report of 10,000 cases is read whole before a row of it is shown.
 */
export function* caseData(lines: readonly SuiteLine[]): Generator<string> {
  const places = new Map<string, number>();
  const place = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, places.size);
    return places.size - 1;
  };
  yield '{"rows":[';
  for (const [index, line] of lines.entries()) yield `${index === 0 ? '' : ','}${JSON.stringify(rowData(toRow(line), place))}`;
  yield `],"texts":${JSON.stringify([...places.keys()])}}`;
}

function rowData({ id, kind, flaky, severity, cells, changes, why, about, answers }: CaseRow, place: (text: string) => number): unknown {
  const answer = ({ side, repeat, outcome, error, assertions }: JudgedRow): unknown => [
    side === 'baseline' ? 0 : 1, repeat, outcome === undefined ? -1 : Number(outcome.passed), outcome === undefined ? 0 : rounded(outcome.score), outcome === undefined ? 0 : Math.round(outcome.latencyMs), rounded(outcome?.coldCostUsd ?? -1),
    error === undefined ? -1 : place(printableText(error)),
    ...assertions.flatMap((each) => [place(printableText(each.name ?? each.type)), 'missing' in each ? 2 : Number(each.pass), 'missing' in each ? place(printableText(each.missing)) : each.pass ? -1 : place(printableText(each.reason))]),
  ];
  return [id, place(kind), Number(flaky), place(severity), ...cells.map(place), changes.map((change) => (change === undefined ? null : rounded(change))), place(why), place(about), answers.map(answer)];
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
