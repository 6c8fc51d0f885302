import type { EvalResult } from '../../evals/runner/evalResult.ts';
import { csv } from '../csv.ts';
import { caseLines } from './caseLines.ts';
import { evalSummary, type EvalSummary } from './evalSummary.ts';

/** Everything, one JSON document: each result with what its other reports say in words. */
export function evalToJson(results: readonly EvalResult[]): string {
  return `${JSON.stringify({ results: results.map((result) => ({ summary: summaryData(result), ...result })) }, finite, 2)}\n`;
}

/** Without the lines, which say again what `cases` holds. */
function summaryData(result: EvalResult): Omit<EvalSummary, 'lines'> {
  const { lines: _lines, ...summary } = evalSummary(result);
  return summary;
}

/** A line a judged answer, of all suites. */
export function evalToJsonl(results: readonly EvalResult[]): string {
  return results.flatMap(({ suite, sides, cases }) =>
    cases.flatMap(({ id, severity, tags, baseline, candidate }) =>
      [...baseline, ...candidate].map(({ side, repeat, outcome, error, assertions }) =>
        `${JSON.stringify({ suite: suite.path, case: id, severity, tags, side, model: sides[side].model, repeat, ...outcome, ...(error === undefined ? {} : { error }), assertions })}\n`))).join('');
}

/** A line a case. */
export function evalToCsv(results: readonly EvalResult[]): string {
  const head = ['suite', 'case', 'severity', 'tags', 'kind', 'flaky', 'baseline passed', 'candidate passed', 'baseline score', 'candidate score', 'baseline ms', 'candidate ms', 'baseline usd', 'candidate usd', 'why'];
  const rows = results.flatMap((result) => caseLines(result).map(({ case: one, kind, flaky, baseline, candidate, why }) => [
    result.suite.path, one.id, one.severity, one.tags.join(' '), kind, flaky ? 'flaky' : '', baseline, candidate,
    ...(['score', 'latencyMs', 'coldCostUsd'] as const).flatMap((name) => [mean(one.baseline.map(({ outcome }) => outcome?.[name])), mean(one.candidate.map(({ outcome }) => outcome?.[name]))]),
    why,
  ]));
  return csv([head, ...rows]);
}

function mean(values: readonly (number | undefined)[]): string {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? '' : String(Number((known.reduce((sum, value) => sum + value, 0) / known.length).toPrecision(8)));
}

/** JSON has no infinity: a bound that the data did not set is null. */
function finite(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}
