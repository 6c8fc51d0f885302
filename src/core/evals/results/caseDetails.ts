import { labelsOf } from '../../compare/view.ts';
import { printArguments } from '../../compare/toolChecks.ts';
import type { SideName } from '../../compare/types.ts';
import { formatMs, formatUsd } from '../../views/format.ts';
import type { AssertionView, CaseAnswerView, CaseDetails } from '../../views/results.ts';
import type { CheckedAssertion } from '../assertions/scoreCase.ts';
import type { EvalCaseResult } from '../runner/evalCaseResult.ts';
import type { JudgedRow } from '../runner/types.ts';
import type { SuiteCase } from '../suites/types.ts';
import type { CaseAnswers } from './readCaseAnswers.ts';

/** Why the case cannot be compared, and whether its baseline is a reference run, which holds no text. */
export type DetailsAbout = { readonly notComparable?: string | undefined; readonly againstReference?: boolean };

/** A case with its answers, for whoever opens it. `written`: the case as the suite has it now, if it does. */
export function caseDetails(result: EvalCaseResult, written: SuiteCase | undefined, answers: CaseAnswers, { notComparable, againstReference = false }: DetailsAbout): CaseDetails {
  const { id, description, owner, place } = result;
  const side = (name: SideName, repeat: number): { readonly [K in SideName]?: CaseAnswerView } => {
    const row = result[name].find((one) => one.repeat === repeat);
    return row === undefined ? {} : { [name]: answerView(row, answers[name].get(repeat), againstReference && name === 'baseline' ? 'A reference run holds no text of its answers.' : 'Its text is not in the journal.') };
  };
  const repeats = new Set([...result.baseline, ...result.candidate].map(({ repeat }) => repeat));
  return {
    id,
    ...(description === undefined ? {} : { description }),
    ...(owner === undefined ? {} : { owner }),
    place: `${place.path}:${place.line}`,
    inputs: Object.entries(written?.vars ?? {}).map(([name, value]) => ({ name, text: typeof value === 'string' ? value : (JSON.stringify(value) ?? '') })),
    repeats: [...repeats].toSorted((a, b) => a - b).map((repeat) => ({ number: repeat + 1, ...side('baseline', repeat), ...side('candidate', repeat) })),
    ...(notComparable === undefined ? {} : { notComparable }),
  };
}

function answerView({ outcome, error, assertions }: JudgedRow, answer: ReturnType<CaseAnswers['baseline']['get']>, withoutText: string): CaseAnswerView {
  return {
    status: outcome === undefined ? 'error' : outcome.passed ? 'passed' : 'failed',
    text: answer?.text ?? '',
    toolCalls: (answer?.toolCalls ?? []).map((call) => `${call.name}(${printArguments(call.arguments)})`),
    figures: outcome === undefined ? [] : [
      `score ${Number(outcome.score.toFixed(3))}`, formatMs(outcome.latencyMs), outcome.coldCostUsd === undefined ? 'cost unknown' : formatUsd(outcome.coldCostUsd),
    ],
    labels: answer === undefined ? [] : labelsOf(answer),
    ...(error !== undefined ? { error } : answer === undefined ? { error: withoutText } : {}),
    assertions: assertions.map(assertionView),
  };
}

function assertionView(checked: CheckedAssertion): AssertionView {
  const name = checked.name ?? checked.type;
  if ('missing' in checked) return { mark: 'missing', name, reason: checked.missing };
  return { mark: checked.pass ? 'passed' : 'failed', name, reason: checked.reason };
}
