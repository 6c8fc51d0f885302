/**
 * The results page with 10,000 cases in a real browser: how soon the first row is there after the message, how smooth the table
 * scrolls, and how long a filter, a search and a sort take. Run by `npm run bench:results`.
 */
import type { Page } from 'playwright-core';
import { toResultsView } from '../../src/core/report/evals/toResultsView.ts';
import type { ResultsState, ToResultsPage } from '../../src/core/views/results.ts';
import { evalResultOf, manyCases } from '../support/evalResults.ts';
import { startPageHost } from '../unit/webview/openPage.ts';
import { load, spread } from './figures.ts';

const cases = 10_000;
const scrolls = 300;
const repeats = 5;

/** From the message to the frame that shows the first row, in ms. */
async function firstRow(page: Page, message: ToResultsPage): Promise<number> {
  return await page.evaluate(async (text) => {
    // as the editor hands it over: parsed anew
    const started = performance.now();
    globalThis.scriptedResults.send(JSON.parse(text) as ToResultsPage);
    if (document.querySelector('#row-0') === null) throw new Error('There is no row.');
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - started;
  }, JSON.stringify(message));
}

/** Times between frames while the table is scrolled from its top to its end. */
async function scrollTimes(page: Page, steps: number): Promise<readonly number[]> {
  return await page.evaluate(async (count) => {
    const grid = document.querySelector('.grid');
    if (grid === null) throw new Error('There is no table.');
    const times: number[] = [];
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    let before = await frame();
    for (let step = 0; step < count; step++) {
      grid.scrollTop = (grid.scrollHeight * step) / count;
      const now = await frame();
      times.push(now - before);
      before = now;
    }
    return times;
  }, steps);
}

/** How long a press keeps the page busy, its frame included, in ms. */
async function pressTime(page: Page, selector: string): Promise<number> {
  return await page.evaluate(async (found) => {
    const started = performance.now();
    document.querySelector<HTMLElement>(found)?.click();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - started;
  }, selector);
}

const view = toResultsView(evalResultOf(manyCases(cases)), { labels: [], notices: [] });
const state: ResultsState = { run: { folder: 'file:///work', runId: 'bench' }, title: view.title, status: 'finished', view };
console.log(`message: ${Math.round(JSON.stringify(state).length / 1000).toLocaleString('en-US')} kB for ${cases.toLocaleString('en-US')} cases; load ${load()}`);
const host = await startPageHost('scriptedResults.ts');
try {
  const first: number[] = [];
  for (let turn = 0; turn < repeats; turn++) {
    const page = await host.open();
    first.push(await firstRow(page, { type: 'show', state }));
    await page.close();
  }
  console.log(`first row: ${spread(first)}`);
  const page = await host.open();
  await firstRow(page, { type: 'show', state });
  const frames = await scrollTimes(page, scrolls);
  const share = (limit: number): string => `${((frames.filter((ms) => ms > limit).length / frames.length) * 100).toFixed(1)} %`;
  console.log(`scrolling: ${frames.length} frames, ${spread(frames)}, over 33 ms: ${share(33)}`);
  for (const selector of ['[data-filter=regressions]', '[data-filter=all]', '[data-sort=latency]', '[data-sort=id]']) console.log(`${selector}: ${(await pressTime(page, selector)).toFixed(1)} ms`);
  console.log(`rows in the page: ${await page.locator('.body .row').count()}; load ${load()}`);
} finally {
  await host.close();
}
