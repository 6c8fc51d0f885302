import { resolve } from 'node:path';
import {
  compareModels, comparisonToHtml, comparisonToJson, comparisonToMarkdown, comparisonToText, createModelRules,
  estimateComparison, toComparisonView, type CompareEvent, type CompareInput, type Comparison, type ComparisonEstimate, type Provider,
} from '../../core/index.ts';
import { formatUsd } from '../../core/views/format.ts';
import type { CompareOptions } from './options.ts';
import { exitCodes, type CliContext } from '../context.ts';
import { paintFor, writeResult } from '../output.ts';
import { workspaceRoot } from '../workspaceRoot.ts';
import { createProgress, type Progress } from '../progress.ts';
import { openProvider } from './openProvider.ts';
import { openRun } from './openRun.ts';
import { readCompareInput } from './readCompareInput.ts';

/** Runs `promptshift compare`: the result on stdout or in a file, and exit code 3 when an answer is not complete. */
export async function runCompare(path: string, options: CompareOptions, context: CliContext): Promise<void> {
  const { clock, signal } = context;
  const root = await workspaceRoot([resolve(context.cwd, path)], context.cwd);
  const input = await readCompareInput(path, root, options, context);
  const { provider, baseUrl } = await openProvider(input, options, context);
  const run = await openRun(input.prompt, root, options, context);
  const deps = { provider, clock, ...run, ...createModelRules(clock, baseUrl, options.api) };
  const progress = createProgress(context, options.quiet === true);
  try {
    announce(input, await estimateComparison(input, deps, signal), provider, options, context);
    const comparison = await compareModels(input, deps, showProgress(progress), signal).finally(() => progress.clear());
    await writeResult(context, options.output, render(comparison, options, context));
    const isWhole = comparison.cells.every(({ answers }) => answers.every(({ status }) => status === 'complete'));
    if (!isWhole) context.finish(exitCodes.incomplete);
  } finally {
    await run.close();
  }
}

function announce(input: CompareInput, { total, requests }: ComparisonEstimate, provider: Provider, { quiet }: CompareOptions, { stderr }: CliContext): void {
  if (!stderr.isTerminal || quiet === true) return;
  const about = total.cost.kind === 'unknown' ? 'unknown' : `≈ ${formatUsd(total.cost.usd)}`;
  const times = requests === 2 ? '' : ` (${requests} requests)`;
  stderr.write(`Asking ${input.baseline.model} and ${input.candidate.model} at ${provider.label}${times}; estimated cost ${about}.\n`);
}

function showProgress(progress: Progress): (event: CompareEvent) => void {
  const state = { baseline: 'waiting', candidate: 'waiting' };
  const length = { baseline: 0, candidate: 0 };
  let answers = '';
  return (event) => {
    if (event.type === 'text') state[event.side] = `${(length[event.side] += event.delta.length).toLocaleString('en-US')} characters`;
    else if (event.type === 'sideFinished') state[event.side] = event.answer.status;
    else if (event.type === 'answered' && event.total > 2) answers = ` · ${event.done} of ${event.total} answers`;
    progress.update(`baseline: ${state.baseline} · candidate: ${state.candidate}${answers}`);
  };
}

function render(comparison: Comparison, options: CompareOptions, context: CliContext): string {
  switch (options.format) {
    case 'text': {
      const columns = options.output === undefined ? context.stdout.columns : undefined;
      return comparisonToText(toComparisonView(comparison), { paint: paintFor(context, options), diff: options.diff, ...(columns === undefined ? {} : { columns }) });
    }
    case 'json': return comparisonToJson(comparison);
    case 'markdown': return comparisonToMarkdown(toComparisonView(comparison));
    case 'html': return comparisonToHtml(comparison);
  }
}
