import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { CompareDeps, CompareEvent, CompareInput } from '../../core/compare/types.ts';
import { problemActionTitles, type ComparePanelState, type ToPage } from '../../core/views/comparePanel.ts';
import { formatUsd } from '../../core/views/format.ts';
import { commands } from '../ids.ts';
import { repositoryBudget } from '../repositoryBudget.ts';
import type { Services } from '../services.ts';
import { createCompareDeps } from './compareDeps.ts';
import type { RunOutcome } from './compareSession.ts';
import { fileOfPrompt } from '../prompts/codePromptUri.ts';
import { requireInputs } from './missingInputs.ts';
import { openPanelRun } from './panelRun.ts';
import { readPanelSources } from './panelSources.ts';
import { permittedEndpoint } from './permission.ts';

/** Asks both models for what a panel shows, after every question that must come first. */
export async function runComparison(
  services: Services, state: ComparePanelState, emit: (message: ToPage) => void, signal: AbortSignal,
): Promise<RunOutcome> {
  const { core, settings } = services;
  const { compareModels, createBudget, outputLimitsOf, resolveSide, toComparisonView, toSideHeader, trafficOf, sampleNotice } = await core();
  const { prompt, config, candidatePrompt } = await readPanelSources(services, state);
  requireInputs(prompt, state.inputs);
  const baseline = resolveSide(state.requested.baseline, config, process.env);
  const traffic = trafficOf(prompt, baseline, config);
  const sides = { baseline, candidate: resolveSide(state.requested.candidate, config, process.env) };
  const input: CompareInput = {
    prompt,
    inputs: state.inputs,
    ...sides,
    outputLimits: outputLimitsOf(prompt, sides, config),
    ...(candidatePrompt === undefined ? {} : { candidatePrompt }),
    ...(state.single === true ? { single: true } : {}),
    ...(state.grid === true ? { grid: true } : {}),
    ...(state.runs === undefined ? {} : { runs: state.runs }),
    ...(state.parameters === undefined ? {} : { parameters: state.parameters }),
    ...(traffic === undefined ? {} : { traffic }),
  };
  const endpoint = await permittedEndpoint(services, [input.baseline.model, input.candidate.model]);
  const file = fileOfPrompt(vscode.Uri.parse(state.promptUri));
  const capUsd = await repositoryBudget(file, signal);
  const run = await openPanelRun(services, file, prompt.name);
  const deps: CompareDeps = { ...(await createCompareDeps(services, endpoint)), ...(capUsd === undefined ? {} : { budget: createBudget(capUsd) }), ...(run === undefined ? {} : { journal: run.journal, runId: run.runId }) };
  await confirmCost(services, input, deps, settings['promptshift.compare.confirmAboveUsd'].value, signal);

  const translate = (event: CompareEvent): void => {
    switch (event.type) {
      case 'started':
        return emit({ type: 'started', sides: { baseline: toSideHeader(event.sides.baseline), candidate: toSideHeader(event.sides.candidate) } });
      case 'text':
        return emit(event);
      case 'served':
        return event.sample ? emit({ type: 'sample', notice: sampleNotice }) : undefined;
      case 'sideFinished': {
        const { status, error } = event.answer;
        return emit({ type: 'sideFinished', side: event.side, status, ...(error === undefined ? {} : { error }) });
      }
    }
  };
  const comparison = await compareModels(input, deps, translate, signal).finally(() => run?.close());
  const errors = [comparison.baseline, comparison.candidate].filter(({ status }) => status === 'failed').map(({ error }) => error ?? '');
  if (errors.length > 0) reportOnce(services, errors);
  return { view: toComparisonView(comparison) };
}

/** Both sides often fail for the same reason: it is said once. */
function reportOnce({ feedback }: Services, errors: readonly string[]): void {
  const setKey = { title: problemActionTitles.setApiKey, run: () => void vscode.commands.executeCommand(commands.setApiKey) };
  const text = [...new Set(errors)].join(' ');
  feedback.error('Compare models', new PromptshiftError('provider', text, ''), text.includes('(401)') ? [setKey] : []);
}

async function confirmCost(
  { core }: Services, input: CompareInput, deps: CompareDeps, limitUsd: number, signal: AbortSignal,
): Promise<void> {
  const { estimateComparison } = await core();
  const { total } = await estimateComparison(input, deps, signal);
  if (total.cost.kind === 'unknown' || total.cost.usd <= limitUsd) return;
  const send = 'Send';
  const chosen = await vscode.window.showWarningMessage(
    `This comparison is estimated to cost ${formatUsd(total.cost.usd)}.`,
    { modal: true, detail: `That is more than your limit of ${formatUsd(limitUsd)} (promptshift.compare.confirmAboveUsd). About ${total.inputTokens.toLocaleString('en-US')} input tokens in both requests; prices of ${total.cost.pricesAsOf}.` },
    send,
  );
  if (chosen !== send) throw new PromptshiftError('cancelled', 'The comparison was not sent.', 'Run again to be asked again.');
}
