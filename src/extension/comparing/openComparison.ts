import * as vscode from 'vscode';
import type { CompareInput } from '../../core/compare/types.ts';
import type { ComparePanelState } from '../../core/views/comparePanel.ts';
import type { SideName } from '../../core/views/comparison.ts';
import { readEndpoint } from '../keys/endpoint.ts';
import type { Services } from '../services.ts';
import { chooseModel } from './chooseModel.ts';
import { createCompareRules } from './compareDeps.ts';
import { knownModelIds, successorOf } from '../knownModels.ts';
import type { CompareSources } from '../prompts/promptSources.ts';
import { readPanelSources, type PanelSources } from './panelSources.ts';
import { editorModelsLabel, isEditorModel } from '../lm/modelName.ts';
import { listEditorModels } from '../lm/vscodeProvider.ts';
import { missingInputs } from './missingInputs.ts';

/** How a panel begins: with another version for the candidate, or with one model alone. */
export type Beginning = { readonly other?: vscode.Uri; readonly single?: boolean };

/**
 * The state of a new panel for a prompt, after asking for what its files do not say; undefined when the person leaves. `other` is the
 * version that the candidate answers: both on the same model, unless the prompts name two. With `single` one model is asked alone.
 */
export async function prepareComparison(services: Services, uri: vscode.Uri, { other, single }: Beginning = {}): Promise<ComparePanelState | undefined> {
  const sources = await readPanelSources(services, { promptUri: uri.toString(), ...(other === undefined ? {} : { candidatePromptUri: other.toString() }) });
  const { prompt, config } = sources;
  const core = await services.core();
  // Before anything is asked: a template that cannot be read has no inputs to ask for.
  const problem = core.promptProblem(prompt);
  if (problem !== undefined) throw problem;
  const proposed = core.proposeSides(prompt, config, (model) => successorOf(core, model));
  const baseline = proposed.baseline ?? (await ask(services, 'baseline', sources));
  if (baseline === undefined) return undefined;
  const candidate = single === true ? baseline : other === undefined ? proposed.candidate ?? (await ask(services, 'candidate', sources, { beside: baseline })) : sources.candidatePrompt?.model?.text ?? baseline;
  if (candidate === undefined) return undefined;
  const inputs = await askInputs(sources);
  return inputs && idleState(services, sources, { baseline, candidate }, { inputs, ...(single === undefined ? {} : { single }) });
}

/** What a panel compares, when all of it is known: a case of a suite. With a `view` of answers that are there already, it shows them. */
export type KnownComparison = Pick<ComparePanelState, 'promptUri' | 'requested' | 'inputs' | 'parameters' | 'runs'> & Partial<Pick<ComparePanelState, 'view'>>;

/** The state of a panel that shows a known comparison; nothing is asked and nothing is sent. */
export async function prepareKnown(services: Services, known: KnownComparison): Promise<ComparePanelState> {
  const sources = await readPanelSources(services, { promptUri: known.promptUri });
  const problem = (await services.core()).promptProblem(sources.prompt);
  if (problem !== undefined) throw problem;
  const idle = await idleState(services, sources, known.requested, known);
  return known.view === undefined ? idle : { ...idle, view: known.view };
}

/** The same panel with another model on one side; undefined when the person leaves or keeps it. */
export async function changeModel(services: Services, state: ComparePanelState, side: SideName): Promise<ComparePanelState | undefined> {
  const sources = await readPanelSources(services, state);
  const added = state.single === true && side === 'candidate';
  const chosen = await ask(services, side, sources, added ? { beside: state.requested.baseline } : { current: state.requested[side] });
  if (chosen === undefined || (!added && chosen === state.requested[side])) return undefined;
  // a model that is asked alone stands on both sides
  const requested = state.single === true && !added ? { baseline: chosen, candidate: chosen } : { ...state.requested, [side]: chosen };
  const next = await idleState(services, sources, requested, added ? { ...state, single: false } : state);
  return added ? { ...next, view: { ...next.view, baseline: state.view.baseline } } : next;
}

/** `current` is the side's model now, `beside` the one that it is to stand beside: that is not offered again. */
async function ask(services: Services, side: SideName, { prompt, config }: CompareSources, { current, beside }: { readonly current?: string; readonly beside?: string } = {}): Promise<string | undefined> {
  const core = await services.core();
  const like = current ?? beside ?? prompt.model?.text;
  const model = like === undefined ? undefined : core.resolveSide(like, config, process.env).model;
  const ids = [...(await listEditorModels()), ...knownModelIds(core, model)];
  return await chooseModel(side, promptTitle(prompt), config, beside === undefined ? ids : ids.filter((id) => id !== model), current);
}

/** More than this are left to the panel's form. */
const mostAsked = 3;

async function askInputs({ prompt }: CompareSources): Promise<Readonly<Record<string, string>> | undefined> {
  const inputs: Record<string, string> = {};
  const missing = missingInputs(prompt, {});
  if (missing.length > mostAsked) return inputs;
  for (const name of missing) {
    const value = await vscode.window.showInputBox({
      title: `Compare ${promptTitle(prompt)}`,
      prompt: prompt.format === 'literal' ? `Value for ${name}, which the code fills in` : `Value for {{${name}}}, which has no default in the prompt`,
      ignoreFocusOut: true,
    });
    if (value === undefined) return undefined;
    inputs[name] = value;
  }
  return inputs;
}

async function idleState(
  services: Services, sources: PanelSources,
  requested: ComparePanelState['requested'], { inputs, runs, parameters, single, grid }: Pick<ComparePanelState, 'inputs' | 'runs' | 'parameters' | 'single' | 'grid'>,
): Promise<ComparePanelState> {
  const { prompt, candidatePrompt, uris } = sources;
  const { toIdleView } = await services.core();
  const { origin } = readEndpoint(services.settings['promptshift.openai.baseUrl'].value);
  const { rejected } = await createCompareRules(services);
  const sides = await resolveSides(services, sources, requested);
  const provider = isEditorModel(sides.baseline.model) && isEditorModel(sides.candidate.model) ? editorModelsLabel : `openai (${origin})`;
  const view = toIdleView({ prompt, inputs, ...sides, ...(candidatePrompt === undefined ? {} : { candidatePrompt }) }, provider, rejected);
  return await withSetup(services, sources, {
    ...uris, requested, inputs, running: false, view,
    ...(runs === undefined ? {} : { runs }), ...(parameters === undefined ? {} : { parameters }), ...(single === undefined ? {} : { single }),
    ...(grid === undefined ? {} : { grid }),
  });
}

/** A panel that was not run yet, as its files are now. */
export async function refreshIdle(services: Services, sources: PanelSources, state: ComparePanelState): Promise<ComparePanelState> {
  return { ...state, ...(await idleState(services, sources, state.requested, state)) };
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
