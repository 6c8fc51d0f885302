/** Run as a child process that is killed: asks from many sides at once, and prints what leaves (`sent`) and what came back (`told`). */
import { writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Provider } from '../../../src/core/providers/provider.ts';
import { askModel } from '../../../src/core/runs/askModel.ts';
import { createSystemClock } from '../../../src/node/clock.ts';
import { createJournalFile } from '../../../src/node/journalFile.ts';

const [path = '', first = '0'] = process.argv.slice(2);
const journal = createJournalFile(path);
const provider: Provider = {
  label: 'child',
  async *stream({ messages }) {
    yield { type: 'sent', attempt: 1 };
    writeSync(1, `sent ${messages[0]?.content}\n`);
    await delay(Math.random() * 5);
    yield { type: 'text', delta: 'yes' };
    yield { type: 'finished', reason: 'stop', usage: { inputTokens: 10, outputTokens: 1, cachedInputTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 } };
  },
};
let next = Number(first);
const work = async (): Promise<void> => {
  for (;;) {
    const id = String(next++);
    await askModel(
      { id, labels: { case: id }, model: { requested: 'm', model: 'm' }, parameters: { max_output_tokens: 5 }, omittedParameters: [], messages: [{ role: 'user', content: id }] },
      { provider, clock: createSystemClock(), price: async () => ({ kind: 'known', usd: 0.5, pricesAsOf: '2026-09-23' }), countTokens: async () => 1, journal },
      () => {}, new AbortController().signal,
    );
    writeSync(1, `told ${id}\n`);
  }
};
await Promise.all(Array.from({ length: 16 }, work));
