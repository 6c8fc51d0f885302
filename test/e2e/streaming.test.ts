import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startChatServer, type ChatServer } from '../support/chatServer.ts';
import { compareFromExplorer, runAgain, waitForStatus, type Side } from './support/comparePanel.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { watchAnswers } from './support/pageStates.ts';

const chunks = Array.from({ length: 20 }, (_, index) => `word${index + 1} `);
const sides: readonly Side[] = ['baseline', 'candidate'];
/** A single run can be disturbed by whatever else two cores have to do. */
const runs = 3;

describe('streaming', () => {
  let server: ChatServer;
  let editor: Editor;

  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks, delayMs: 50 });
    editor = await launchEditor({ name: 'streaming', settings: { 'promptshift.openai.baseUrl': server.url } });
    await compareFromExplorer(editor.page, 'prompts/triage/1.2.0.md');
    await waitForStatus(editor.page, 'complete');
  });

  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });

  it('shows 20 chunks, 50 ms apart, as at least 10 states, the first within 150 ms of the first chunk', async () => {
    onTestFailed(() => editor.picture('failed'));
    const firstDelays: number[] = [];
    const counts: number[] = [];
    for (let run = 0; run < runs; run++) {
      const earlier = server.requests.length;
      const watch = await watchAnswers(editor.page);
      await runAgain(editor.page);
      await expect.poll(() => server.requests.slice(earlier).filter(({ chunkTimes }) => chunkTimes.length === chunks.length).length, { timeout: 30_000 }).toBe(2);
      await waitForStatus(editor.page, 'complete');
      for (const side of sides) {
        const model = side === 'baseline' ? 'gpt-5.4-2026-03-05' : 'gpt-5.5-2026-04-23';
        const firstChunk = server.requests.slice(earlier).find((request) => request.model === model)?.chunkTimes[0] ?? Number.NaN;
        const growing = (await watch.states(side)).filter(({ text, time }) => text.startsWith('word1') && time >= firstChunk);
        counts.push(new Set(growing.map(({ text }) => text)).size);
        firstDelays.push((growing[0]?.time ?? Number.POSITIVE_INFINITY) - firstChunk);
      }
    }
    console.log(`streaming: states ${counts.join(', ')}; first state after ${firstDelays.join(', ')} ms`);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(10);
    expect(median(firstDelays)).toBeLessThanOrEqual(150);
  });
});

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
