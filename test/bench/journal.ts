/**
 * `npm run bench:journal`: rows a second that are on disk when their append resolves, at several numbers of requests in flight,
 * beside one sync a row; then how fast and in how much memory a journal of them is read back. Give a folder to measure another disk.
 */
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeRows } from '../../src/core/runs/journalRows.ts';
import { resumeRun } from '../../src/core/runs/resumeRun.ts';
import type { Answer } from '../../src/core/runs/types.ts';
import { createJournalFile } from '../../src/node/journalFile.ts';
import { load } from './figures.ts';

const rows = 200_000;
const folder = await mkdtemp(join(process.argv[2] ?? tmpdir(), 'promptshift-bench-'));
const at = new Date().toISOString();
const answer: Answer = {
  model: { requested: 'chat.triage', model: 'gpt-5.5-2026-04-23', alias: 'chat.triage' }, parameters: { temperature: 0, max_output_tokens: 100 }, omittedParameters: [],
  text: 'Urgent: the server room is on fire, and somebody should look at it now. '.repeat(4), status: 'complete', servedModel: 'gpt-5.5-2026-04-23', sample: false, finishReason: 'stop', attempts: 1,
  usage: { inputTokens: 412, outputTokens: 180, cachedInputTokens: 0, cacheWriteTokens: 0, reasoningTokens: 96 }, firstTokenMs: 310, totalMs: 1920,
  cost: { kind: 'known', usd: 0.0037, pricesAsOf: '2026-09-23' }, chargedUsd: 0.0037,
};
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;
const rate = (count: number, since: number): string => `${Math.round(count / ((performance.now() - since) / 1000)).toLocaleString('en-US')} rows/s`;

/** A request writes its two rows one after the other, each waited for, as `askModel` does. */
async function run(path: string, inFlight: number, requests: number): Promise<void> {
  const file = createJournalFile(path);
  const started = performance.now();
  let next = 0;
  let peak = 0;
  await Promise.all(Array.from({ length: inFlight }, async () => {
    for (let index = next++; index < requests; index = next++) {
      const id = `case-${index}/baseline/0`;
      const labels = { case: `case-${index}`, side: 'baseline', repeat: 0 };
      await writeRows(file, [{ type: 'sent', id, at, labels, request: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', model: 'gpt-5.5-2026-04-23', reserveUsd: 0.01 }]);
      await writeRows(file, [{ type: 'result', id, at, labels, answer }]);
      if (index % 1_000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
    }
  }));
  await file.close();
  console.log(`${String(inFlight).padStart(4)} in flight: ${rate(requests * 2, started)}, ${((performance.now() - started) / 1000).toFixed(1)} s for ${(requests * 2).toLocaleString('en-US')} rows, peak ${megabytes(peak)}`);
}

try {
  console.log(`node ${process.version}, ${folder}, load ${load()}, ${megabytes(process.memoryUsage().rss)} before`);
  const bare = await open(join(folder, 'bare'), 'a');
  const line = `${JSON.stringify({ type: 'result', id: 'case-0/baseline/0', at, labels: { case: 'case-0' }, answer })}\n`;
  const bareStarted = performance.now();
  for (let i = 0; i < 2_000; i++) {
    await bare.appendFile(line);
    await bare.datasync();
  }
  await bare.close();
  console.log(`one sync a row: ${rate(2_000, bareStarted)}`);
  for (const inFlight of [1, 8, 20]) await run(join(folder, `${inFlight}.jsonl`), inFlight, inFlight === 1 ? 5_000 : 20_000);
  const path = join(folder, 'large.jsonl');
  await run(path, 100, rows / 2);
  const started = performance.now();
  const state = await resumeRun(createJournalFile(path), new AbortController().signal);
  console.log(`read back: ${rate(rows, started)}, ${state.settled.size.toLocaleString('en-US')} settled of ${megabytes((await stat(path)).size)}, ${megabytes(process.memoryUsage().rss)} after, load ${load()}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
