import { dirname, resolve } from 'node:path';
import { againstReference, comparedWith, createBudget, createModelRules, runSuite, toEvalResult, withReference, type EvalDeps, type EvalEvent, type EvalPlan, type EvalResult } from '../../core/index.ts';
import { createBoundedAssertions } from '../../node/evals/boundedAssertions.ts';
import { createCodeSandbox } from '../../node/evals/codeSandbox.ts';
import { readReference } from '../../node/evals/referenceFile.ts';
import { answersFrom } from '../answersFrom.ts';
import type { EvalOptions } from './options.ts';
import type { CliContext } from '../context.ts';
import { createProgress } from '../progress.ts';
import { repositoryBudget } from '../repositoryBudget.ts';
import { evalProgress } from './evalProgress.ts';
import { openRun } from './openRun.ts';
import { baseUrlOf, prepareFor } from './prepareFor.ts';
import { refuseRisks } from './refuseRisks.ts';

/** Runs one suite to its verdict; against its reference run where that is asked for. */
export async function askSuite(path: string, options: EvalOptions, context: CliContext): Promise<{ readonly plan: EvalPlan; readonly result: EvalResult }> {
  const { clock, signal } = context;
  // a recording costs nothing
  const repositoryBudgetUsd = options.replay === undefined ? await repositoryBudget(dirname(resolve(context.cwd, path)), options.config, context) : undefined;
  const prepared = await prepareFor(path, options, context, { repositoryBudgetUsd });
  refuseRisks(prepared.risks, options);
  const baseUrl = baseUrlOf(options, context, prepared.plan.suite.endpoint);
  const provider = await answersFrom(baseUrl, options, context);
  const rules = createModelRules(clock, baseUrl, options.api);
  const reference = options.reference === true ? await againstReference(prepared.plan, await readReference(context.cwd, path, signal), { partial: options.case !== undefined }) : undefined;
  const { traffic, budget } = prepared;
  const plan = reference?.plan ?? prepared.plan;
  const budgetUsd = budget?.usd;
  const open = await openRun(plan, { provider: provider.label, resume: options.resume, reference, budgetUsd }, context);
  const recorded = reference === undefined ? open.recorded : withReference(open.recorded, reference.judged);
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
    const run = await runSuite(plan, deps, recorded, (event: EvalEvent) => {
      if (event.type === 'judged') progress.update(() => show(event.progress));
    }, signal);
    const about = {
      runId: open.id, startedAt: open.startedAt, provider: provider.label,
      ...(budgetUsd === undefined ? {} : { budgetUsd }), ...(reference === undefined ? {} : { reference: reference.about }),
    };
    const result = await toEvalResult(plan, run, about, {
      ...(traffic === undefined ? {} : { traffic: { alias: traffic.alias, callsPerMonth: traffic.callsPerMonth } }),
      ...(reference === undefined ? {} : { compared: comparedWith(reference.about, plan.sides.candidate.model.model) }),
    });
    return { plan, result };
  } finally {
    progress.clear();
    await bounded.close();
    await sandbox?.close();
    await open.journal.close();
  }
}
