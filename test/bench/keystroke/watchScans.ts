import { channel } from 'node:diagnostics_channel';
import { lintChannel, scanChannel, type ScanStep, type TracedStep } from '../../../src/extension/scanning/scanTrace.ts';
import type { KeystrokeRun } from './keystrokeRun.ts';

/** The live scans, or lints, of one document, as the extension traces them in this process. */
export interface ScanWatch {
  /** Runs what changes the document and waits for the result to be shown. Times in ms leave the pause in typing out; `cpuMs` is this thread's processor time. */
  after<T>(change: () => Thenable<T>): Promise<{ readonly value: T; readonly ms: number; readonly cpuMs: number }>;
  stop(): void;
}

/** ms; a scan that takes longer never ends. */
const patience = 20_000;

export function watchScans(uri: string, what: KeystrokeRun['what']): ScanWatch {
  const at: Partial<Record<ScanStep, number>> = {};
  const cpu: Partial<Record<ScanStep, number>> = {};
  let shown = (): void => undefined;
  const listen = (message: unknown): void => {
    const traced = message as TracedStep;
    if (traced.uri !== uri) return;
    at[traced.step] = traced.at;
    const { user, system } = process.threadCpuUsage();
    cpu[traced.step] = (user + system) / 1000;
    if (traced.step === 'shown') shown();
  };
  const steps = channel(what === 'scan' ? scanChannel : lintChannel);
  steps.subscribe(listen);
  return {
    async after(change) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      shown = resolve;
      const timer = setTimeout(() => reject(new Error(`No result was shown for ${uri} within ${patience / 1000} s; last steps: ${JSON.stringify(at)}`)), patience);
      try {
        const [value] = await Promise.all([change(), promise]);
        return { value, ms: withoutPause(at), cpuMs: withoutPause(cpu) };
      } finally {
        clearTimeout(timer);
      }
    },
    stop: () => steps.unsubscribe(listen),
  };
}

function withoutPause({ changed = Number.NaN, pausing = Number.NaN, resumed = Number.NaN, shown = Number.NaN }: Partial<Record<ScanStep, number>>): number {
  return pausing - changed + (shown - resumed);
}
