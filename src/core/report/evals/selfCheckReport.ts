import type { EvalResult } from '../../evals/runner/evalResult.ts';
import type { SelfCheck } from '../../evals/verdict/selfCheck.ts';
import { printableLine } from '../printableText.ts';
import { selfCheckToText } from '../selfCheckText.ts';
import { evalSummary } from './evalSummary.ts';

/** A suite's run, and how often its gate would have flipped on it. */
export type CheckedSuite = { readonly result: EvalResult; readonly check: SelfCheck };

/** What `promptshift eval --self-check` prints. */
export function selfCheckReport(checked: readonly CheckedSuite[], format: 'text' | 'json'): string {
  if (format === 'json') return `${JSON.stringify({ selfChecks: checked.map(checkData) }, undefined, 2)}\n`;
  return checked.map(checkText).join('\n') || 'No suite was run: nothing that one depends on has changed.\n';
}

function checkText({ result, check }: CheckedSuite): string {
  const { title, models, asked, view, notes } = evalSummary(result);
  const sides = check.source === 'bothSides' ? `${models.baseline} on both sides` : `${models[check.source]} (resampled)`;
  return [
    `${printableLine(title)}   ${sides}   ${asked.join('   ')}`,
    ...notes.map((note) => ` ${printableLine(note)}`),
    ...(check.source === 'bothSides' ? [`This run itself: ${view.label}. ${printableLine(view.reasons[0] ?? '')}`] : []),
    selfCheckToText(check),
  ].join('\n');
}

function checkData({ result, check }: CheckedSuite): unknown {
  const { suite, sides, repeat, cases, runId, startedAt, provider, verdict } = result;
  return { suite, model: sides[check.source === 'candidate' ? 'candidate' : 'baseline'].model, cases: cases.length, repeat, runId, startedAt, provider, decision: verdict.decision, ...check };
}
