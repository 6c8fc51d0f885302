import * as vscode from 'vscode';
import type { CompareInput } from '../../core/compare/types.ts';
import type { ComparePanelState } from '../../core/views/comparePanel.ts';
import type { SideName } from '../../core/views/comparison.ts';
import { readEndpoint } from '../keys/endpoint.ts';
import type { Services } from '../services.ts';
import { chooseModel } from './chooseModel.ts';
import { createCompareRules, knownModelIds, successorOf } from './compareDeps.ts';
import type { CompareSources } from './compareSources.ts';
import { readPanelSources, type PanelSources } from './panelSources.ts';
import { listEditorModels } from '../lm/vscodeProvider.ts';
import { missingInputs } from './missingInputs.ts';

/**
 * The state of a new panel for a prompt, after asking for what its files do not say; undefined when the person leaves. `other` is the
 * version that the candidate answers: both on the same model, unless the prompts name two.
 */
export async function prepareComparison(services: Services, uri: vscode.Uri, other?: vscode.Uri): Promise<ComparePanelState | undefined> {
  const sources = await readPanelSources(services, { promptUri: uri.toString(), ...(other === undefined ? {} : { candidatePromptUri: other.toString() }) });
  const { prompt, config } = sources;
  const core = await services.core();
  // Before anything is asked: a template that cannot be read has no inputs to ask for.
  const problem = core.promptProblem(prompt);
  if (problem !== undefined) throw problem;
  const proposed = core.proposeSides(prompt, config, (model) => successorOf(core, model));
  const baseline = proposed.baseline ?? (await ask(services, 'baseline', sources));
  if (baseline === undefined) return undefined;
  const candidate = other === undefined ? proposed.candidate ?? (await ask(services, 'candidate', sources)) : sources.candidatePrompt?.model?.text ?? baseline;
  if (candidate === undefined) return undefined;
  const inputs = await askInputs(sources);
  return inputs && idleState(services, sources, { baseline, candidate }, { inputs });
}

/** The same panel with another model on one side; undefined when the person leaves or keeps it. */
export async function changeModel(services: Services, state: ComparePanelState, side: SideName): Promise<ComparePanelState | undefined> {
  const sources = await readPanelSources(services, state);
  const chosen = await ask(services, side, sources, state.requested[side]);
  if (chosen === undefined || chosen === state.requested[side]) return undefined;
  return idleState(services, sources, { ...state.requested, [side]: chosen }, state);
}

async function ask(services: Services, side: SideName, { prompt, config }: CompareSources, current?: string): Promise<string | undefined> {
  const core = await services.core();
  const beside = current ?? prompt.model?.text;
  const model = beside === undefined ? undefined : core.resolveSide(beside, config, process.env).model;
  return await chooseModel(side, promptTitle(prompt), config, [...(await listEditorModels()), ...knownModelIds(core, model)], current);
}

async function askInputs({ prompt }: CompareSources): Promise<Readonly<Record<string, string>> | undefined> {
  const inputs: Record<string, string> = {};
  for (const name of missingInputs(prompt, {})) {
    const value = await vscode.window.showInputBox({
      title: `Compare ${promptTitle(prompt)}`,
      prompt: `Value for {{${name}}}, which has no default in the prompt`,
      ignoreFocusOut: true,
    });
    if (value === undefined) return undefined;
    inputs[name] = value;
  }
  return inputs;
}

async function idleState(
  services: Services, sources: PanelSources,
  requested: ComparePanelState['requested'], { inputs, runs, parameters }: Pick<ComparePanelState, 'inputs' | 'runs' | 'parameters'>,
): Promise<ComparePanelState> {
  const { prompt, candidatePrompt, uris } = sources;
  const { toIdleView } = await services.core();
  const { origin } = readEndpoint(services.settings['promptshift.openai.baseUrl'].value);
  const { rejected } = await createCompareRules(services);
  const sides = await resolveSides(services, sources, requested);
  const view = toIdleView({ prompt, inputs, ...sides, ...(candidatePrompt === undefined ? {} : { candidatePrompt }) }, `openai (${origin})`, rejected);
  return await withSetup(services, sources, {
    ...uris, requested, inputs, running: false, view,
    ...(runs === undefined ? {} : { runs }), ...(parameters === undefined ? {} : { parameters }),
  });
}

/** The state with the form and the parameters as they are now; what was answered stays. */
export async function withSetup(services: Services, sources: CompareSources, state: ComparePanelState): Promise<ComparePanelState> {
  const { compareSetup } = await services.core();
  const { rejected } = await createCompareRules(services);
  const { baseline, candidate } = await resolveSides(services, sources, state.requested);
  return { ...state, setup: compareSetup(sources.prompt, state, { baseline: baseline.model, candidate: candidate.model }, rejected) };
}

async function resolveSides(
  { core }: Services, { config }: CompareSources, requested: ComparePanelState['requested'],
): Promise<Pick<CompareInput, 'baseline' | 'candidate'>> {
  const { resolveSide } = await core();
  return { baseline: resolveSide(requested.baseline, config, process.env), candidate: resolveSide(requested.candidate, config, process.env) };
}

function promptTitle({ name, version }: CompareSources['prompt']): string {
  return version === undefined ? name : `${name} ${version}`;
}
