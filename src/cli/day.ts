import type { Clock } from '../core/index.ts';

/** The day that dates of the catalog are compared with, `YYYY-MM-DD` in UTC. */
export function dayOf(clock: Clock): string {
  return new Date(clock.now()).toISOString().slice(0, 10);
}
