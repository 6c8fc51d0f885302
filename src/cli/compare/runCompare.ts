import {
  compareModels, comparisonToHtml, comparisonToJson, comparisonToMarkdown, comparisonToText, createModelRules, createOpenAiProvider,
  estimateComparison, lifecycleOfId, openAiBaseUrl, PromptshiftError, promptProblem, proposeSides, resolveSide, toComparisonView, trafficOf,
  type CompareEvent, type CompareInput, type Comparison, type Paint,
} from '../../core/index.ts';
import { formatUsd } from '../../core/views/format.ts';
import type { CompareOptions } from '../commands/compare.ts';
import { exitCodes, type CliContext } from '../context.ts';
import { dayOf } from '../day.ts';
import { paintFor, writeResult } from '../output.ts';
import { createProgress, type Progress } from '../progress.ts';
import { readInputs, readNearestConfig, readPrompt } from './readSources.ts';

/** Runs `promptshift compare`: the result on stdout or in a file, and exit code 3 when a side is not complete. */
export async function runCompare(path: string, options: CompareOptions, context: CliContext): Promise<void> {
  const input = await readCompareInput(path, options, context);
  const baseUrl = options.baseUrl ?? (context.env['OPENAI_BASE_URL'] || openAiBaseUrl);
  const { clock, env } = context;
  const provider = createOpenAiProvider({ baseUrl, apiKey: async () => env['OPENAI_API_KEY'] || undefined, api: options.api, clock });
  const deps = { provider, clock, ...createModelRules(clock, baseUrl, options.api) };
  const progress = createProgress(context, options.quiet === true);
  const estimate = await estimateComparison(input, deps, context.signal);
  const cost = estimate.total.cost;
  if (context.stderr.isTerminal && options.quiet !== true) {
    const about = cost.kind === 'unknown' ? 'unknown' : `≈ ${formatUsd(cost.usd)}`;
    context.stderr.write(`Asking ${input.baseline.model} and ${input.candidate.model} at ${provider.label}; estimated cost ${about}.\n`);
  }
  const comparison = await compareModels(input, deps, showProgress(progress), context.signal).finally(() => progress.clear());
  await writeResult(context, options.output, render(comparison, options.format, paintFor(context, options)));
  if (comparison.baseline.status !== 'complete' || comparison.candidate.status !== 'complete') context.finish(exitCodes.incomplete);
}

async function readCompareInput(path: string, options: CompareOptions, context: CliContext): Promise<CompareInput> {
  const prompt = await readPrompt(path, context);
  const problem = promptProblem({ path, problems: prompt.problems });
  if (problem !== undefined) throw problem;
  const config = await readNearestConfig(path, context);
  const today = dayOf(context.clock);
  const proposed = proposeSides(prompt, config, (model) => lifecycleOfId(model, today)?.successor);
  const name = (side: 'baseline' | 'candidate'): string => {
    const model = options[side] ?? proposed[side];
    if (model !== undefined) return model;
    throw new PromptshiftError('configuration', `Nothing says which model the ${side} is.`, side === 'baseline' ? 'Give --baseline, or a model in the prompt\'s front matter.' : 'Give --candidate, or a candidate for the prompt\'s alias in models.config.json.');
  };
  const baseline = resolveSide(name('baseline'), config, context.env);
  const candidate = resolveSide(name('candidate'), config, context.env);
  const traffic = trafficOf(prompt, baseline, config);
  const fromFile = options.vars === undefined ? {} : await readInputs(options.vars, context);
  return { prompt, inputs: { ...fromFile, ...options.var }, baseline, candidate, ...(traffic === undefined ? {} : { traffic }) };
}

function showProgress(progress: Progress): (event: CompareEvent) => void {
  const state = { baseline: 'waiting', candidate: 'waiting' };
  const length = { baseline: 0, candidate: 0 };
  return (event) => {
    if (event.type === 'text') state[event.side] = `${(length[event.side] += event.delta.length).toLocaleString('en-US')} characters`;
    else if (event.type === 'sideFinished') state[event.side] = event.answer.status;
    progress.update(`baseline: ${state.baseline} · candidate: ${state.candidate}`);
  };
}

function render(comparison: Comparison, format: CompareOptions['format'], paint: Paint): string {
  switch (format) {
    case 'text': return comparisonToText(toComparisonView(comparison), { paint });
    case 'json': return comparisonToJson(comparison);
    case 'markdown': return comparisonToMarkdown(toComparisonView(comparison));
    case 'html': return comparisonToHtml(comparison);
  }
}
