import type { Settings } from '../../core/index.ts';
import type { JobResult, ScanJob } from './scanJob.ts';

/** What a worker needs of a settings file. Plain data. */
export type WorkerSettings = Pick<Settings, 'rules' | 'catalog' | 'accessors' | 'ignore'>;

/** To a worker. Settings come once, before the first job that names them. */
export type ToWorker =
  | { readonly kind: 'settings'; readonly id: number; readonly settings: WorkerSettings }
  | { readonly kind: 'job'; readonly id: number; readonly settings: number; readonly job: ScanJob };

/** From a worker; `ready` is the first. */
export type FromWorker = { readonly kind: 'ready' } | { readonly kind: 'done'; readonly id: number; readonly result: JobResult };

/** What a worker is started with: the day findings are judged on. */
export type WorkerStart = { readonly today: string };
