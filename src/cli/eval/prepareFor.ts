import { createModelRules, openAiBaseUrl, prepareSuite, PromptshiftError, type PreparedSuite, type SuiteFiles } from '../../core/index.ts';
import { createSuiteFiles } from '../../node/evals/suiteFiles.ts';
import type { EvalOptions } from './options.ts';
import type { CliContext } from '../context.ts';
import { recordedModels } from './openRun.ts';

/** The files to read through, and `budgets.usdPerRun` where it is to hold. */
type Prepared = { readonly files?: SuiteFiles; readonly repositoryBudgetUsd?: number | undefined };

/**
 * What the suite and the command line ask for together. Against a reference run and in a self-check, both sides are the suite's baseline: the
 * model that is in use now.
 */
export async function prepareFor(suite: string, given: EvalOptions, context: CliContext, { files = createSuiteFiles(context.cwd), repositoryBudgetUsd }: Prepared = {}): Promise<PreparedSuite> {
  const { env, clock, signal } = context;
  const { rejected } = createModelRules(clock, baseUrlOf(given, context), given.api);
  const models = await modelsFor(suite, given, context);
  const overrides = {
    ...models,
    ...(given.repeat === undefined ? {} : { repeat: given.repeat }),
    ...(given.concurrency === undefined ? {} : { concurrency: given.concurrency }),
    ...(given.case === undefined ? {} : { cases: given.case }),
    ...(given.budget === undefined ? {} : { budgetUsd: given.budget }),
  };
  return await prepareSuite(suite, overrides, { files, env, rejected, ...(repositoryBudgetUsd === undefined ? {} : { repositoryBudgetUsd }) }, signal);
}

type Models = { readonly baseline?: string; readonly candidate?: string; readonly sameModel?: true };

async function modelsFor(suite: string, given: EvalOptions, context: CliContext): Promise<Models> {
  const { baseline, candidate, selfCheck, resume, reference } = given;
  const named = { ...(baseline === undefined ? {} : { baseline }), ...(candidate === undefined ? {} : { candidate }) };
  if (selfCheck === true && resume !== undefined && baseline === undefined) {
    const recorded = await recordedModels(suite, resume, context);
    if (recorded !== undefined) return recorded;
  }
  return selfCheck === true || reference === true ? { ...named, sameModel: true } : named;
}

/** An endpoint that a suite names is used only when the command line allows it, and never over one that a person gave. */
export function baseUrlOf(options: EvalOptions, { env }: CliContext, named?: string): string {
  return options.baseUrl ?? (env['OPENAI_BASE_URL'] || (options.allowEndpoint === true && named !== undefined ? named : openAiBaseUrl));
}

/**
 * Options that make no sense together.
 * @throws PromptshiftError `configuration` naming both
 */
export function checkTogether({ selfCheck, reference, bless, baseline, candidate, repeat, format, case: cases }: EvalOptions): void {
  const refuse = (message: string, remedy: string): never => {
    throw new PromptshiftError('configuration', message, remedy);
  };
  if (selfCheck === true && (reference === true || bless !== undefined)) refuse('--self-check decides nothing about a candidate, so there is nothing to hold against a reference run or to bless as one.', 'Give one of them.');
  if (selfCheck === true && candidate !== undefined) refuse('--self-check asks one model on both sides.', 'Name it with --baseline.');
  if (selfCheck === true && format !== 'text' && format !== 'json') refuse(`--self-check has no ${format} form.`, 'Give --format text or json.');
  if (reference === true && baseline !== undefined) refuse('With --reference the reference run is the baseline.', 'Name the model to ask with --candidate.');
  if (reference === true && repeat !== undefined) refuse('With --reference each case is asked as often as in the reference run.', 'Leave --repeat out, or bless a run with that many repeats.');
  if (bless !== undefined && cases !== undefined) refuse('A reference run holds every case of its suite.', 'Leave --case out.');
}
