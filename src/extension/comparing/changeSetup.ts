import type { ComparePanelState, SetupChange } from '../../core/views/comparePanel.ts';
import type { Services } from '../services.ts';
import { withSetup } from './openComparison.ts';
import { readPanelSources, type PanelSources } from './panelSources.ts';

/** The panel after a change of its form: the answers stay and are marked as those of before. */
export async function changePanelSetup(services: Services, state: ComparePanelState, change: SetupChange): Promise<ComparePanelState> {
  const sources = await readPanelSources(services, state);
  const { changeSetup } = await services.core();
  return await withRequest(services, sources, state, changeSetup(sources.prompt, state, change));
}

/** The panel with other inputs, parameters or repeats. */
export async function withInputsOf(
  services: Services, state: ComparePanelState, request: Pick<ComparePanelState, 'inputs' | 'runs' | 'parameters' | 'grid'>,
): Promise<ComparePanelState> {
  return await withRequest(services, await readPanelSources(services, state), state, request);
}

async function withRequest(
  services: Services, sources: PanelSources, state: ComparePanelState, request: Pick<ComparePanelState, 'inputs' | 'runs' | 'parameters' | 'grid'>,
): Promise<ComparePanelState> {
  const answered = state.view.baseline.text !== '' || state.view.candidate.text !== '';
  return await withSetup(services, sources, { ...state, ...request, stale: answered });
}
