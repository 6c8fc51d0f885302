import type { Provider } from '../../core/providers/provider.ts';
import type { Settled } from '../../core/runs/spending.ts';
import type { DisposableStore } from '../disposableStore.ts';
import type { Endpoint } from '../keys/endpoint.ts';
import type { SessionProviderDeps } from './sessionProviders.ts';

/** What all runs of one window share; it begins anew with the next. */
export interface Session {
  /** The provider of an endpoint, see `createSessionProviders`. */
  provider(endpoint: Endpoint): Promise<Provider>;
  /** Counts one answer in the window's total, see `createSessionSpending`. */
  settled(settled: Settled): void;
}

export type SessionDeps = SessionProviderDeps & { readonly store: DisposableStore };

/** Loaded with the first run. */
export function createSession(deps: SessionDeps): Session {
  const load = async (): Promise<Session> => {
    const { createSessionProviders, createSessionSpending } = await import('../commandBodies.ts');
    return { provider: createSessionProviders(deps), settled: createSessionSpending(deps.store) };
  };
  let loaded: Promise<Session> | undefined;
  const session = (): Promise<Session> => (loaded ??= load());
  return {
    provider: async (endpoint) => await (await session()).provider(endpoint),
    settled: (one) => void session().then(({ settled }) => settled(one)),
  };
}
