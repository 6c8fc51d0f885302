import { Worker } from 'node:worker_threads';
import type { Assertion, AssertionHost, AssertionInput, AssertionOutcome } from '../../core/index.ts';
import { createStoppableQueue, type Peer, type PeerEvents } from './stoppableQueue.ts';

/** What the thread for bounded assertions is sent. */
export type BoundedRequest = { readonly assertion: Assertion; readonly input: AssertionInput };
/** What it sends: first that it is ready, then an outcome a request. */
export type BoundedReply = 'ready' | AssertionOutcome;

type Options = {
  /** ms one assertion may take. */
  readonly limit?: number;
  /** Where the thread's code is, when that is not beside this module. */
  readonly workerFile?: URL;
};

/** Enough for an answer of 10 MB and what is made of it. */
const heapMegabytes = 1024;

/** Runs bounded assertions one after another in a thread of their own; what takes longer than the limit, or breaks it, is missing. */
export function createBoundedAssertions({ limit = 5_000, workerFile = besideThis() }: Options = {}): { readonly bounded: NonNullable<AssertionHost['bounded']>; close(): void } {
  const queue = createStoppableQueue<BoundedRequest, AssertionOutcome>({
    limit,
    start: (events) => startThread(workerFile, events),
    failed: ({ assertion }, reason) => ({ missing: `${assertion.type} could not be told on this answer: ${reason}.` }),
  });
  return { bounded: (assertion, input, signal) => queue.ask({ assertion, input: needed(input) }, signal), close: queue.close };
}

/** What bounded kinds look at: the rest, such as the conversation, would only be copied. Templates are filled already. */
function needed(input: AssertionInput): AssertionInput {
  const { baselineText: _, ...rest } = input;
  return { ...rest, messages: [], vars: {} };
}

function startThread(file: URL, { ready, answered, gone }: PeerEvents<AssertionOutcome>): Peer<BoundedRequest> {
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes }, stdout: true, stderr: true, env: {} });
  let reason = 'it broke down';
  worker.on('message', (reply: BoundedReply) => (reply === 'ready' ? ready() : answered(reply)));
  worker.on('error', (error: NodeJS.ErrnoException) => {
    reason = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it needs too much memory' : `it broke down (${error.message})`;
  });
  worker.once('exit', () => gone(reason));
  return {
    send: (request) => worker.postMessage(request),
    stop: () => void worker.terminate(),
    hold: (isHeld) => (isHeld ? worker.ref() : worker.unref()),
  };
}

/** Beside this module's source, or beside the bundle under the bundle's own ending. */
function besideThis(): URL {
  const ending = /\.\w+$/.exec(new URL(import.meta.url).pathname)?.[0] ?? '.js';
  return new URL(`./boundedWorker${ending}`, import.meta.url);
}
