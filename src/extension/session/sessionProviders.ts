import type { Clock, Logger } from '../../core/host.ts';
import type { Pacing } from '../../core/providers/pacing.ts';
import type { Provider } from '../../core/providers/provider.ts';
import type { Core } from '../core.ts';
import type { Endpoint } from '../keys/endpoint.ts';
import type { KeyStore } from '../keys/keyStore.ts';
import type { SettingId, SettingTypes } from '../ids.ts';

type Asked = 'promptshift.openai.api' | 'promptshift.openai.retries' | 'promptshift.openai.idleTimeoutSeconds' | 'promptshift.openai.parallelRequests';

export type SessionProviderDeps = {
  readonly core: () => Promise<Pick<Core, 'createOpenAiProvider' | 'createPacing' | 'limitParallel'>>;
  readonly settings: { readonly [Id in SettingId & Asked]: { readonly value: SettingTypes[Id] } };
  readonly keys: Pick<KeyStore, 'get'>;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** What is kept for an origin: its pacing as long as the window, its provider as long as the settings that made it. */
type Known = { readonly pacing: Pacing; readonly madeWith: string; readonly provider: Provider };

/**
 * Gives the provider of an endpoint: the same one for every run of this window, so that all of them rest together when the endpoint is
 * busy and share one limit on requests under way. Each answer asks for the key of the endpoint's origin, and of no other.
 */
export function createSessionProviders({ core, settings, keys, clock, logger }: SessionProviderDeps): (endpoint: Endpoint) => Promise<Provider> {
  const byOrigin = new Map<string, Known>();
  return async ({ baseUrl, origin }) => {
    const { createOpenAiProvider, createPacing, limitParallel } = await core();
    const options = {
      baseUrl,
      api: settings['promptshift.openai.api'].value,
      retries: settings['promptshift.openai.retries'].value,
      idleTimeoutMs: settings['promptshift.openai.idleTimeoutSeconds'].value * 1000,
    };
    const most = settings['promptshift.openai.parallelRequests'].value;
    const madeWith = JSON.stringify([options, most]);
    const known = byOrigin.get(origin);
    if (known?.madeWith === madeWith) return known.provider;
    const pacing = known?.pacing ?? createPacing(clock);
    const provider = limitParallel(createOpenAiProvider({ ...options, apiKey: () => keys.get(origin), clock, logger, pacing }), most);
    byOrigin.set(origin, { pacing, madeWith, provider });
    return provider;
  };
}
