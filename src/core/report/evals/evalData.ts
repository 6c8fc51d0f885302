import type { RepeatOutcome } from '../../evals/outcome.ts';
import type { EvalResult } from '../../evals/runner/evalResult.ts';
import type { EvalCaseResult } from '../../evals/runner/evalCaseResult.ts';
import { csv } from '../csv.ts';
import { caseLine, type CaseLine } from './caseLines.ts';
import { evalSummary, type EvalSummary } from './evalSummary.ts';

/** Everything, one JSON document, in parts: each result with what its other reports say in words, its cases at its end. */
export function* evalToJson(results: readonly EvalResult[]): Generator<string> {
  yield '{\n  "results": [';
  for (const [index, result] of results.entries()) {
    const { cases, ...rest } = result;
    const about = JSON.stringify({ summary: summaryData(result), ...rest }, finite, 2);
    yield `${index === 0 ? '' : ','}${indented(`\n${about.slice(0, about.lastIndexOf('\n'))},\n  "cases": [`, 4)}`;
    for (const [at, one] of cases.entries()) yield `${at === 0 ? '' : ','}${indented(`\n${JSON.stringify(one, finite, 2)}`, 8)}`;
    yield `${cases.length === 0 ? '' : indented('\n', 6)}]${indented('\n', 4)}}`;
  }
  yield `${results.length === 0 ? '' : '\n  '}]\n}\n`;
}

/** JSON has line ends between its values only. */
function indented(text: string, by: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(by)}`);
}

/** Without the lines, which say again what `cases` holds. */
function summaryData(result: EvalResult): Omit<EvalSummary, 'lines'> {
  const { lines: _lines, ...summary } = evalSummary(result);
  return summary;
}

/** A line a judged answer, of all suites. */
export function* evalToJsonl(results: readonly EvalResult[]): Generator<string> {
  for (const { suite, sides, cases } of results) {
    for (const { id, severity, tags, baseline, candidate } of cases) {
      for (const { side, repeat, outcome, error, assertions } of [...baseline, ...candidate]) {
        yield `${JSON.stringify({ suite: suite.path, case: id, severity, tags, side, model: sides[side].model, repeat, ...outcome, ...(error === undefined ? {} : { error }), assertions })}\n`;
      }
    }
  }
}

/** A line a case. */
export function* evalToCsv(results: readonly EvalResult[]): Generator<string> {
  yield csv([['suite', 'case', 'severity', 'tags', 'kind', 'flaky', 'baseline passed', 'candidate passed', 'baseline score', 'candidate score', 'baseline ms', 'candidate ms', 'baseline usd', 'candidate usd', 'why']]);
  for (const result of results) {
    for (const one of result.cases) yield csv([csvCells(caseLine(one), result)]);
  }
}

function csvCells({ case: one, kind, flaky, baseline, candidate, why }: CaseLine, { suite }: EvalResult): readonly string[] {
  const [before, after] = [outcomesOn(one.baseline), outcomesOn(one.candidate)];
  return [
    suite.path, one.id, one.severity, one.tags.join(' '), kind, flaky ? 'flaky' : '', baseline, candidate,
    ...(['score', 'latencyMs', 'coldCostUsd'] as const).flatMap((name) => [mean(before.map((outcome) => outcome[name])), mean(after.map((outcome) => outcome[name]))]),
    why,
  ];
}

function outcomesOn(rows: EvalCaseResult['baseline']): readonly RepeatOutcome[] {
  return rows.flatMap(({ outcome }) => (outcome === undefined ? [] : [outcome]));
}

function mean(values: readonly (number | undefined)[]): string {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? '' : String(Number((known.reduce((sum, value) => sum + value, 0) / known.length).toPrecision(8)));
}

/** JSON has no infinity: a bound that the data did not set is null. */
function finite(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}
