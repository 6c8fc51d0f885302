import type { EvalEvent, JudgedRow } from '../../../../src/core/evals/runner/types.ts';
import { createAnswerCollector, type CaseAnswers } from '../../../../src/extension/evals/caseAnswers.ts';

type Judged = Extract<EvalEvent, { readonly type: 'judged' }>;
/** A passed or failed answer with its text, or an error. */
export type Told = { readonly passed: boolean; readonly text: string; readonly reason?: string; readonly type?: string } | { readonly error: string };

const progress = { done: 1, total: 2, passed: 1, failed: 0, errors: 0, spentUsd: 0 };

/** What the runner tells of an answer. */
export function judgedEvent(side: JudgedRow['side'], repeat: number, told: Told, id = 'fire'): Judged {
  const row = { type: 'judged' as const, case: id, side, repeat };
  if ('error' in told) return { type: 'judged', progress, row: { ...row, error: told.error, assertions: [] } };
  const { passed, text, reason = `The answer is “${text}”.`, type = 'equals' } = told;
  const assertions = [{ type: 'latency', weight: 1, pass: true, score: 1, reason: 'It took 1 ms.' }, { type, weight: 1, pass: passed, score: Number(passed), reason }];
  const outcome = { passed, score: Number(passed), latencyMs: 100 * (repeat + 1), refused: false, schemaViolation: false, moderationFlagged: false };
  const answer = { text } as NonNullable<Judged['said']>['answer'];
  return { type: 'judged', progress, row: { ...row, outcome, assertions }, said: { answer, toolCalls: [] } };
}

/** All answers to a case. */
export function answersOf(baseline: readonly Told[], candidate: readonly Told[]): CaseAnswers {
  const collector = createAnswerCollector(baseline.length);
  const events = [...baseline.map((told, repeat) => judgedEvent('baseline', repeat, told)), ...candidate.map((told, repeat) => judgedEvent('candidate', repeat, told))];
  const answers = events.map((event) => collector.add(event)).at(-1);
  if (answers === undefined) throw new Error('The case is not whole.');
  return answers;
}
