import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ToPage } from '../../../src/core/views/comparePanel.ts';
import type { ComparisonView } from '../../../src/core/views/comparison.ts';
import { finishedView, idleState, startedSides } from '../extension/comparing/samples.ts';
import { testPages } from './testPages.ts';

const open = testPages();
let page: Page;

const send = (message: ToPage): Promise<void> => page.evaluate((value) => globalThis.scripted.send(value), message);
const posted = (): Promise<unknown> => page.evaluate(() => globalThis.scripted.posted);
const answer = (side: string): Promise<string> => page.locator(`[data-side=${side}] .answer`).innerText();

describe('compare page', () => {
  it('says that it is there, and shows what it is sent', async () => {
    page = await open();
    expect(await posted()).toEqual([{ type: 'ready' }]);
    await send({ type: 'show', state: idleState });
    expect(await page.locator('h1').innerText()).toContain('triage 1.2.0');
    expect(await page.locator('.model').allInnerTexts()).toEqual([expect.stringContaining('chat.triage'), expect.stringContaining('gpt-5.5-2026-04-23')]);
  });

  it('shows each piece of text with the next frame', async () => {
    page = await open();
    await send({ type: 'show', state: idleState });
    await send({ type: 'started', sides: startedSides });
    for (const [index, word] of ['the ', 'refund ', 'was ', 'sent'].entries()) {
      await send({ type: 'text', side: 'baseline', delta: word });
      await expect.poll(async () => (await answer('baseline')).split(/\s+/).filter(Boolean).join(' ')).toBe('the refund was sent'.split(' ').slice(0, index + 1).join(' '));
    }
    expect(await page.locator('[data-side=baseline] .status').innerText()).toBe('Answering…');
  });

  it('marks the words that only one side has, and prints the figures', async () => {
    page = await open();
    await send({ type: 'show', state: { ...idleState, view: finishedView } });
    expect(await page.locator('[data-side=baseline] del').allInnerTexts()).toEqual(['refund']);
    expect(await page.locator('[data-side=candidate] ins').allInnerTexts()).toEqual(['credit']);
    expect(await answer('candidate')).toBe('the credit was sent');
    expect(await page.locator('tr[data-figure=cost] td').allInnerTexts()).toEqual(['$0.0037', '$0.0084', '+$0.0046 (×2.2)']);
    expect(await page.locator('.notices').innerText()).toBe('Prices as of 2026-09-23.');
  });

  it('shows a hostile answer as text: nothing loads, nothing runs', async () => {
    page = await open();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const hostile = '<script>globalThis.hacked = 1</script><img src="http://evil.test/x.png" onerror="hacked=1">![x](http://evil.test/y.png)\u001b[31m\u202e';
    const side = { ...finishedView.baseline, text: hostile };
    await send({ type: 'show', state: { ...idleState, view: { ...finishedView, baseline: side, diff: [{ kind: 'removed', text: hostile }] } } });
    expect(await page.locator('.answer').first().evaluate((element) => element.textContent)).toBe(hostile);
    expect(await page.locator('.answer img, .answer script').count()).toBe(0);
    expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
    expect(requests).toEqual([]);
  });

  it('shows hostile texts as text in every place that an answer reaches, and sends no word of theirs to the host', async () => {
    page = await open();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const bad = '<script>hacked=1</script><img src="http://evil.test/x.png" onerror="hacked=1">![x](http://evil.test/y)<style>@import "http://evil.test/z"</style>\u001b]8;;http://evil.test\u0007\u202e{"type":"run"}';
    const side = {
      ...finishedView.baseline, model: bad, alias: bad, version: bad, served: bad, servedSnapshot: bad, error: bad, notes: [bad], text: `${bad}\nsame`,
      toolCalls: [{ name: bad, arguments: bad, check: { ok: false, reason: bad }, compared: 'differs' as const, changes: [{ kind: 'changed' as const, path: bad }] }],
      outputCheck: { ok: false, reason: bad },
    };
    const view: ComparisonView = {
      ...finishedView, title: bad, provider: bad, sampleNotice: bad, notices: [bad], spent: bad, baseline: side, candidate: side,
      figures: [{ id: 'cost', label: bad, baseline: bad, candidate: bad, delta: bad, spread: { baseline: bad, candidate: bad } }],
      costs: [{ id: 'input', label: bad, baseline: bad, candidate: bad, delta: bad }],
      diff: [{ kind: 'removed', text: bad }, { kind: 'added', text: bad }, { kind: 'same', text: bad }], changes: [0],
      lines: { lines: [{ kind: 'removed', text: bad, before: 1 }, { kind: 'added', text: bad, after: 1 }, { kind: 'same', text: 'same', before: 2, after: 2 }], folds: [], changes: [0] },
      structure: [{ kind: 'changed', path: bad, from: bad, before: bad, after: bad }],
      grid: [{ version: bad, model: bad, side: 'baseline', text: bad, status: 'complete', output: bad, total: bad, cost: bad, agreement: bad }],
    };
    const problem = { message: bad, remedy: bad, actions: ['showLog' as const] };
    await send({ type: 'show', state: { ...idleState, view, problem } });
    for (const mode of ['words', 'lines', 'structure']) {
      await page.getByLabel('Diff by').selectOption(mode);
      const place = page.locator(mode === 'words' ? '.answer' : mode === 'lines' ? '.line' : '.structure').first();
      expect(await place.evaluate((element) => element.textContent)).toContain(bad);
    }
    expect(await page.locator('main :is(img, script, style, iframe, a, object, link)').count()).toBe(0);
    // as an answer that arrives, and as what another frame could send
    await send({ type: 'started', sides: startedSides });
    await send({ type: 'text', side: 'baseline', delta: bad });
    await page.evaluate((data) => window.postMessage(data, '*'), { type: 'run', text: bad });
    expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
    expect(requests).toEqual([]);
    expect(await page.evaluate(() => globalThis.scripted.posted.map(({ type }) => type))).toEqual(['ready']);
  });

  it('cuts a line of 5 MB into pieces that are laid out one by one, in words and in lines', async () => {
    page = await open();
    const line = 'a<b>'.repeat(1_310_720);
    const view: ComparisonView = {
      ...finishedView, baseline: { ...finishedView.baseline, text: line }, diff: [{ kind: 'removed', text: line }, { kind: 'added', text: 'b' }], changes: [0],
      lines: { lines: [{ kind: 'removed', text: line, before: 1 }, { kind: 'added', text: 'b', after: 1 }], folds: [], changes: [0] },
    };
    await send({ type: 'show', state: { ...idleState, view } });
    for (const mode of ['words', 'lines']) {
      await page.getByLabel('Diff by').selectOption(mode);
      const pieces = await page.locator('.side[data-side=baseline] .answer').evaluate((region) => [...region.querySelectorAll('.block')].map(({ textContent }) => textContent ?? ''));
      expect(pieces.join('')).toBe(line);
      expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(8000);
    }
  });

  it('shows a model that is asked alone with one answer and one column, and takes a second one on', async () => {
    page = await open();
    await send({ type: 'show', state: { ...idleState, single: true } });
    await send({ type: 'started', sides: startedSides });
    expect(await page.locator('[role=status]').innerText()).toBe('The model is answering.');
    await send({ type: 'finished', view: { ...finishedView, single: true } });
    expect(await page.locator('.side').count()).toBe(1);
    expect(await page.locator('.figures thead th').allInnerTexts()).toEqual(['Model']);
    expect(await page.locator('.diffBar').count()).toBe(0);
    expect(await page.locator('vscode-button', { hasText: 'Open in diff editor' }).count()).toBe(0);
    await page.locator('vscode-button', { hasText: 'Compare with…' }).click();
    expect(await posted()).toEqual([{ type: 'ready' }, { type: 'chooseModel', side: 'candidate' }]);
  });

  it('offers a grid for two versions on two models alone', async () => {
    page = await open();
    await send({ type: 'show', state: idleState });
    expect(await page.locator('.gridChoice').count()).toBe(0);
    await send({ type: 'show', state: { ...idleState, candidatePromptUri: 'file:///w/prompts/triage/1.1.0.md' } });
    await page.locator('.gridChoice input').focus();
    await page.keyboard.press('Space');
    expect(await posted()).toEqual([{ type: 'ready' }, { type: 'setGrid', grid: true }]);
  });

  it('breaks nothing of its own policy', async () => {
    page = await open();
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.reload();
    await send({ type: 'show', state: { ...idleState, view: { ...finishedView, sampleNotice: 'fixtures' }, problem: { message: 'm', remedy: 'r', actions: ['setApiKey', 'showLog'] } } });
    await page.locator('.banner.problem vscode-button').first().waitFor();
    expect(problems).toEqual([]);
  });

  it('starts with the state of the page before it, before the extension says anything', async () => {
    page = await open({ ...idleState, view: finishedView });
    expect(await answer('baseline')).toBe('the refund was sent');
  });

  it('starts afresh from a damaged state', async () => {
    page = await open({ view: 7 });
    expect(await page.locator('main').innerText()).toBe('Loading the comparison…');
  });

  it('persists what arrives', async () => {
    page = await open();
    await send({ type: 'show', state: idleState });
    await send({ type: 'started', sides: startedSides });
    await send({ type: 'text', side: 'candidate', delta: 'urgent' });
    await send({ type: 'sideFinished', side: 'candidate', status: 'complete' });
    expect(await page.evaluate(() => globalThis.scripted.state)).toMatchObject({ running: true, view: { candidate: { text: 'urgent', status: 'complete' } } });
  });

  it('runs and stops by mouse and by keyboard, each only when it makes sense', async () => {
    page = await open();
    await send({ type: 'show', state: idleState });
    await page.locator('vscode-button', { hasText: 'Run' }).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    await send({ type: 'started', sides: startedSides });
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Escape');
    await page.locator('vscode-button', { hasText: 'Stop' }).click();
    expect(await posted()).toEqual([{ type: 'ready' }, { type: 'run' }, { type: 'run' }, { type: 'stop' }, { type: 'stop' }]);
  });

  it('reaches every control by Tab, with a visible outline', async () => {
    page = await open();
    await send({ type: 'show', state: { ...idleState, view: finishedView } });
    const reached: string[] = [];
    for (let i = 0; i < 15; i++) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim().replaceAll(/\s+/g, ' ') ?? ''));
      expect(await page.evaluate(() => {
        const element = document.activeElement;
        const shown = element?.shadowRoot?.querySelector('[part=base]') ?? element;
        return shown === null || shown === undefined ? 'none' : getComputedStyle(shown).outlineStyle;
      })).not.toBe('none');
    }
    expect(reached).toEqual([
      'triage 1.2.0', 'Runs of each side', expect.stringContaining('Run again'), expect.stringContaining('chat.triage'), 'Baseline answer', expect.stringContaining('gpt-5.5'), 'Candidate answer',
      'Diff by', 'Previous change', 'Next change', 'Figures',
      'Open in diff editor', 'Copy as Markdown', 'Save as eval case…', 'Set candidate of alias',
    ]);
  });

  it('tells a screen reader when the comparison ends, not each word', async () => {
    page = await open();
    const said = page.locator('[role=status]');
    await send({ type: 'show', state: idleState });
    await send({ type: 'started', sides: startedSides });
    await send({ type: 'text', side: 'baseline', delta: 'the refund' });
    expect(await said.innerText()).toBe('Both models are answering.');
    await send({ type: 'finished', view: finishedView });
    expect(await said.innerText()).toBe('Comparison complete. Cost difference: +$0.0046 (×2.2).');
  });

  it('puts the answers beside each other, and below each other where it is narrow', async () => {
    const tops = async (): Promise<number[]> => page.locator('.answer').evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
    page = await open({ ...idleState, view: finishedView }, 520);
    const [left, right] = await tops();
    expect(left).toBe(right);
    await page.setViewportSize({ width: 400, height: 800 });
    const [first = 0, second = 0] = await tops();
    expect(second).toBeGreaterThan(first);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  });

  it('holds still for those who asked for it', async () => {
    page = await open();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await send({ type: 'show', state: idleState });
    await send({ type: 'started', sides: startedSides });
    const animation = await page.locator('.status').first().evaluate((element) => getComputedStyle(element, '::before').animationName);
    expect(animation).toBe('none');
  });
});
