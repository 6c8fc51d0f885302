/** A thread or a process that answers one request at a time and can be ended from outside. */
export interface Peer<Request> {
  send(request: Request): void;
  stop(): void;
  /** Whether it keeps this process alive. */
  hold(isHeld: boolean): void;
}

/** What a peer tells. After `gone` it is not used again. */
export type PeerEvents<Answer> = {
  readonly ready: () => void;
  readonly answered: (answer: Answer) => void;
  readonly gone: (reason: string) => void;
};

/** Answers in the order asked. One that takes too long, or ends its peer, gets `failed`, and the rest go on with a new peer. */
export interface StoppableQueue<Request, Answer> {
  /** Rejects with the signal's reason when aborted; else never. */
  ask(request: Request, signal: AbortSignal): Promise<Answer>;
  /** Ends the peer; what waits gets `failed`. */
  close(): void;
}

type Task<Request, Answer> = { readonly request: Request; readonly settle: (answer: Answer) => void };
type Options<Request, Answer> = {
  readonly start: (events: PeerEvents<Answer>) => Peer<Request>;
  /** ms from sending a request to its answer. */
  readonly limit: number;
  readonly failed: (request: Request, reason: string) => Answer;
};

/** A peer that ends this often before it is ready will not get ready. */
const mostStarts = 3;
/** ms a peer may take until it is ready, on a busy machine. */
const startLimit = 20_000;

export function createStoppableQueue<Request, Answer>({ start, limit, failed }: Options<Request, Answer>): StoppableQueue<Request, Answer> {
  const waiting: Task<Request, Answer>[] = [];
  let peer: Peer<Request> | undefined;
  let isReady = false;
  let isClosed = false;
  let starts = 0;
  let current: Task<Request, Answer> | undefined;
  let timer: NodeJS.Timeout | undefined;

  function startPeer(): void {
    isReady = false;
    starts++;
    // One that was given up may still have something to tell.
    const isOurs = (): boolean => peer === started;
    const started = start({
      ready: () => {
        if (!isOurs()) return;
        clearTimeout(timer);
        isReady = true;
        starts = 0;
        next();
      },
      answered: (answer) => {
        if (!isOurs()) return;
        settleCurrent(answer);
        next();
      },
      gone: (reason) => {
        if (isOurs()) gone(reason);
      },
    });
    peer = started;
    timer = setTimeout(() => giveUp('it does not start'), startLimit);
  }

  function gone(reason: string): void {
    clearTimeout(timer);
    peer = undefined;
    if (current !== undefined) settleCurrent(failed(current.request, reason));
    if (starts >= mostStarts) for (const task of waiting.splice(0)) task.settle(failed(task.request, reason));
    next();
  }

  /** Ends the peer and goes on with another. */
  function giveUp(reason: string): void {
    const old = peer;
    gone(reason);
    old?.stop();
  }

  function settleCurrent(answer: Answer): void {
    clearTimeout(timer);
    const done = current;
    current = undefined;
    done?.settle(answer);
  }

  function next(): void {
    const isBusy = current !== undefined || waiting.length > 0;
    peer?.hold(isBusy);
    if (isClosed || current !== undefined || waiting.length === 0) return;
    if (peer === undefined) startPeer();
    if (!isReady) return;
    current = waiting.shift();
    if (current === undefined) return;
    timer = setTimeout(() => giveUp(`it took over ${limit / 1000} s`), limit);
    peer?.send(current.request);
  }

  return {
    ask: (request, signal) => new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      if (isClosed) return resolve(failed(request, 'the run is over'));
      const stop = (): void => {
        reject(signal.reason);
        const at = waiting.indexOf(task);
        if (at >= 0) waiting.splice(at, 1);
        else if (current === task) giveUp('cancelled');
      };
      const task = {
        request,
        settle: (answer: Answer): void => {
          signal.removeEventListener('abort', stop);
          resolve(answer);
        },
      };
      signal.addEventListener('abort', stop, { once: true });
      waiting.push(task);
      next();
    }),
    close: () => {
      isClosed = true;
      for (const task of waiting.splice(0)) task.settle(failed(task.request, 'the run is over'));
      giveUp('the run is over');
    },
  };
}
