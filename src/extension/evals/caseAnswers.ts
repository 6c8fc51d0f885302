import type { SideName } from '../../core/compare/types.ts';
import type { EvalEvent, JudgedRow } from '../../core/evals/runner/types.ts';

/** One answer with its judgement. `text` is absent when nothing was asked. */
export type JudgedAnswer = { readonly row: JudgedRow; readonly said?: Said };
export type Said = { readonly text: string; readonly toolCalls: readonly { readonly id: string; readonly name: string; readonly arguments: string }[] };
/** All answers to a case, by repeat. */
export type CaseAnswers = Readonly<Record<SideName, readonly JudgedAnswer[]>>;

/** How a case stands in the Test Explorer: by what the candidate answered. */
export type CaseState = 'passed' | 'failed' | 'errored';

/** Gathers answers as they come; `add` gives a case's answers with the last one of them. */
export interface AnswerCollector {
  add(event: Extract<EvalEvent, { readonly type: 'judged' }>): CaseAnswers | undefined;
}

export function createAnswerCollector(repeat: number): AnswerCollector {
  const waiting = new Map<string, Record<SideName, JudgedAnswer[]>>();
  return {
    add({ row, said }) {
      const answers = waiting.get(row.case) ?? { baseline: [], candidate: [] };
      waiting.set(row.case, answers);
      answers[row.side].push({ row, ...(said === undefined ? {} : { said: { text: said.answer.text, toolCalls: said.toolCalls } }) });
      if (answers.baseline.length + answers.candidate.length < repeat * 2) return undefined;
      waiting.delete(row.case);
      return { baseline: byRepeat(answers.baseline), candidate: byRepeat(answers.candidate) };
    },
  };
}

function byRepeat(answers: readonly JudgedAnswer[]): readonly JudgedAnswer[] {
  return answers.toSorted((a, b) => a.row.repeat - b.row.repeat);
}

/** Failed when the candidate failed at least one repeat; what could not be judged is an error, unless another repeat has failed. */
export function stateOf({ candidate }: CaseAnswers): CaseState {
  if (candidate.some(({ row }) => row.outcome?.passed === false)) return 'failed';
  return candidate.some(({ row }) => row.outcome === undefined) ? 'errored' : 'passed';
}

/** The candidate's mean time to answer, in ms; undefined when none was judged. */
export function durationOf({ candidate }: CaseAnswers): number | undefined {
  const times = candidate.flatMap(({ row }) => (row.outcome === undefined ? [] : [row.outcome.latencyMs]));
  return times.length === 0 ? undefined : times.reduce((sum, ms) => sum + ms, 0) / times.length;
}
