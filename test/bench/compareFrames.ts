/**
 * How smooth the compare page stays while two answers of 200 kB stream into it: times between frames in a real browser,
 * with the messages an extension would send. Run by `npm run bench:frames`.
 */
import type { Page } from 'playwright-core';
import type { ToPage } from '../../src/core/views/comparePanel.ts';
import { idleState, setup, startedSides } from '../unit/extension/comparing/samples.ts';
import { startPageHost } from '../unit/webview/openPage.ts';
import { load, spread } from './figures.ts';

const answerLength = 200_000;
/** As `compareSession` batches them: a message every 25 ms a side, for about 5 s. */
const everyMs = 25;
const pieces = 200;

async function stream(page: Page, text: string): Promise<readonly number[]> {
  await page.evaluate((messages) => messages.forEach((message) => globalThis.scripted.send(message)), [
    { type: 'show', state: { ...idleState, setup } }, { type: 'started', sides: startedSides },
  ] as ToPage[]);
  return await page.evaluate(
    async ({ whole, count, pause }) => {
      const times: number[] = [];
      let going = true;
      const tick = (now: number): void => {
        times.push(now);
        if (going) requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
      const size = Math.ceil(whole.length / count);
      for (let at = 0; at < whole.length; at += size) {
        for (const side of ['baseline', 'candidate'] as const) globalThis.scripted.send({ type: 'text', side, delta: whole.slice(at, at + size) });
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
      going = false;
      return times.slice(1).map((time, index) => time - (times[index] ?? time));
    },
    { whole: text, count: pieces, pause: everyMs },
  );
}

const prose = 'The parcel left the depot on Monday and is expected within three working days. ';
const texts: Readonly<Record<string, string>> = {
  'paragraphs': Array.from({ length: Math.ceil(answerLength / 400) }, () => `${prose.repeat(5)}\n`).join('').slice(0, answerLength),
  'one line': prose.repeat(Math.ceil(answerLength / prose.length)).slice(0, answerLength),
};

const host = await startPageHost();
try {
  for (const [name, text] of Object.entries(texts)) {
    const page = await host.open();
    const frames = await stream(page, text);
    const share = (limit: number): string => `${((frames.filter((ms) => ms > limit).length / frames.length) * 100).toFixed(1)} %`;
    console.log(`${name}: ${frames.length} frames, ${spread(frames)}, over 33 ms: ${share(33)}; load ${load()}`);
    await page.close();
  }
} finally {
  await host.close();
}
