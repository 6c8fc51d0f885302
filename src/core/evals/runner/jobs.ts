import type { SideName } from '../../compare/types.ts';

/** One case, once, on both sides. `first` is the side whose request leaves first. */
export type Job = { readonly index: number; readonly repeat: number; readonly first: SideName };

/**
 * What a run asks, in order: every case before any is repeated, both sides of a case together and each side first in turn, so that
 * drift of the service and the order of asking fall on both sides alike.
 */
export function* jobsOf(cases: number, repeats: number): Generator<Job> {
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (let index = 0; index < cases; index++) {
      yield { index, repeat, first: (index + repeat) % 2 === 0 ? 'baseline' : 'candidate' };
    }
  }
}

/** Names a request inside of its run; the same after a crash. */
export function jobId(caseId: string, side: SideName, repeat: number): string {
  return `${caseId}/${side}/${repeat}`;
}
