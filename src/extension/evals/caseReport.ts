import type { SideName } from '../../core/compare/types.ts';
import { caseChange, type Passes } from '../../core/evals/statistics/caseChange.ts';
import type { SuiteCase } from '../../core/evals/suites/types.ts';
import type { expectedText, ExpectedText } from '../../core/evals/assertions/expectedText.ts';
import type { CaseAnswers, JudgedAnswer, Said } from './caseAnswers.ts';

/** Ids of the two models. */
export type SideModels = Readonly<Record<SideName, string>>;

/** Why a case failed: one for each assertion that did. `assertion` is its index in the case's list; absent where no single one is to blame. */
export type CaseFailure = { readonly text: string; readonly assertion?: number; readonly texts?: ExpectedText };

/** Characters of an answer that a message shows. */
const longestShown = 2000;
const sides = ['baseline', 'candidate'] as const;

/** What a failed case says: of each assertion that failed in the candidate's first failed answer. */
export function failuresOf(one: Pick<SuiteCase, 'assert' | 'vars'>, answers: CaseAnswers, models: SideModels, compared: typeof expectedText): readonly CaseFailure[] {
  const worst = answers.candidate.find(({ row }) => row.outcome?.passed === false);
  if (worst === undefined) return [];
  const head = headline(answers, models);
  const both = answerLines(answers, models).join('\n');
  const failed = worst.row.assertions.flatMap((each, assertion) => (each.weight > 0 && !('missing' in each) && !each.pass ? [{ ...each, assertion }] : []));
  if (failed.length === 0) return [{ text: `${head} The score is ${worst.row.outcome?.score.toFixed(2)}.\n\n${both}` }];
  return failed.map(({ type, name, reason, assertion }): CaseFailure => {
    const texts = textsOf(one, assertion, worst.said, answers, compared);
    const beside = texts?.ofBaseline === true ? "\n\nThe expected side of the comparison is the baseline's answer, which passes this." : '';
    return { text: `${head} ${name ?? type}: ${reason}\n\n${both}${beside}`, assertion, ...(texts === undefined ? {} : { texts: { expected: texts.expected, actual: texts.actual } }) };
  });
}

/** Why a case could not be judged. */
export function errorOf({ candidate }: CaseAnswers, models: SideModels): string {
  const error = candidate.find(({ row }) => row.error !== undefined)?.row.error;
  return `${models.candidate} could not be judged. ${error ?? ''}`.trim();
}

/** Both answers of a case on two lines: how often each model passed, and what it said. */
export function answerLines(answers: CaseAnswers, models: SideModels): readonly string[] {
  return sides.map((side) => {
    const { passed, repeats } = passes(answers[side]);
    const asked = answers[side].length;
    const how = repeats === 0 ? 'not judged' : asked === 1 ? (passed === 1 ? 'passed' : 'failed') : `passed ${passed} of ${repeats}`;
    return `${side} ${models[side]}: ${how}${saidBy(answers[side])}`;
  });
}

/** What changed from one model to the other, in a sentence. */
function headline(answers: CaseAnswers, models: SideModels): string {
  const [baseline, candidate] = [passes(answers.baseline), passes(answers.candidate)];
  if (baseline.repeats === 0) return `${models.candidate} fails; ${models.baseline} could not be judged.`;
  if (caseChange({ baseline, candidate }) === 'loss') return `Regression: ${models.candidate} fails what ${models.baseline} passes.`;
  if (baseline.passed === 0 && candidate.passed === 0) return `Both models fail: ${models.baseline} and ${models.candidate}.`;
  return `${models.candidate} passes ${candidate.passed} of ${candidate.repeats} times, ${models.baseline} ${baseline.passed} of ${baseline.repeats}.`;
}

function passes(answers: readonly JudgedAnswer[]): Passes {
  const outcomes = answers.flatMap(({ row }) => (row.outcome === undefined ? [] : [row.outcome]));
  return { passed: outcomes.filter(({ passed }) => passed).length, repeats: outcomes.length };
}

/** What was answered, the commonest first. */
function saidBy(answers: readonly JudgedAnswer[]): string {
  const counts = new Map<string, number>();
  for (const { said, row } of answers) {
    const text = said === undefined || (said.text === '' && said.toolCalls.length === 0) ? row.error ?? 'no text' : shown(said);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const texts = [...counts].toSorted(([, a], [, b]) => b - a).map(([text, count]) => (counts.size === 1 ? text : `${text} (${count}×)`));
  return texts.length === 0 ? '' : `\n  ${texts.join('\n  ')}`;
}

function shown({ text, toolCalls }: Said): string {
  const calls = toolCalls.map(({ name, arguments: given }) => `${name}(${given})`);
  const whole = [...(text.trim() === '' ? [] : [text.trim()]), ...calls].join('\n');
  const cut = whole.length > longestShown ? `${whole.slice(0, longestShown)}…` : whole;
  return cut.replaceAll(/\r?\n/g, '\n  ');
}

/** What the assertion itself compares; else the baseline's answer, where that passes it. */
function textsOf(
  { assert, vars }: Pick<SuiteCase, 'assert' | 'vars'>, index: number, said: Said | undefined, { baseline }: CaseAnswers, compared: typeof expectedText,
): (ExpectedText & { readonly ofBaseline: boolean }) | undefined {
  const assertion = assert[index];
  if (assertion === undefined || said === undefined) return undefined;
  const own = compared(assertion, { ...said, vars });
  if (own !== undefined) return { ...own, ofBaseline: false };
  const passing = baseline.find(({ row }) => {
    const checked = row.assertions[index];
    return checked !== undefined && !('missing' in checked) && checked.pass;
  });
  return passing?.said === undefined || passing.said.text === said.text ? undefined : { expected: passing.said.text, actual: said.text, ofBaseline: true };
}
