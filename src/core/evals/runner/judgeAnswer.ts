import type { SideName } from '../../compare/types.ts';
import type { SchemaChecker } from '../../compare/toolChecks.ts';
import type { Asserter } from '../assertions/createAsserter.ts';
import type { CaseScore } from '../assertions/scoreCase.ts';
import type { AssertionInput } from '../assertions/types.ts';
import type { RepeatOutcome } from '../outcome.ts';
import type { SuiteCase } from '../suites/types.ts';
import type { Conversation } from './converse.ts';
import type { EvalPlan, JudgedRow } from './types.ts';

export type JudgeInput = { readonly case: SuiteCase; readonly side: SideName; readonly repeat: number; readonly baselineText?: string };

/** What judging needs; `checker` is there when the plan has tools or an output schema. */
export type Judges = { readonly plan: EvalPlan; readonly asserter: Asserter; readonly checker?: SchemaChecker };

/** Asks an answer what its case asks of it. A failed request is an error, not a failed case. */
export async function judgeAnswer(
  { case: one, side, repeat, baselineText }: JudgeInput, conversation: Conversation, judges: Judges, signal: AbortSignal,
): Promise<JudgedRow> {
  const { answer, failure } = conversation;
  const row = { type: 'judged' as const, case: one.id, side, repeat, ...(answer.sample ? { sample: true as const } : {}) };
  if (failure !== undefined) return { ...row, error: answer.error ?? failure.message, assertions: [] };
  const score = await judges.asserter.checkAll(one.assert, assertionInput(one, side, repeat, baselineText, conversation, judges.plan), signal, { threshold: one.threshold });
  if (score.passed === undefined || score.score === undefined) return { ...row, error: missingOf(score), assertions: score.assertions };
  return { ...row, outcome: outcomeOf(conversation, score, judges), assertions: score.assertions };
}

function assertionInput(
  one: SuiteCase, side: SideName, repeat: number, baselineText: string | undefined, { answer, toolCalls, messages }: Conversation, plan: EvalPlan,
): AssertionInput {
  return {
    text: answer.text, toolCalls, messages, side, vars: one.vars,
    finishReason: answer.finishReason ?? 'stop',
    refused: answer.finishReason === 'refusal',
    seed: `${plan.suite.seed}/${one.id}/${repeat}`,
    latencyMs: answer.totalMs,
    ...(baselineText === undefined ? {} : { baselineText }),
    ...(plan.tools === undefined ? {} : { tools: plan.tools }),
    ...(plan.outputSchema === undefined ? {} : { outputSchema: plan.outputSchema }),
    ...(answer.cost.kind === 'unknown' ? {} : { costUsd: answer.cost.usd }),
    ...(answer.usage === undefined ? {} : { usage: answer.usage }),
  };
}

function outcomeOf(conversation: Conversation, { passed, score, assertions }: CaseScore, { plan, checker }: Judges): RepeatOutcome {
  const { answer } = conversation;
  const flagged = assertions.some((each) => each.type.endsWith('moderation') && !('missing' in each) && each.pass === each.type.startsWith('not-'));
  const violated = assertions.some((each) => (each.type === 'json-schema' || each.type === 'is-json') && !('missing' in each) && !each.pass);
  const refusal = assertions.some((each) => each.type === 'not-refusal' && !('missing' in each) && !each.pass);
  const { usage, cost, chargedUsd, cached, replayed } = answer;
  const retry = cost.kind === 'unknown' || chargedUsd === undefined || cached || replayed ? undefined : Math.max(0, chargedUsd - cost.usd);
  return {
    passed: passed === true,
    score: score ?? 0,
    latencyMs: answer.totalMs,
    ...(cost.kind === 'unknown' ? {} : { coldCostUsd: cost.usd }),
    ...(retry === undefined || retry === 0 ? {} : { retryCostUsd: retry }),
    ...(usage === undefined ? {} : { inputTokens: usage.inputTokens, outputTokens: usage.outputTokens }),
    refused: refusal || answer.finishReason === 'refusal',
    schemaViolation: violated || !fitsSchemas(conversation, plan, checker),
    moderationFlagged: flagged,
  };
}

/** Whether tool calls fit their tools' schemas, and the answer its output schema. A call in place of an answer has no answer to check. */
function fitsSchemas({ answer, toolCalls }: Conversation, { tools = [], outputSchema }: EvalPlan, checker: SchemaChecker | undefined): boolean {
  if (checker === undefined) return true;
  if (!toolCalls.every((call) => checker.call(call, tools).ok)) return false;
  const judged = outputSchema !== undefined && !(answer.text === '' && toolCalls.length > 0);
  return !judged || checker.output(answer.text, outputSchema.schema).ok;
}

function missingOf({ assertions }: CaseScore): string {
  return assertions.flatMap((each) => ('missing' in each && each.weight > 0 ? [`${each.type}: ${each.missing}`] : [])).join(' ') || 'What an assertion needed was missing.';
}
