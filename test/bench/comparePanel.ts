/**
 * What the compare panel holds after 50 runs, in the page and in the extension's session, and the longest task of the page while an answer
 * of a single line of 5 MB arrives and is compared. Run by `npm run bench:panel`.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Page } from 'playwright-core';
import type { ToPage } from '../../src/core/views/comparePanel.ts';
import { createCompareSession } from '../../src/extension/comparing/compareSession.ts';
import { createSystemClock } from '../../src/node/clock.ts';
import { finishedView, idleState, setup, startedSides } from '../unit/extension/comparing/samples.ts';
import { startPageHost } from '../unit/webview/openPage.ts';
import { load } from './figures.ts';

const runs = 50;
const every = 10;
const answer = 'The parcel left the depot on Monday and is expected within three working days.\n'.repeat(250);
/** Lines of over 5 MB: with spaces, without any, and with characters of two bytes. */
const hostile = { words: 'a<b> \u001b[31m'.repeat(545_000), 'no space': 'a<b>'.repeat(1_310_720), 'wide characters': 'a\u202eb'.repeat(1_700_000) };
const view = {
  ...finishedView, baseline: { ...finishedView.baseline, text: answer }, candidate: { ...finishedView.candidate, text: answer },
  diff: [{ kind: 'same' as const, text: answer }], lines: { lines: answer.split('\n').map((text, index) => ({ kind: 'same' as const, text, before: index + 1, after: index + 1 })), folds: [], changes: [] },
};
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

async function pageMemory(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const told: string[] = [];
  for (let run = 0; run <= runs; run++) {
    if (run % every === 0) {
      await devtools.send('HeapProfiler.collectGarbage');
      const { metrics } = await devtools.send('Performance.getMetrics');
      const read = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
      told.push(`${run}: ${megabytes(read('JSHeapUsedSize'))} MB, ${read('Nodes')} nodes, ${read('JSEventListeners')} listeners`);
    }
    await page.evaluate(({ sides, text, whole }) => {
      const messages: ToPage[] = [{ type: 'started', sides }];
      for (let at = 0; at < text.length; at += 1000) messages.push({ type: 'text', side: 'baseline', delta: text.slice(at, at + 1000) }, { type: 'text', side: 'candidate', delta: text.slice(at, at + 1000) });
      for (const message of [...messages, { type: 'finished' as const, view: whole }]) globalThis.scripted.send(message);
    }, { sides: startedSides, text: answer, whole: view });
  }
  console.log(`page after runs of two answers of ${megabytes(answer.length)} MB: ${told.join('; ')}`);
}

async function sessionMemory(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const session = createCompareSession({ ...idleState, setup }, {
    clock: createSystemClock(), post: () => undefined, keep: () => undefined, report: (error) => console.error(error),
    run: (_state, emit) => {
      emit({ type: 'started', sides: startedSides });
      for (let at = 0; at < answer.length; at += 1000) emit({ type: 'text', side: 'baseline', delta: answer.slice(at, at + 1000) });
      return Promise.resolve({ view: structuredClone(view) });
    },
  });
  session.attach();
  const told: string[] = [];
  for (let run = 0; run <= runs; run++) {
    if (run % every === 0) {
      collect();
      told.push(`${run}: ${megabytes(process.memoryUsage().heapUsed)} MB`);
    }
    await session.run();
  }
  session.dispose();
  console.log(`session: ${told.join('; ')}`);
}

async function longestTask(page: Page, kind: keyof typeof hostile): Promise<void> {
  const tasks = await page.evaluate(async ({ sides, text, idle, ended }) => {
    const times: number[] = [];
    new PerformanceObserver((list) => times.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] });
    const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 25));
    globalThis.scripted.send({ type: 'show', state: idle });
    globalThis.scripted.send({ type: 'started', sides });
    for (let at = 0; at < text.length; at += 50_000) {
      globalThis.scripted.send({ type: 'text', side: 'baseline', delta: text.slice(at, at + 50_000) });
      await rest();
    }
    const streaming = Math.max(0, ...times);
    times.length = 0;
    const lines = { lines: [{ kind: 'removed' as const, text, before: 1 }, { kind: 'added' as const, text: 'b', after: 1 }], folds: [], changes: [0] };
    globalThis.scripted.send({ type: 'finished', view: { ...ended, baseline: { ...ended.baseline, text }, diff: [{ kind: 'removed', text }, { kind: 'added', text: 'b' }], changes: [0], lines } });
    await rest();
    const select = document.querySelector<HTMLSelectElement>('[aria-label="Diff by"]');
    for (const mode of ['lines', 'words']) {
      if (select !== null) select.value = mode;
      select?.dispatchEvent(new Event('change'));
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    return { streaming, shown: Math.max(0, ...times) };
  }, { sides: startedSides, text: hostile[kind], idle: { ...idleState, setup }, ended: finishedView });
  console.log(`a line of ${megabytes(hostile[kind].length)} MB, ${kind}: longest task ${tasks.streaming.toFixed(0)} ms while it arrives, ${tasks.shown.toFixed(0)} ms when it is compared; load ${load()}`);
}

const host = await startPageHost();
try {
  await sessionMemory();
  const kinds = Object.keys(hostile) as readonly (keyof typeof hostile)[];
  for (const measure of [pageMemory, ...kinds.map((kind) => (page: Page) => longestTask(page, kind))]) {
    const page = await host.open({ ...idleState, setup });
    await measure(page);
    await page.close();
  }
} finally {
  await host.close();
}
