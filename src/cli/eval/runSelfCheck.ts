import { setImmediate as nextTurn } from 'node:timers/promises';
import { loadVerdict, outcomesOf, PromptshiftError, selfCheckReport, type CheckedSuite, type SelfCheck, type SelfCheckSource } from '../../core/index.ts';
import type { EvalOptions } from './options.ts';
import { exitCodes, type CliContext } from '../context.ts';
import { writeResult } from '../output.ts';
import { createProgress } from '../progress.ts';
import { askSuite } from './askSuite.ts';

/** Share of unchanged models that a gate may hold: what its regressions may err by. */
const mostHeld = 0.05;

/**
 * Runs `promptshift eval --self-check`: one model on both sides, its answers dealt out anew many times. Exits with 1 when a gate holds an
 * unchanged model more often than it may, by more than chance.
 */
export async function runSelfCheck(suites: readonly string[], options: EvalOptions, context: CliContext): Promise<void> {
  const { selfCheckSteps } = await loadVerdict();
  const checked: CheckedSuite[] = [];
  for (const path of suites) {
    if (context.signal.aborted) break;
    const { plan, result } = await askSuite(path, options, context);
    const { baseline, candidate } = result.sides;
    const source: SelfCheckSource = baseline.model === candidate.model ? 'bothSides' : 'baseline';
    if (source === 'baseline' && result.repeat === 1) {
      throw new PromptshiftError('configuration', `${path}: each case was asked once of ${baseline.model}, so its answers say nothing about how it disagrees with itself.`, 'Run the self-check without --resume, or go on with a run that repeats its cases.');
    }
    // read once: it is dealt out hundreds of times
    const outcomes = outcomesOf(result.cases).map((one) => ({ id: one.id, severity: one.severity, tags: one.tags, baseline: one.baseline, candidate: one.candidate }));
    const check = await shown(selfCheckSteps(outcomes, plan.suite.gate, { source, seed: plan.suite.seed }), plan.suite.name, options, context);
    checked.push({ result, check });
  }
  await writeResult(context, options.output, selfCheckReport(checked, options.format === 'json' ? 'json' : 'text'));
  const incomplete = context.signal.aborted || checked.some(({ result }) => result.verdict.decision === 'incomplete');
  context.finish(incomplete ? exitCodes.incomplete : options.failOn !== 'never' && checked.some(({ check }) => check.held.lower > mostHeld) ? exitCodes.findings : exitCodes.clean);
}

/** Works through a self-check with a line that says how far it is; Ctrl-C ends it between two runs. */
async function shown(steps: ReturnType<Awaited<ReturnType<typeof loadVerdict>>['selfCheckSteps']>, name: string, { quiet }: EvalOptions, context: CliContext): Promise<SelfCheck> {
  const progress = createProgress(context, quiet === true);
  try {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      const { done, runs } = step.value;
      progress.update(() => `${name}: self-check, ${done} of ${runs} simulated runs`);
      // lets a signal arrive, which nothing else would while this computes
      await nextTurn();
      context.signal.throwIfAborted();
    }
  } finally {
    progress.clear();
  }
}
