import { shown, verdict } from './outcome.ts';
import type { AssertionKind, AssertionOutcome } from './types.ts';

/** The code is never a template: text of a case would run. It finds the case's inputs in `context.vars`. */
export const javascript: AssertionKind<'javascript'> = {
  type: 'javascript',
  templates: [],
  check: async ({ value, threshold = 1 }, input, { runCode }, signal) => {
    if (value === undefined) return { missing: 'There is no code: give value or file.' };
    if (runCode === undefined) return { missing: 'Code of a suite runs only in a trusted workspace, or with --allow-code.' };
    const { text, vars, toolCalls, finishReason, messages, side, latencyMs, costUsd, usage } = input;
    const context = { vars, toolCalls, finishReason, messages, side, ...(latencyMs === undefined ? {} : { latencyMs }), ...(costUsd === undefined ? {} : { costUsd }), ...(usage === undefined ? {} : { usage }) };
    const result = await runCode({ code: value, output: text, context }, signal);
    return 'error' in result ? { missing: result.error } : outcomeOf(result.value, threshold);
  },
};

/** What the code gave: true or false, a score, or an outcome. Anything else is a mistake in it, and missing. */
function outcomeOf(value: unknown, threshold: number): AssertionOutcome {
  if (typeof value === 'boolean') return verdict(value, `The code says ${value}.`);
  if (isScore(value)) return { pass: value >= threshold, score: value, reason: `The code says ${shown(value)}; ${shown(threshold)} or more was asked for.` };
  if (typeof value !== 'object' || value === null || !('pass' in value) || typeof value.pass !== 'boolean') {
    return { missing: 'The code must give true or false, a score from 0 to 1, or { pass, score, reason }.' };
  }
  const score = 'score' in value ? value.score : Number(value.pass);
  if (!isScore(score)) return { missing: 'The score the code gave is not a number from 0 to 1.' };
  return { pass: value.pass, score, reason: 'reason' in value && typeof value.reason === 'string' ? value.reason.slice(0, 1000) : `The code says ${value.pass}.` };
}

function isScore(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}
