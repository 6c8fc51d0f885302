import { Worker } from 'node:worker_threads';
import type { JobResult, ScanJob } from './scanJob.ts';
import type { FromWorker, ToWorker, WorkerSettings, WorkerStart } from './workerMessages.ts';

/** Scans files on threads of their own. */
export interface WorkerPool {
  /** Rejects when the pool is closed before the job is done. A file that brings its thread down is a `failed` result. */
  run(job: ScanJob, settings: WorkerSettings): Promise<JobResult>;
  /** Ends every thread at once. */
  close(reason: unknown): void;
}

export type WorkerPoolOptions = {
  readonly start: WorkerStart;
  /** Most threads at a time; they are started as jobs come. */
  readonly size: number;
  /** Runs a job on this thread: where threads cannot be started. */
  readonly inProcess: (job: ScanJob, settings: WorkerSettings) => Promise<JobResult>;
  /** ms after which a thread that works on one file is given up; 30,000 unless told. */
  readonly limit?: number;
  /** The worker's file; the one beside this module unless told. */
  readonly file?: URL;
};

type Task = {
  readonly id: number;
  readonly job: ScanJob;
  readonly settings: WorkerSettings;
  readonly resolve: (result: JobResult) => void;
  readonly reject: (reason: unknown) => void;
};

/** Enough for the largest file's tree and rows; a thread that needs more is in a loop. */
const heapMegabytes = 512;
/** What parsing throws away is collected early: a thread's memory is what makes a scan's. */
const youngMegabytes = 8;
/** A second job waits at the thread, so that it need not wait for us. */
const jobsAhead = 2;
/** Threads that die before they are ready, before none is started any more. */
const mostFailedStarts = 2;

/** Makes a pool; no thread is started before the first job. */
export function createWorkerPool(options: WorkerPoolOptions): WorkerPool {
  const { start, size, inProcess, limit = 30_000, file = workerFile() } = options;
  const waiting: Task[] = [];
  const threads = new Set<Thread>();
  const settingsIds = new Map<WorkerSettings, number>();
  let failedStarts = 0;
  let nextId = 0;
  let closed: { readonly reason: unknown } | undefined;

  function idOf(settings: WorkerSettings): number {
    const id = settingsIds.get(settings) ?? settingsIds.size;
    settingsIds.set(settings, id);
    return id;
  }

  function dispatch(): void {
    while (waiting.length > 0) {
      const free = [...threads].toSorted((a, b) => a.load - b.load)[0];
      const mayStart = failedStarts < mostFailedStarts && threads.size < size;
      if (free === undefined && !mayStart) {
        const task = waiting.shift() as Task;
        inProcess(task.job, task.settings).then(task.resolve, task.reject);
      } else if (free === undefined || (free.load > 0 && mayStart)) threads.add(createThread({ start, file, limit }, { idOf, progressed: dispatch, ended, broken }));
      else if (free.load < jobsAhead) free.take(waiting.shift() as Task);
      else return;
    }
  }

  /** The job under way is what brought the thread down; what waited behind it goes to another. */
  function ended(thread: Thread, tasks: readonly Task[], wasReady: boolean, reason: string): void {
    threads.delete(thread);
    if (closed !== undefined) return;
    if (!wasReady) failedStarts++;
    const [culprit, ...others] = wasReady ? tasks : [undefined, ...tasks];
    culprit?.resolve({ kind: 'failed', reason });
    waiting.unshift(...others.filter((task) => task !== undefined));
    dispatch();
  }

  /** A scanner that failed once may have harmed its parser: another thread goes on. */
  function broken(thread: Thread, tasks: readonly Task[]): void {
    threads.delete(thread);
    waiting.unshift(...tasks);
    dispatch();
  }

  return {
    run: (job, settings) => new Promise((resolve, reject) => {
      if (closed !== undefined) reject(closed.reason);
      else {
        waiting.push({ id: nextId++, job, settings, resolve, reject });
        dispatch();
      }
    }),
    close: (reason) => {
      closed ??= { reason };
      for (const { reject } of waiting.splice(0)) reject(reason);
      for (const thread of threads) thread.stop(reason);
    },
  };
}

type Thread = {
  readonly load: number;
  take(task: Task): void;
  stop(reason: unknown): void;
};

type Hooks = {
  readonly idOf: (settings: WorkerSettings) => number;
  readonly progressed: () => void;
  readonly ended: (thread: Thread, tasks: readonly Task[], wasReady: boolean, reason: string) => void;
  readonly broken: (thread: Thread, tasks: readonly Task[]) => void;
};

function createThread(
  { start, file, limit }: { readonly start: WorkerStart; readonly file: URL; readonly limit: number },
  { idOf, progressed, ended, broken }: Hooks,
): Thread {
  const worker = new Worker(file, { workerData: start, resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: youngMegabytes }, stdout: true, stderr: true });
  const tasks: Task[] = [];
  const told = new Set<number>();
  let ready = false;
  let retired = false;
  let timer: NodeJS.Timeout | undefined;
  let reason = 'Not scanned: the scanner broke down on it.';
  const send = (message: ToWorker): void => worker.postMessage(message);

  function watch(): void {
    clearTimeout(timer);
    timer = tasks.length === 0 || !ready ? undefined : setTimeout(() => {
      reason = `Not scanned: it took over ${Math.round(limit / 1000)} s.`;
      void worker.terminate();
    }, limit);
  }

  const thread: Thread = {
    get load() { return tasks.length; },
    take: (task) => {
      const settings = idOf(task.settings);
      if (!told.has(settings)) {
        told.add(settings);
        const { rules, catalog, accessors, ignore } = task.settings;
        send({ kind: 'settings', id: settings, settings: { rules, catalog, accessors, ignore } });
      }
      tasks.push(task);
      send({ kind: 'job', id: task.id, settings, job: task.job });
      if (tasks.length === 1) watch();
    },
    stop: (why) => {
      clearTimeout(timer);
      for (const { reject } of tasks.splice(0)) reject(why);
      void worker.terminate();
    },
  };
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'ready') ready = true;
    else {
      const at = tasks.findIndex(({ id }) => id === message.id);
      if (at < 0) return;
      tasks.splice(at, 1)[0]?.resolve(message.result);
      if (message.result.kind === 'failed') {
        clearTimeout(timer);
        retired = true;
        broken(thread, tasks.splice(0));
        void worker.terminate();
        return;
      }
    }
    watch();
    progressed();
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    reason = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'Not scanned: it needs too much memory.' : `Not scanned: the scanner broke down on it (${error.message}).`;
  });
  worker.once('exit', () => {
    clearTimeout(timer);
    if (!retired) ended(thread, tasks, ready, reason);
  });
  return thread;
}

/** Beside this module's source, or beside the bundle under the bundle's own ending. */
function workerFile(): URL {
  const ending = /\.\w+$/.exec(new URL(import.meta.url).pathname)?.[0] ?? '.js';
  return new URL(`./scanWorker${ending}`, import.meta.url);
}
