import { modelsConfigError, parseModelsConfig } from '../../aliases/parseModelsConfig.ts';
import { findAlias } from '../../aliases/resolveAlias.ts';
import { modelsConfigName, type Alias, type ModelsConfig } from '../../aliases/types.ts';
import { planRequest } from '../../compare/plan.ts';
import { outputSchemaOf } from '../../prompts/outputSchemaOf.ts';
import { resolveSide } from '../../compare/sides.ts';
import type { CompareDeps, SideName } from '../../compare/types.ts';
import { PromptshiftError } from '../../errors.ts';
import { parsePrompt } from '../../prompts/parsePrompt.ts';
import { promptProblem } from '../../prompts/promptProblem.ts';
import { resolvePromptFiles } from '../../prompts/resolvePromptFiles.ts';
import type { Prompt } from '../../prompts/types.ts';
import { outputLimit, withOutputLimit } from '../../runs/outputLimit.ts';
import type { SideModel, SidePlan } from '../../runs/types.ts';
import { loadSuite, suiteError, type LoadedSuite } from '../suites/loadSuite.ts';
import type { Suite, SuiteFiles } from '../suites/types.ts';
import { readSuiteText } from './readSuiteText.ts';
import { suiteBudget, type SuiteBudget } from './suiteBudget.ts';
import type { EvalPlan } from './types.ts';

/** What a person asks for in place of what the suite says. */
export type EvalOverrides = {
  readonly baseline?: string;
  readonly candidate?: string;
  /** The baseline's model on both sides, where no candidate is given. */
  readonly sameModel?: true;
  readonly repeat?: number;
  readonly concurrency?: number;
  /** The most US dollars the run may spend. */
  readonly budgetUsd?: number;
  /** Only these cases. */
  readonly cases?: readonly string[];
};

export type PrepareDeps = {
  readonly files: SuiteFiles;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly rejected: CompareDeps['rejected'];
  /** `budgets.usdPerRun` of the repository, where that is to hold: it does where neither the person nor the suite names a budget. */
  readonly repositoryBudgetUsd?: number;
};

/** `limited`: every request must carry an output limit, whatever the suite says. */
type PlanDeps = PrepareDeps & { readonly limited: boolean };

export type PreparedSuite = {
  readonly plan: EvalPlan;
  readonly risks: LoadedSuite['risks'];
  /** Under one, every request has an output limit. Absent where nobody set one. */
  readonly budget?: SuiteBudget;
  /** Of the alias both sides stand for, when its entry says so. */
  readonly traffic?: { readonly alias: string } & NonNullable<Alias['traffic']>;
};

/**
 * Reads a suite with everything it names: cases, prompt, tools, schemas, aliases. `path` is relative to the workspace's root, with
 * '/'; nothing outside of the root is read, and nothing is sent or run.
 * @throws PromptshiftError `configuration` naming file and line of the first mistake
 */
export async function prepareSuite(path: string, overrides: EvalOverrides, given: PrepareDeps, signal: AbortSignal): Promise<PreparedSuite> {
  const { files } = given;
  const loaded = await loadSuite(path, await readSuiteText(files, path, signal), files, signal);
  const problem = suiteError(loaded.problems);
  if (problem !== undefined) throw problem;
  if (loaded.suite === undefined) throw new PromptshiftError('configuration', `${path} is not a suite.`, 'See docs/evals.md for its form.');
  const suite: Suite = { ...loaded.suite, ...(overrides.concurrency === undefined ? {} : { concurrency: overrides.concurrency }) };
  const budget = suiteBudget(suite, {
    ...(overrides.budgetUsd === undefined ? {} : { person: overrides.budgetUsd }),
    ...(given.repositoryBudgetUsd === undefined ? {} : { repository: given.repositoryBudgetUsd }),
  });
  const deps: PlanDeps = { ...given, limited: budget !== undefined };
  const config = await nearestConfig(path, files, signal);
  const prompt = suite.prompt === undefined ? undefined : await readPrompt(suite.prompt, files, signal);
  const models = sideModels(suite, overrides, config, deps.env);
  const plan = (side: SideName): SidePlan => planSide(models[side], suite, prompt, config, deps);
  const outputSchema = prompt === undefined ? undefined : outputSchemaOf(prompt);
  const traffic = suite.alias === undefined ? undefined : findAlias(config, suite.alias).traffic;
  return {
    risks: loaded.risks,
    ...(budget === undefined ? {} : { budget }),
    ...(traffic === undefined || suite.alias === undefined ? {} : { traffic: { alias: suite.alias, ...traffic } }),
    plan: {
      suite, cases: chosenCases(loaded, overrides.cases),
      sides: { baseline: plan('baseline'), candidate: plan('candidate') },
      repeat: overrides.repeat ?? suite.repeat,
      ...(prompt === undefined ? {} : { prompt }),
      ...(prompt?.tools === undefined || prompt.tools.length === 0 ? {} : { tools: prompt.tools }),
      ...(outputSchema === undefined ? {} : { outputSchema }),
      ...(suite.judge === undefined ? {} : { judge: planJudge(suite.judge, config, deps) }),
    },
  };
}

function chosenCases({ cases }: LoadedSuite, ids: readonly string[] | undefined): EvalPlan['cases'] {
  if (ids === undefined) return cases;
  const wanted = new Set(ids);
  const found = cases.filter(({ id }) => wanted.delete(id));
  const [missing] = wanted;
  if (missing !== undefined) throw new PromptshiftError('configuration', `The suite has no case "${missing}".`, `Its first cases are ${cases.slice(0, 5).map(({ id }) => id).join(', ')}.`);
  return found;
}

function sideModels(suite: Suite, overrides: EvalOverrides, config: ModelsConfig, env: PrepareDeps['env']): Readonly<Record<SideName, SideModel>> {
  const alias = suite.alias === undefined ? undefined : findAlias(config, suite.alias);
  const baseline = overrides.baseline ?? suite.baseline ?? suite.alias;
  const candidate = overrides.candidate ?? (overrides.sameModel === true ? baseline : (suite.candidate ?? alias?.candidate));
  const missing = (side: SideName, remedy: string): PromptshiftError => new PromptshiftError('configuration', `${suite.path}: nothing says which model the ${side} is.`, remedy);
  if (baseline === undefined) throw missing('baseline', 'Write "alias: …" or "baseline: …" in the suite, or give --baseline.');
  if (candidate === undefined) {
    throw missing('candidate', suite.alias === undefined ? 'Write "candidate: …" in the suite, or give --candidate.' : `Set a candidate of ${suite.alias} in ${modelsConfigName}, or give --candidate.`);
  }
  return { baseline: resolveSide(baseline, config, env), candidate: resolveSide(candidate, config, env) };
}

/** The prompt's parameters, the suite's over them, and the output limit that holds: the suite's, else the alias's under a budget. */
function planSide(model: SideModel, suite: Suite, prompt: Prompt | undefined, config: ModelsConfig, { rejected, limited }: PlanDeps): SidePlan {
  const asked = { ...prompt?.parameters, ...suite.parameters };
  const named = suite.outputLimit === undefined || outputLimit(suite.parameters) !== undefined ? asked : { ...withoutLimits(asked), max_output_tokens: suite.outputLimit };
  return planRequest(model, limited ? withOutputLimit(named, aliasLimit(model, suite, config)) : named, rejected);
}

function planJudge({ model, parameters }: NonNullable<Suite['judge']>, config: ModelsConfig, { env, rejected, limited }: PlanDeps): SidePlan {
  const side = resolveSide(model, config, env);
  // a judgement is a short JSON object; a model that reasons first needs room for that
  return planRequest(side, limited ? withOutputLimit(parameters, aliasLimitOf(side.alias, config) ?? 4096) : parameters, rejected);
}

function aliasLimit({ alias }: SideModel, suite: Suite, config: ModelsConfig): number | undefined {
  return aliasLimitOf(alias ?? suite.alias, config);
}

function aliasLimitOf(alias: string | undefined, config: ModelsConfig): number | undefined {
  return alias === undefined ? undefined : findAlias(config, alias).limits?.maxOutputTokens;
}

function withoutLimits({ max_output_tokens: _a, max_completion_tokens: _b, max_tokens: _c, ...rest }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return rest;
}

async function readPrompt(path: string, files: SuiteFiles, signal: AbortSignal): Promise<Prompt> {
  const text = await readSuiteText(files, path, signal);
  const read = (file: string): Promise<string | undefined> => readSuiteText(files, file, signal).catch(() => undefined);
  const prompt = await resolvePromptFiles(parsePrompt(path, text), { read, root: '', text }, signal);
  const problem = promptProblem(prompt);
  if (problem !== undefined) throw problem;
  return prompt;
}

/** The nearest `models.config.json` upward from the suite; one without aliases when there is none. */
async function nearestConfig(path: string, files: SuiteFiles, signal: AbortSignal): Promise<ModelsConfig> {
  const folders = path.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth--) {
    const file = [...folders.slice(0, depth), modelsConfigName].join('/');
    const text = await readSuiteText(files, file, signal).catch(() => undefined);
    if (text === undefined) continue;
    const { config, problems } = await parseModelsConfig(text);
    const error = modelsConfigError(file, problems);
    if (error !== undefined) throw error;
    return config;
  }
  return { aliases: {} };
}
