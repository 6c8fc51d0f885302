import { channel } from 'node:diagnostics_channel';

/**
 * A step of a live scan, in order: the change has arrived, the pause in typing begins, it is over, `DiagnosticCollection.set` has returned.
 * A scan that a newer change overtakes has no last step.
 */
export type ScanStep = 'changed' | 'pausing' | 'resumed' | 'shown';

/** What a subscriber is given; `at` is by `performance.now()` of this process. */
export type TracedStep = { readonly step: ScanStep; readonly uri: string; readonly at: number };

/** The name under which Node hands the steps to whoever measures in the same process, such as `npm run bench:keystroke`. */
export const scanChannel = 'promptshift:scan';

/** The same of the lint of schemas. */
export const lintChannel = 'promptshift:lint';

/** Tells of a step; without a subscriber, one look at a flag. */
export function createScanTrace(name: typeof scanChannel | typeof lintChannel = scanChannel): (step: ScanStep, uri: string) => void {
  const steps = channel(name);
  return (step, uri) => {
    if (steps.hasSubscribers) steps.publish({ step, uri, at: performance.now() } satisfies TracedStep);
  };
}
