import type { Clock } from '../../core/host.ts';
import type { SideName } from '../../core/views/comparison.ts';

/** Puts pieces of text together, so that a page gets few messages and still sees the answer grow. */
export interface DeltaBatcher {
  add(side: SideName, delta: string): void;
  /** Sends what waits, such as before a message that must come after it. */
  flush(): void;
  dispose(): void;
}

/** The first piece goes at once; later ones wait `intervalMs` at most. */
export function createDeltaBatcher(clock: Clock, intervalMs: number, send: (side: SideName, delta: string) => void): DeltaBatcher {
  const waiting = new Map<SideName, string>();
  const ended = new AbortController();
  let sentAt = Number.NEGATIVE_INFINITY;
  let planned = false;

  const flush = (): void => {
    const pieces = [...waiting];
    waiting.clear();
    if (pieces.length > 0) sentAt = clock.monotonic();
    for (const [side, delta] of pieces) send(side, delta);
  };
  const flushLater = async (milliseconds: number): Promise<void> => {
    planned = true;
    try {
      await clock.sleep(milliseconds, ended.signal);
      flush();
    } catch {
      // disposed while waiting: whoever disposes has flushed what matters
    } finally {
      planned = false;
    }
  };

  return {
    add(side, delta) {
      waiting.set(side, (waiting.get(side) ?? '') + delta);
      if (planned) return;
      const wait = sentAt + intervalMs - clock.monotonic();
      if (wait <= 0) flush();
      else void flushLater(wait);
    },
    flush,
    dispose: () => ended.abort(),
  };
}
