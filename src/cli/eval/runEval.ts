import { blessRun, evalReportParts, type Blessing, type EvalResult, type Reference } from '../../core/index.ts';
import { writeReference } from '../../node/evals/referenceFile.ts';
import { gitUserName } from '../../node/gitUser.ts';
import type { EvalOptions } from './options.ts';
import { exitCodes, type CliContext, type ExitCode } from '../context.ts';
import { paintFor, writeResult } from '../output.ts';
import { remindOfRuns } from '../remindOfRuns.ts';
import { askSuite } from './askSuite.ts';
import { findSuites } from './findSuites.ts';
import { checkTogether } from './prepareFor.ts';
import { runSelfCheck } from './runSelfCheck.ts';
import { touchedSuites } from './touchedSuites.ts';

/** Runs `promptshift eval`: one suite after the other, the results together, and the worst exit code. */
export async function runEval(named: readonly string[], options: EvalOptions, context: CliContext): Promise<void> {
  checkTogether(options);
  const found = await findSuites(named, context);
  const suites = options.changed === undefined ? found : await touchedSuites(found, options.changed, options, context);
  if (options.selfCheck === true) return await runSelfCheck(suites, options, context);
  const results: EvalResult[] = [];
  for (const path of suites) {
    if (context.signal.aborted) break;
    results.push(await runOne(path, options, context));
  }
  await writeResult(context, options.output, evalReportParts(results, options.format, paintFor(context, options)));
  if (results.length > 0 && options.quiet !== true) await remindOfRuns(context.cwd, context);
  context.finish(exitCodeOf(results, options, context.signal));
}

async function runOne(path: string, options: EvalOptions, context: CliContext): Promise<EvalResult> {
  const { plan, result } = await askSuite(path, options, context);
  // an incomplete run says so itself, and exits with 3
  if (options.bless !== undefined && result.run.status === 'complete') await bless(await blessRun(plan, result, options.bless, await blessing(context)), options, context);
  return result;
}

async function blessing({ cwd, clock, signal }: CliContext): Promise<Blessing> {
  const by = await gitUserName(cwd, signal);
  return { at: new Date(clock.now()).toISOString(), ...(by === undefined ? {} : { by }) };
}

/** Keeps a run as the one to compare with; says where on stderr. */
async function bless(reference: Reference, { quiet }: EvalOptions, { cwd, stderr }: CliContext): Promise<void> {
  const path = await writeReference(cwd, reference);
  const { model, run, cases, repeat } = reference;
  if (quiet !== true) stderr.write(`Blessed ${model} of run ${run} as reference run (${cases.length} cases × ${repeat}): ${path}. Commit it, so that later runs can be held against it.\n`);
}

function exitCodeOf(results: readonly EvalResult[], { allowInconclusive, failOn }: EvalOptions, signal: AbortSignal): ExitCode {
  const decisions = results.map(({ verdict }) => verdict.decision);
  if (signal.aborted || decisions.includes('incomplete')) return exitCodes.incomplete;
  if (failOn === 'never') return exitCodes.clean;
  if (decisions.includes('hold')) return exitCodes.findings;
  return decisions.includes('notEnoughEvidence') && allowInconclusive !== true ? exitCodes.findings : exitCodes.clean;
}
