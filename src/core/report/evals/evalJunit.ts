import type { EvalResult } from '../../evals/runner/evalResult.ts';
import type { EvalCaseResult } from '../../evals/runner/evalCaseResult.ts';
import type { JudgedRow } from '../../evals/runner/types.ts';
import { escapeXml as escape } from '../escapeXml.ts';
import { evalSummary, type EvalSummary } from './evalSummary.ts';
import { suiteTitle } from './verdictWords.ts';

/**
 * JUnit: a test suite for each eval suite with a test for each case on the candidate, and one for the gate. A case fails when a
 * repeat of the candidate fails; whether that matters is the gate's to say.
 */
export function evalToJunit(results: readonly EvalResult[]): string {
  const suites = results.map(suiteXml);
  return `${['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="promptshift eval">', ...suites, '</testsuites>'].join('\n')}\n`;
}

function suiteXml(result: EvalResult): string {
  const name = `${suiteTitle(result)}: ${result.sides.candidate.model}`;
  const cases = result.cases.map((one) => caseXml(one, result));
  const count = (word: string): number => cases.filter((xml) => xml.includes(`<${word} `)).length;
  const summary = evalSummary(result);
  const gate = gateXml(result, summary);
  const all = [...cases, gate];
  const failures = count('failure') + (gate.includes('<failure ') ? 1 : 0);
  const errors = count('error') + (gate.includes('<error ') ? 1 : 0);
  return [`  <testsuite name="${escape(name)}" tests="${all.length}" failures="${failures}" errors="${errors}" timestamp="${escape(result.startedAt)}">`, propertiesXml(summary), ...all, '  </testsuite>'].join('\n');
}

/** What a CI that shows tests can show of the verdict besides pass and fail. */
function propertiesXml({ view, models, asked }: EvalSummary): string {
  const values: readonly (readonly [string, string])[] = [
    ['verdict', view.label], ['baseline', models.baseline], ['candidate', models.candidate], ['asked', asked.join(' · ')],
    ...view.bounds.map(({ label, observed, limit, outcome }) => [`gate: ${label}`, `${observed}; ${limit}; ${outcome}`] as const),
    ...view.figures.map(({ label, baseline, candidate, delta, interval }) => [label, [baseline === '' ? '' : `${baseline} → ${candidate}`, delta, interval].filter((part) => part !== '').join('; ')] as const),
    ...(view.flaky === '' ? [] : [['flaky', view.flaky] as const]),
  ];
  return ['    <properties>', ...values.map(([name, value]) => `      <property name="${escape(name)}" value="${escape(value)}"/>`), '    </properties>'].join('\n');
}

function caseXml({ id, place, candidate }: EvalCaseResult, { suite }: EvalResult): string {
  const seconds = candidate.reduce((sum, { outcome }) => sum + (outcome?.latencyMs ?? 0), 0) / 1000;
  const error = candidate.find((row) => row.error !== undefined)?.error ?? (candidate.length === 0 ? 'It was not asked.' : undefined);
  const failed = candidate.filter(({ outcome }) => outcome?.passed === false);
  const detail = error !== undefined ? `<error message="${escape(error)}"/>`
    : failed[0] === undefined ? ''
    : `<failure message="${escape(`${failed.length} of ${candidate.length} repeats failed`)}">${escape(failedReasons(failed[0]))}</failure>`;
  return `    <testcase classname="${escape(suite.path)}" name="${escape(id)}" time="${seconds.toFixed(3)}" file="${escape(place.path)}" line="${place.line}">${detail}</testcase>`;
}

function failedReasons({ assertions }: JudgedRow): string {
  return assertions.flatMap((each) => ('missing' in each ? [`${each.name ?? each.type}: ${each.missing}`] : each.pass ? [] : [`${each.name ?? each.type}: ${each.reason}`])).join('\n');
}

function gateXml({ suite, verdict: { decision } }: EvalResult, { view: { label, headline, reasons, sure, next }, notes, heldAgainst }: EvalSummary): string {
  const text = escape([headline, ...reasons, ...(sure === undefined ? [] : [sure]), ...(heldAgainst === undefined ? [] : [heldAgainst]), ...notes, next].join('\n'));
  const detail = decision === 'promote' ? `<system-out>${text}</system-out>`
    : decision === 'incomplete' ? `<error message="${escape(label)}">${text}</error>`
    : `<failure message="${escape(label)}">${text}</failure>`;
  return `    <testcase classname="${escape(suite.path)}" name="gate">${detail}</testcase>`;
}
