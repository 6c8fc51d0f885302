import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startChatServer, type ChatServer, type SeenRequest } from '../support/chatServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { comparePanel } from './support/comparePanel.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { openFile, runCommand } from './support/keyboard.ts';

const chunks = Array.from({ length: 12 }, (_, index) => `word${index + 1} `);
const whole = chunks.join('');
const moments = 20;
/** The same moments each time. */
const seed = 20261122;
/** A last piece that is on its way when the connection is closed may not arrive, in ms. */
const onItsWay = 150;

type Row = { readonly type: string; readonly id: string; readonly answer?: { readonly status: string; readonly text: string } };
const actions = ['cancel', 'reload', 'close'] as const;

describe('a comparison that is cancelled, reloaded or closed', () => {
  let server: ChatServer;
  let editor: Editor;
  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks, delayMs: 90 });
    editor = await launchEditor({ name: 'moments', settings: { 'promptshift.openai.baseUrl': server.url } });
  });
  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });

  /** The rows of each journal, the oldest run first. */
  const journals = (): ReadonlyMap<string, readonly Row[]> => {
    const folder = join(editor.workspace, '.promptshift/runs');
    if (!existsSync(folder)) return new Map();
    const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl')).toSorted();
    return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Row)]));
  };

  it(`at ${moments} moments (seed ${seed}) has asked and kept what the server saw`, async () => {
    onTestFailed(() => editor.picture('failed'));
    const { page } = editor;
    const random = createRandom(seed);
    const panel = comparePanel(page);
    const told: string[] = [];
    await openFile(page, 'prompts/triage/1.2.0.md');
    await runCommand(page, 'View: Close Other Editors in Group');
    for (let moment = 0; moment < moments; moment++) {
      const action = actions[Math.floor(random() * actions.length)] ?? 'cancel';
      const wait = Math.floor(random() * 1500);
      const known = new Set(journals().keys());
      const before = server.requests.length;
      await page.keyboard.press('Control+1');
      await page.locator('.editor-instance .monaco-editor.focused').waitFor();
      await page.keyboard.press('Control+Alt+Enter');
      await waitUntil('a request', () => server.requests.length > before);
      if (action !== 'close') await panel.locator('.side').first().waitFor();
      await page.waitForTimeout(wait);
      const at = Date.now();
      await act(action);
      await waitUntil('the end of every connection', () => server.requests.slice(before).length > 0 && server.requests.slice(before).every(({ isOver }) => isOver()));
      const rows = await waitUntil('a journal that is whole', () => {
        const [added] = [...journals()].filter(([name]) => !known.has(name));
        const all = added?.[1] ?? [];
        const ended = new Set(all.filter(({ type }) => type === 'result').map(({ id }) => id));
        return all.some(({ type }) => type === 'sent') && all.filter(({ type }) => type === 'sent').every(({ id }) => ended.has(id)) && all;
      });
      const requests = server.requests.slice(before);
      check(rows, requests, action === 'reload' ? Number.POSITIVE_INFINITY : at);
      told.push(`${action} after ${wait} ms: ${requests.filter(({ isCut }) => isCut()).length} of ${requests.length} cut`);
      if (action !== 'reload') continue;
      // a page that went away in the middle shows all that came without it
      for (const side of ['baseline', 'candidate']) {
        // the page of before may still be there, or just be going
        const answer = panel.locator(`.side[data-side=${side}][data-status=complete] .answer`);
        await waitUntil(`the whole answer of the ${side}`, async () => (await answer.evaluate(({ textContent }) => textContent, undefined, { timeout: 2000 }).catch(() => '')) === whole);
      }
    }
    console.log(`moments: ${told.join('; ')}`);
    expect(journals().size).toBe(moments);
  }, 300_000);

  async function act(action: (typeof actions)[number]): Promise<void> {
    const { page } = editor;
    switch (action) {
      case 'cancel': return await comparePanel(page).locator('.answer').first().press('Escape');
      case 'reload': return await runCommand(page, 'Developer: Reload Webviews');
      case 'close': {
        const tab = page.locator('.tab', { hasText: 'Compare: triage' });
        await tab.waitFor();
        await tab.hover();
        return await tab.locator('.action-label[aria-label*="Close"]').click();
      }
    }
  }
});

/** What was asked is what the server saw, and nothing that came whole is missing. */
function check(rows: readonly Row[], requests: readonly SeenRequest[], cutAt: number): void {
  const sent = rows.filter(({ type }) => type === 'sent');
  const results = rows.filter(({ type }) => type === 'result').map(({ answer }) => answer ?? { status: 'missing', text: '' });
  // one that was stopped between its row and its connection is there as stopped, with no text
  expect(sent.length).toBeGreaterThanOrEqual(requests.length);
  expect(results).toHaveLength(sent.length);
  const complete = results.filter(({ status }) => status === 'complete');
  const came = requests.filter(({ isCut, chunkTimes }) => !isCut() && (chunkTimes.at(-1) ?? 0) + onItsWay < cutAt);
  expect(complete.length).toBeGreaterThanOrEqual(came.length);
  expect(complete.length).toBeLessThanOrEqual(requests.filter(({ isCut }) => !isCut()).length);
  for (const { text } of complete) expect(text).toBe(whole);
  for (const { status, text } of results.filter((result) => result.status !== 'complete')) {
    expect(status).toBe('cancelled');
    expect(whole.startsWith(text)).toBe(true);
  }
  // what had arrived before the cut is kept
  const kept = results.reduce((all, { text }) => all + text.length, 0);
  const early = requests.reduce((all, { chunkTimes }) => all + chunks.slice(0, chunkTimes.filter((time) => time + onItsWay < cutAt).length).join('').length, 0);
  expect(kept).toBeGreaterThanOrEqual(early);
}

function createRandom(from: number): () => number {
  let state = from;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
