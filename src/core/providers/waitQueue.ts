/** Those who wait, first come first served. */
export type WaitQueue = {
  /** Resolves with what `wake` or `wakeAll` gave; rejects with the signal's reason. `ahead` goes before all others. */
  wait(signal: AbortSignal, ahead?: boolean): Promise<boolean>;
  /** Wakes the first with `true`; false when nobody waits. */
  wake(): boolean;
  /** Wakes everyone with `false`, in their order. */
  wakeAll(): void;
};

type Waiter = { readonly resolve: (granted: boolean) => void };

export function createWaitQueue(): WaitQueue {
  const waiting: Waiter[] = [];
  return {
    wait: (signal, ahead = false) => new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(asError(signal.reason));
        return;
      }
      const leave = (): void => {
        waiting.splice(waiting.indexOf(waiter), 1);
        reject(asError(signal.reason));
      };
      const waiter: Waiter = {
        resolve: (granted) => {
          signal.removeEventListener('abort', leave);
          resolve(granted);
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      if (ahead) waiting.unshift(waiter);
      else waiting.push(waiter);
    }),
    wake() {
      const first = waiting.shift();
      first?.resolve(true);
      return first !== undefined;
    },
    wakeAll() {
      for (const waiter of waiting.splice(0)) waiter.resolve(false);
    },
  };
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
