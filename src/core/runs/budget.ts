/** A part of a budget that is set aside for one request. */
export interface Reservation {
  /** Gives back what was not used, or counts what went beyond it; once. */
  settle(usd: number): void;
}

/** Money that a run may spend. What is set aside and what is spent together never exceed it. */
export interface Budget {
  readonly capUsd: number;
  readonly spentUsd: number;
  readonly reservedUsd: number;
  /**
   * Sets aside `usd`. Waits, first come first served, as long as requests in flight may give back enough.
   * Undefined when it cannot fit any more: then nothing may be sent.
   */
  reserve(usd: number, signal: AbortSignal): Promise<Reservation | undefined>;
}

type Waiting = { readonly amount: number; readonly answer: (reservation: Reservation | undefined) => void };

/** Sums are whole picodollars, so that a hundred thousand of them do not drift. */
const picos = 1e12;

/** @param spentUsd what an earlier part of the same run has used, its unresolved requests at full reserve */
export function createBudget(capUsd: number, spentUsd = 0): Budget {
  const cap = Math.floor(capUsd * picos);
  let spent = toPicos(spentUsd);
  let reserved = 0;
  let queue: Waiting[] = [];

  const set = (amount: number): Reservation => {
    reserved += amount;
    let open = true;
    return {
      settle(usd) {
        if (!open) return;
        open = false;
        reserved -= amount;
        spent += toPicos(usd);
        serve();
      },
    };
  };
  const fits = (amount: number): boolean => spent + reserved + amount <= cap;
  const neverFits = (amount: number): boolean => spent + amount > cap;

  /** In order, so that a large request is not starved by small ones; those that can never fit do not hold up the rest. */
  const serve = (): void => {
    const kept: Waiting[] = [];
    for (const waiting of queue) {
      if (neverFits(waiting.amount)) waiting.answer(undefined);
      else if (kept.length === 0 && fits(waiting.amount)) waiting.answer(set(waiting.amount));
      else kept.push(waiting);
    }
    queue = kept;
  };

  return {
    capUsd,
    get spentUsd() {
      return spent / picos;
    },
    get reservedUsd() {
      return reserved / picos;
    },
    async reserve(usd, signal) {
      signal.throwIfAborted();
      const amount = toPicos(usd);
      if (neverFits(amount)) return undefined;
      if (queue.length === 0 && fits(amount)) return set(amount);
      return await new Promise<Reservation | undefined>((resolve, reject) => {
        const stop = (): void => {
          queue = queue.filter((other) => other !== waiting);
          reject(signal.reason);
          serve();
        };
        const waiting: Waiting = {
          amount,
          answer: (reservation) => {
            signal.removeEventListener('abort', stop);
            resolve(reservation);
          },
        };
        queue.push(waiting);
        signal.addEventListener('abort', stop, { once: true });
      });
    },
  };
}

function toPicos(usd: number): number {
  return Math.ceil(usd * picos);
}
