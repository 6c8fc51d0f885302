import { parentPort } from 'node:worker_threads';
import { createBoundedChecker } from '../../core/evals/assertions/checkBounded.ts';
import type { BoundedReply, BoundedRequest } from './boundedAssertions.ts';

/** The thread in which assertions run that an answer or a pattern can make slow. Whoever started it ends it when it takes too long. */
const port = parentPort;
const check = createBoundedChecker();
const tell = (reply: BoundedReply): void => port?.postMessage(reply);

port?.on('message', ({ assertion, input }: BoundedRequest) => {
  void check(assertion, input).then(tell, (error: unknown) => tell({ missing: `${assertion.type} could not be told: ${error instanceof Error ? error.message : String(error)}` }));
});
tell('ready');
