import { loadVerdict, outcomesOf, PromptshiftError, selfCheckReport, type CheckedSuite, type SelfCheckSource } from '../../core/index.ts';
import type { EvalOptions } from '../commands/eval.ts';
import { exitCodes, type CliContext } from '../context.ts';
import { writeResult } from '../output.ts';
import { askSuite } from './askSuite.ts';

/** Share of unchanged models that a gate may hold: what its regressions may err by. */
const mostHeld = 0.05;

/**
 * Runs `promptshift eval --self-check`: one model on both sides, its answers dealt out anew many times. Exits with 1 when a gate holds an
 * unchanged model more often than it may, by more than chance.
 */
export async function runSelfCheck(suites: readonly string[], options: EvalOptions, context: CliContext): Promise<void> {
  const { selfCheck } = await loadVerdict();
  const checked: CheckedSuite[] = [];
  for (const path of suites) {
    if (context.signal.aborted) break;
    const { plan, result } = await askSuite(path, options, context);
    const { baseline, candidate } = result.sides;
    const source: SelfCheckSource = baseline.model === candidate.model ? 'bothSides' : 'baseline';
    if (source === 'baseline' && result.repeat === 1) {
      throw new PromptshiftError('configuration', `${path}: each case was asked once of ${baseline.model}, so its answers say nothing about how it disagrees with itself.`, 'Run the self-check without --resume, or go on with a run that repeats its cases.');
    }
    checked.push({ result, check: selfCheck(outcomesOf(result.cases), plan.suite.gate, { source, seed: plan.suite.seed }) });
  }
  await writeResult(context, options.output, selfCheckReport(checked, options.format === 'json' ? 'json' : 'text'));
  const incomplete = context.signal.aborted || checked.some(({ result }) => result.verdict.decision === 'incomplete');
  context.finish(incomplete ? exitCodes.incomplete : checked.some(({ check }) => check.held.lower > mostHeld) ? exitCodes.findings : exitCodes.clean);
}
