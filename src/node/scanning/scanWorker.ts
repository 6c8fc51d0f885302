import { parentPort, workerData } from 'node:worker_threads';
import { createScanner, type Scanner } from '../../core/index.ts';
import { createGrammarSource } from '../grammarSource.ts';
import { runJob } from './scanJob.ts';
import type { FromWorker, ToWorker, WorkerSettings, WorkerStart } from './workerMessages.ts';

/** The worker's side of `workerPool.ts`: jobs one after the other, in the order they come. It is ended from outside. */
const port = parentPort;
if (port === null) throw new Error('This file is the body of a worker thread.');
const { today } = workerData as WorkerStart;
const grammars = createGrammarSource();
const known = new Map<number, { readonly settings: WorkerSettings; readonly scanner: Scanner }>();
const never = new AbortController().signal;
const send = (message: FromWorker): void => port.postMessage(message);
let last = Promise.resolve();

port.on('message', (message: ToWorker) => {
  if (message.kind === 'settings') {
    const { rules, catalog, accessors } = message.settings;
    known.set(message.id, { settings: message.settings, scanner: createScanner(grammars, { today: () => today, rules, catalog, accessors }) });
    return;
  }
  last = last.then(async () => {
    const found = known.get(message.settings);
    if (found === undefined) throw new Error('A job came before its settings.');
    send({ kind: 'done', id: message.id, result: await runJob(message.job, found.scanner, found.settings, never) });
  });
});
send({ kind: 'ready' });
