import type { CompareDeps } from '../../core/compare/types.ts';
import type { Provider } from '../../core/providers/provider.ts';
import type { Endpoint } from '../keys/endpoint.ts';
import { isEditorModel } from '../lm/modelName.ts';
import { createVscodeProvider } from '../lm/vscodeProvider.ts';
import type { Services } from '../services.ts';

/** Prices, parameter rules and token counts, as they hold at the endpoint that is set. */
export async function createCompareRules({ core, clock, settings }: Services): Promise<Pick<CompareDeps, 'price' | 'rejected' | 'countTokens'>> {
  const { createModelRules } = await core();
  return createModelRules(clock, settings['promptshift.openai.baseUrl'].value.trim(), settings['promptshift.openai.api'].value);
}

/** The window's provider of an endpoint and the rules of a run, whose answers count in the window's total. */
export async function createCompareDeps(services: Services, endpoint: Endpoint): Promise<CompareDeps> {
  const { clock, session } = services;
  const provider = endpoint.unused === true ? createVscodeProvider() : withEditorModels(await session.provider(endpoint));
  return { provider, clock, onSettled: session.settled, ...(await createCompareRules(services)) };
}

/** The same provider, with the editor's own models (`vscode:vendor/family`) asked through the editor. */
function withEditorModels(endpoint: Provider): Provider {
  const editor = createVscodeProvider();
  return { ...endpoint, stream: (request, signal) => (isEditorModel(request.model) ? editor : endpoint).stream(request, signal) };
}
