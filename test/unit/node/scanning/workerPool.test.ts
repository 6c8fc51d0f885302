import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../src/core/index.ts';
import type { JobResult, ScanJob } from '../../../../src/node/scanning/scanJob.ts';
import { createWorkerPool, type WorkerPool, type WorkerPoolOptions } from '../../../../src/node/scanning/workerPool.ts';
import { scratchFolder } from '../../scratchFolder.ts';

const open: WorkerPool[] = [];
afterEach(() => { for (const each of open.splice(0)) each.close(new Error('test over')); });

const job = (text: string): ScanJob => ({ language: 'typescript', bytes: new TextEncoder().encode(text), shown: 'a.ts', inRepository: 'a.ts' });
const here = async (): Promise<JobResult> => ({ kind: 'skipped', reason: 'in process' });
function pool(options: Partial<WorkerPoolOptions> = {}): WorkerPool {
  const made = createWorkerPool({ start: { today: '2026-11-21' }, size: 2, inProcess: here, ...options });
  open.push(made);
  return made;
}
/** A worker that does to the text of a job what the text says. */
async function badWorker(): Promise<URL> {
  const folder = await scratchFolder({
    'worker.mjs': `import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ kind, id, job }) => {
        if (kind !== 'job') return;
        const text = new TextDecoder().decode(job.bytes);
        if (text === 'throw') throw new Error('boom');
        else if (text === 'exit') process.exit(1);
        else if (text === 'loop') for (;;);
        else if (text === 'memory') { const all = []; for (;;) all.push(new Array(1e5).fill(Math.random())); }
        else parentPort.postMessage({ kind: 'done', id, result: { kind: 'skipped', reason: text } });
      });
      parentPort.postMessage({ kind: 'ready' });`,
    'broken.mjs': 'throw new Error("cannot start");',
  });
  return pathToFileURL(join(folder, 'worker.mjs'));
}
const reasons = (results: readonly JobResult[]): readonly string[] => results.map((result) => (result.kind === 'rows' ? 'rows' : `${result.kind}: ${result.reason}`));

describe('createWorkerPool', () => {
  it('scans with the settings of each job', async () => {
    const { run } = pool();
    const strict = { ...defaultSettings, rules: { 'model/hard-coded': 'error' } as const };
    const results = await Promise.all([run(job('f({ model: "gpt-5.6-sol" })'), defaultSettings), run(job('f({ model: "gpt-5.6-sol" })'), strict), run(job('f()'), strict)]);
    expect(results.map((result) => (result.kind === 'rows' ? result.rows.flatMap(({ findings }) => findings.map(({ severity }) => severity)) : result))).toEqual([['info'], ['error'], []]);
  });

  it.each([
    ['throw', 'failed: Not scanned: the scanner broke down on it (boom).'],
    ['exit', 'failed: Not scanned: the scanner broke down on it.'],
    ['loop', 'failed: Not scanned: it took over 1 s.'],
    ['memory', 'failed: Not scanned: it needs too much memory.'],
  ])('names the file that brings a thread down (%s) and goes on with the rest', async (text, expected) => {
    const { run } = pool({ file: await badWorker(), limit: text === 'loop' ? 500 : 20_000 });
    const results = await Promise.all(['a', text, 'b', 'c', text, 'd'].map((each) => run(job(each), defaultSettings)));
    expect(reasons(results)).toEqual(['skipped: a', expected, 'skipped: b', 'skipped: c', expected, 'skipped: d']);
  });

  it('works on this thread when none can be started', async () => {
    const { run } = pool({ file: new URL('./broken.mjs', await badWorker()) });
    expect(reasons(await Promise.all(['a', 'b', 'c'].map((each) => run(job(each), defaultSettings))))).toEqual(Array(3).fill('skipped: in process'));
  });

  it('rejects what is under way and what comes later when it is closed', async () => {
    const { run, close } = pool({ file: await badWorker() });
    const running = Promise.allSettled(['loop', 'a', 'b', 'c', 'd', 'e'].map((each) => run(job(each), defaultSettings)));
    close('stopped');
    expect(await running).toEqual(Array.from({ length: 6 }, () => ({ status: 'rejected', reason: 'stopped' })));
    await expect(run(job('a'), defaultSettings)).rejects.toBe('stopped');
  });
});
