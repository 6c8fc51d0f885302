import { describe, expect, it } from 'vitest';
import { createSystemClock } from '../../../src/node/clock.ts';
import { createFileReader } from '../../../src/node/fileReader.ts';
import { createLineLogger } from '../../../src/node/logger.ts';
import { mapAhead } from '../../../src/node/mapAhead.ts';
import { join } from 'node:path';
import { scratchFolder } from '../scratchFolder.ts';

describe('the system clock', () => {
  it('sleeps, and wakes with the signal\'s reason', async () => {
    const clock = createSystemClock();
    const start = clock.monotonic();
    await clock.sleep(20, new AbortController().signal);
    expect(clock.monotonic() - start).toBeGreaterThan(15);
    const controller = new AbortController();
    const sleeping = clock.sleep(60_000, controller.signal);
    controller.abort(new Error('enough'));
    await expect(sleeping).rejects.toThrow('enough');
    await expect(clock.sleep(0, controller.signal)).rejects.toThrow('enough');
  });
});

describe('the file reader', () => {
  it('reads files, and says that a folder is none', async () => {
    const root = await scratchFolder({ 'a/b.txt': 'text' });
    const files = createFileReader();
    expect(new TextDecoder().decode(await files.read(join(root, 'a/b.txt'), new AbortController().signal))).toBe('text');
    expect([await files.exists(join(root, 'a/b.txt')), await files.exists(join(root, 'a')), await files.exists(join(root, 'c'))]).toEqual([true, false, false]);
    await expect(files.read(join(root, 'a/b.txt'), AbortSignal.abort(new Error('no')))).rejects.toThrow('no');
  });
});

describe('the line logger', () => {
  it('writes one labelled line a message from its level on', () => {
    const lines: string[] = [];
    const logger = createLineLogger((line) => lines.push(line), 'info');
    logger.debug('a');
    logger.info('b');
    logger.warn('c');
    logger.error('d');
    expect(lines).toEqual(['info: b\n', 'warning: c\n', 'error: d\n']);
  });
});

describe('mapAhead', () => {
  async function* count(to: number): AsyncGenerator<number> {
    for (let i = 0; i < to; i++) yield i;
  }

  it('keeps the order and holds no more under way than asked', async () => {
    let underWay = 0;
    let most = 0;
    const results: number[] = [];
    for await (const result of mapAhead(count(20), 4, async (item) => {
      most = Math.max(most, ++underWay);
      await new Promise((done) => setTimeout(done, item % 3));
      underWay--;
      return item;
    })) results.push(result);
    expect(results).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(most).toBeLessThanOrEqual(5);
    expect(most).toBeGreaterThan(1);
  });

  it('throws a failure when its turn comes', async () => {
    const results: number[] = [];
    const all = (async () => {
      for await (const result of mapAhead(count(9), 4, (item) => (item >= 2 ? Promise.reject(new Error(`item ${item}`)) : Promise.resolve(item)))) results.push(result);
    })();
    await expect(all).rejects.toThrow('item 2');
    expect(results).toEqual([0, 1]);
  });
});
