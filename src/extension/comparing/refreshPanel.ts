import type { ComparePanelState } from '../../core/views/comparePanel.ts';
import type { Services } from '../services.ts';
import { refreshIdle, withSetup } from './openComparison.ts';
import { readPanelSources, type PanelSources } from './panelSources.ts';

/** A state, and what its prompt and models come to now: two that are equal ask the same. */
export type Refreshed = { readonly state: ComparePanelState; readonly asks: string };

/**
 * The panel after an edit of its prompt or of the aliases: the form and the parameters as the files are now. `asked` is what the answers
 * shown were asked with: they stay and are marked as those of before when it has changed.
 * @throws PromptshiftError while the files cannot be read, such as in the middle of an edit
 */
export async function refreshPanel(services: Services, state: ComparePanelState, asked: string | undefined): Promise<Refreshed> {
  const sources = await readPanelSources(services, state);
  const problem = (await services.core()).promptProblem(sources.prompt);
  if (problem !== undefined) throw problem;
  const asks = await asksOf(services, sources, state);
  const { baseline, candidate } = state.view;
  if ([baseline, candidate].every(({ status }) => status === 'idle')) return { state: await refreshIdle(services, sources, state), asks };
  return { state: await withSetup(services, sources, { ...state, stale: state.stale === true || asks !== asked }), asks };
}

/** What a panel would ask now. */
export async function readAsks(services: Services, state: ComparePanelState): Promise<string> {
  return await asksOf(services, await readPanelSources(services, state), state);
}

async function asksOf({ core }: Services, { prompt, candidatePrompt, config }: PanelSources, { requested }: ComparePanelState): Promise<string> {
  const { resolveSide } = await core();
  const models = [requested.baseline, requested.candidate].map((model) => resolveSide(model, config, process.env).model);
  const texts = [prompt, candidatePrompt].map((one) => one && [one.messages.map(({ role, template }) => [role, template]), one.body?.template, one.partials, one.parameters, one.input.defaults, one.tools, one.output?.schema]);
  return JSON.stringify([models, texts]);
}
