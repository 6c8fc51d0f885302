import * as vscode from 'vscode';
import type { ComparePanelState } from '../../core/views/comparePanel.ts';
import type { SideName } from '../../core/views/comparison.ts';
import { readEndpoint } from '../keys/endpoint.ts';
import type { Services } from '../services.ts';
import { chooseModel } from './chooseModel.ts';
import { createCompareRules, knownModelIds, successorOf } from './compareDeps.ts';
import { readCompareSources, type CompareSources } from './compareSources.ts';
import { missingInputs } from './missingInputs.ts';

/** The state of a new panel for a prompt, after asking for what its files do not say; undefined when the person leaves. */
export async function prepareComparison(services: Services, uri: vscode.Uri): Promise<ComparePanelState | undefined> {
  const sources = await readCompareSources(uri, services);
  const { prompt, config } = sources;
  const core = await services.core();
  // Before anything is asked: a template that cannot be read has no inputs to ask for.
  const problem = core.promptProblem(prompt);
  if (problem !== undefined) throw problem;
  const proposed = core.proposeSides(prompt, config, (model) => successorOf(core, model));
  const baseline = proposed.baseline ?? (await ask(services, 'baseline', sources));
  if (baseline === undefined) return undefined;
  const candidate = proposed.candidate ?? (await ask(services, 'candidate', sources));
  if (candidate === undefined) return undefined;
  const inputs = await askInputs(sources);
  return inputs && idleState(services, uri, sources, { baseline, candidate }, inputs);
}

/** The same panel with another model on one side; undefined when the person leaves or keeps it. */
export async function changeModel(services: Services, state: ComparePanelState, side: SideName): Promise<ComparePanelState | undefined> {
  const uri = vscode.Uri.parse(state.promptUri);
  const sources = await readCompareSources(uri, services);
  const chosen = await ask(services, side, sources, state.requested[side]);
  if (chosen === undefined || chosen === state.requested[side]) return undefined;
  return idleState(services, uri, sources, { ...state.requested, [side]: chosen }, state.inputs);
}

async function ask(services: Services, side: SideName, { prompt, config }: CompareSources, current?: string): Promise<string | undefined> {
  const core = await services.core();
  const beside = current ?? prompt.model?.text;
  const model = beside === undefined ? undefined : core.resolveSide(beside, config, process.env).model;
  return await chooseModel(side, promptTitle(prompt), config, knownModelIds(core, model), current);
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
  services: Services, uri: vscode.Uri, { prompt, config }: CompareSources,
  requested: ComparePanelState['requested'], inputs: ComparePanelState['inputs'],
): Promise<ComparePanelState> {
  const { resolveSide, toIdleView } = await services.core();
  const { origin } = readEndpoint(services.settings['promptshift.openai.baseUrl'].value);
  const input = {
    prompt,
    inputs,
    baseline: resolveSide(requested.baseline, config, process.env),
    candidate: resolveSide(requested.candidate, config, process.env),
  };
  const { rejected } = await createCompareRules(services);
  const view = toIdleView(input, `openai (${origin})`, rejected);
  return { promptUri: uri.toString(), requested, inputs, running: false, view };
}

function promptTitle({ name, version }: CompareSources['prompt']): string {
  return version === undefined ? name : `${name} ${version}`;
}
