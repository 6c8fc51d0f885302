import {
  createBudget, createModelRules, evalReport, openAiBaseUrl, prepareSuite, runSuite, toEvalResult,
  type EvalDeps, type EvalEvent, type EvalResult, type PreparedSuite, type PrepareDeps,
} from '../../core/index.ts';
import { createBoundedAssertions } from '../../node/evals/boundedAssertions.ts';
import { createCodeSandbox } from '../../node/evals/codeSandbox.ts';
import { createSuiteFiles } from '../../node/evals/suiteFiles.ts';
import { answersFrom } from '../answersFrom.ts';
import type { EvalOptions } from '../commands/eval.ts';
import { exitCodes, type CliContext, type ExitCode } from '../context.ts';
import { paintFor, writeResult } from '../output.ts';
import { createProgress } from '../progress.ts';
import { evalProgress } from './evalProgress.ts';
import { findSuites } from './findSuites.ts';
import { openRun } from './openRun.ts';
import { refuseRisks } from './refuseRisks.ts';

/** Runs `promptshift eval`: one suite after the other, the results together, and the worst exit code. */
export async function runEval(named: readonly string[], options: EvalOptions, context: CliContext): Promise<void> {
  const results: EvalResult[] = [];
  for (const path of await findSuites(named, context)) {
    if (context.signal.aborted) break;
    results.push(await runOne(path, options, context));
  }
  await writeResult(context, options.output, evalReport(results, options.format, paintFor(context, options)));
  context.finish(exitCodeOf(results, options, context.signal));
}

async function runOne(path: string, options: EvalOptions, context: CliContext): Promise<EvalResult> {
  const { clock, signal } = context;
  const provider = await answersFrom(baseUrlOf(options, context), options, context);
  const rules = createModelRules(clock, baseUrlOf(options, context), options.api);
  const prepared = await prepare(path, options, context, rules.rejected);
  const { plan, traffic } = prepared;
  const budgetUsd = options.budget ?? plan.suite.budget?.usd;
  const open = await openRun(plan, provider.label, options.resume, context);
  const bounded = createBoundedAssertions();
  const sandbox = options.allowCode === true ? createCodeSandbox() : undefined;
  const progress = createProgress(context, options.quiet === true);
  try {
    const deps: EvalDeps = {
      provider, clock, price: rules.price, countTokens: rules.countTokens, journal: open.journal,
      assertHost: { bounded: bounded.bounded, ...(sandbox === undefined ? {} : { runCode: sandbox.runCode }) },
      ...(budgetUsd === undefined ? {} : { budget: createBudget(budgetUsd, open.recorded.spentUsd) }),
    };
    const show = evalProgress(plan.suite.name, budgetUsd, clock);
    const run = await runSuite(plan, deps, open.recorded, (event: EvalEvent) => {
      if (event.type === 'judged') progress.update(show(event.progress));
    }, signal);
    const about = { runId: open.id, startedAt: open.startedAt, provider: provider.label, ...(budgetUsd === undefined ? {} : { budgetUsd }) };
    return await toEvalResult(plan, run, about, traffic === undefined ? {} : { traffic: { alias: traffic.alias, callsPerMonth: traffic.callsPerMonth } });
  } finally {
    progress.clear();
    await bounded.close();
    await sandbox?.close();
    await open.journal.close();
  }
}

/** What the suite and the command line ask for together, when nothing in it is refused. */
async function prepare(suite: string, given: EvalOptions, { cwd, env, signal }: CliContext, rejected: PrepareDeps['rejected']): Promise<PreparedSuite> {
  const overrides = {
    ...(given.baseline === undefined ? {} : { baseline: given.baseline }),
    ...(given.candidate === undefined ? {} : { candidate: given.candidate }),
    ...(given.repeat === undefined ? {} : { repeat: given.repeat }),
    ...(given.concurrency === undefined ? {} : { concurrency: given.concurrency }),
    ...(given.case === undefined ? {} : { cases: given.case }),
  };
  const prepared = await prepareSuite(suite, overrides, { files: createSuiteFiles(cwd), env, rejected, limited: given.budget !== undefined }, signal);
  refuseRisks(prepared.risks, given);
  return prepared;
}

function baseUrlOf(options: EvalOptions, { env }: CliContext): string {
  return options.baseUrl ?? (env['OPENAI_BASE_URL'] || openAiBaseUrl);
}

function exitCodeOf(results: readonly EvalResult[], { allowInconclusive }: EvalOptions, signal: AbortSignal): ExitCode {
  const decisions = results.map(({ verdict }) => verdict.decision);
  if (signal.aborted || decisions.includes('incomplete')) return exitCodes.incomplete;
  if (decisions.includes('hold')) return exitCodes.findings;
  return decisions.includes('notEnoughEvidence') && allowInconclusive !== true ? exitCodes.findings : exitCodes.clean;
}
