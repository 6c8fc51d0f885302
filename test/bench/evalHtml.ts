/**
 * The HTML report of a suite of 10,000 cases, each asked three times on both sides: its size, the time until its first row and until all rows
 * can be filtered, and the times between frames while it is scrolled. Run by `npm run bench:html` (`-- 10000`: cases).
 */
import process from 'node:process';
import type { CaseSeverity } from '../../src/core/evals/gate.ts';
import type { CaseOutcome, RepeatOutcome } from '../../src/core/evals/outcome.ts';
import { seededRandom } from '../../src/core/evals/statistics/random.ts';
import { evalToHtml } from '../../src/core/report/evals/evalHtml.ts';
import { startReportBrowser } from '../unit/core/report/evals/htmlPage.ts';
import { resultOf } from '../unit/core/report/evals/results.ts';
import { load, spread } from './figures.ts';

const count = Number(process.argv[2] ?? 10_000);
const random = seededRandom(1);
const severities: readonly CaseSeverity[] = ['critical', 'high', 'normal', 'low'];
const answer = (chance: number): RepeatOutcome => {
  const passed = random(1000) < chance * 1000;
  return { passed, score: passed ? 1 : random(100) / 100, latencyMs: 500 + random(3000), coldCostUsd: 0.001 + random(1000) / 1e6, refused: false, schemaViolation: false, moderationFlagged: false };
};
const outcomes = Array.from({ length: count }, (_, index): CaseOutcome => {
  const chance = [1, 1, 1, 0.97, 0.6][index % 5] ?? 1;
  const side = (): readonly RepeatOutcome[] => [0, 1, 2].map(() => answer(chance));
  return { id: `support-ticket-${index}`, severity: severities[index % 4] ?? 'normal', tags: [`team-${index % 12}`], baseline: side(), candidate: side() };
});

const times = async (runs: number, run: () => Promise<number>): Promise<string> => {
  const all: number[] = [];
  for (let at = 0; at < runs; at++) all.push(await run());
  return spread(all);
};

const result = resultOf(outcomes, { maxRegressions: { critical: 0 } });
const began = performance.now();
const html = evalToHtml([result]);
console.log(`${count} cases × 3: written in ${(performance.now() - began).toFixed(0)} ms, ${(Buffer.byteLength(html) / 1e6).toFixed(1)} MB, load ${load()}`);

const browser = await startReportBrowser();
try {
  const paints: number[] = [];
  console.log(`until everything can be used: ${await times(7, async () => {
    const page = await browser.open(html);
    const { ready, paint } = await page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
      return { ready: navigation?.domContentLoadedEventEnd ?? Number.NaN, paint: first ?? Number.NaN };
    });
    paints.push(paint);
    await page.context().close();
    return ready;
  })}`);
  console.log(`until the verdict is painted: ${spread(paints)}`);

  const page = await browser.open(html);
  const scroll = async (name: string, pixelsAFrame: number): Promise<void> => {
    const frames = await page.evaluate(async (step) => {
      const box = document.querySelector('.all');
      if (box === null) throw new Error('There is no table.');
      box.scrollIntoView();
      box.scrollTop = 0;
      const seen: number[] = [];
      await new Promise<void>((done) => {
        const tick = (now: number): void => {
          seen.push(now);
          box.scrollTop += step;
          if (seen.length < 300 && box.scrollTop + box.clientHeight < box.scrollHeight) requestAnimationFrame(tick);
          else done();
        };
        requestAnimationFrame(tick);
      });
      return seen.slice(1).map((time, index) => time - (seen[index] ?? time));
    }, pixelsAFrame);
    const over = frames.filter((ms) => ms > 33).length / frames.length;
    console.log(`${name}: ${frames.length} frames, ${spread(frames)}, over 33 ms: ${(over * 100).toFixed(1)} %`);
  };
  await scroll('scrolling by 40 px a frame', 40);
  await scroll('scrolling by 1,000 px a frame', 1000);
  const act = async (name: string, selector: string): Promise<void> => {
    console.log(`${name}: ${await times(5, () => page.evaluate(async (target) => {
      const start = performance.now();
      document.querySelector<HTMLElement>(target)?.click();
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return performance.now() - start;
    }, selector))}`);
  };
  await act('sorting by score, to the second frame', '[data-sort=score]');
  await act('filtering, to the second frame', 'input[value=flaky]');
} finally {
  await browser.close();
}
