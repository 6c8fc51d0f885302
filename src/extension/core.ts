/** The core as the features see it. */
export type Core = typeof import('../core/index.ts');

type OnFirstUse = typeof import('./onFirstUse.ts');

/** Node loads a module once; what is asked for again is there. */
export const loadOnFirstUse = (): Promise<OnFirstUse> => import('./onFirstUse.ts');

/**
 * The core is loaded on first use and by this function only: activation stays fast as long as no feature imports
 * values of it directly (`core/errors.ts` and the views are light and may be).
 */
export function createCoreLoader(): () => Promise<Core> {
  let loaded: Promise<Core> | undefined;
  return () => (loaded ??= loadOnFirstUse().then(({ core }) => core));
}
