import { dirname, join, resolve } from 'node:path';
import {
  lifecycleOfId, outputLimitsOf, PromptshiftError, promptProblem, proposeSides, resolveSide, trafficOf, type CompareInput, type Prompt,
} from '../../core/index.ts';
import type { CompareOptions } from './options.ts';
import type { CliContext } from '../context.ts';
import { dayOf } from '../day.ts';
import { readInputs, readNearestConfig, readPrompt } from './readSources.ts';

/** What the command line asks to compare. `root` is the workspace's folder: files that a prompt names must lie in it. */
export async function readCompareInput(path: string, root: string, options: CompareOptions, context: CliContext): Promise<CompareInput> {
  const [prompt, candidatePrompt] = await readVersions(path, root, options, context);
  const config = await readNearestConfig(prompt.path, context);
  const today = dayOf(context.clock);
  const proposed = proposeSides(prompt, config, (model) => lifecycleOfId(model, today)?.successor);
  const baseline = options.baseline ?? proposed.baseline;
  // two versions on one model, unless a second model is asked for
  const candidate = options.candidate ?? (candidatePrompt === undefined ? proposed.candidate : baseline);
  if (baseline === undefined) throw unnamed('baseline', 'Give --baseline, or a model in the prompt\'s front matter.');
  if (candidate === undefined) throw unnamed('candidate', 'Give --candidate, or a candidate for the prompt\'s alias in models.config.json.');
  const sides = { baseline: resolveSide(baseline, config, context.env), candidate: resolveSide(candidate, config, context.env) };
  const traffic = trafficOf(prompt, sides.baseline, config);
  const fromFile = options.vars === undefined ? {} : await readInputs(options.vars, context);
  return {
    prompt,
    ...(candidatePrompt === undefined ? {} : { candidatePrompt, grid: options.candidate !== undefined && sides.candidate.model !== sides.baseline.model }),
    inputs: { ...fromFile, ...options.var },
    ...sides,
    runs: options.runs,
    outputLimits: outputLimitsOf(prompt, sides, config),
    ...(traffic === undefined ? {} : { traffic }),
  };
}

function unnamed(side: string, remedy: string): PromptshiftError {
  return new PromptshiftError('configuration', `Nothing says which model the ${side} is.`, remedy);
}

/** The prompt, or the two versions of it that `--versions` names; `path` is then any version's file, or their folder. */
async function readVersions(path: string, root: string, { versions }: CompareOptions, context: CliContext): Promise<readonly [Prompt, Prompt?]> {
  if (versions === undefined) return [await readSound(path, root, context)];
  const folder = path.endsWith('.md') ? dirname(path) : path;
  const [before, after] = versions.map((version) => join(folder, `${version}.md`));
  if (before === undefined || after === undefined) throw new Error('--versions names two.');
  return [await readSound(before, root, context), await readSound(after, root, context)];
}

async function readSound(path: string, root: string, context: CliContext): Promise<Prompt> {
  const prompt = await readPrompt(path, resolve(context.cwd, root), context);
  const problem = promptProblem({ path, problems: prompt.problems });
  if (problem !== undefined) throw problem;
  return prompt;
}
