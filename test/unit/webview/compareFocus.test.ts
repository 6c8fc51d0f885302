import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ToPage } from '../../../src/core/views/comparePanel.ts';
import { panelControls, type PanelControl } from '../../support/panelControls.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { finishedView, idleState, setup, startedSides } from '../extension/comparing/samples.ts';
import { testPages } from './testPages.ts';

const open = testPages();
let page: Page;
beforeEach(async () => {
  page = await open({ ...idleState, setup });
});

const send = (message: ToPage): Promise<void> => page.evaluate((value) => globalThis.scripted.send(value), message);
const focusOn = (control: PanelControl | '.answer'): Promise<unknown> => {
  const selector = control === '.answer' ? control : panelControls[control];
  return waitUntil(`the focus on ${control}`, () => page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector), 3000);
};

describe('the focus', () => {
  it('goes from Run to Stop and back', async () => {
    await page.locator(panelControls.run).focus();
    await send({ type: 'started', sides: startedSides });
    await focusOn('stop');
    await send({ type: 'finished', view: finishedView });
    await focusOn('run');
  });

  it('comes back to the field that a run was started from', async () => {
    await page.locator(panelControls.inputs).click();
    await page.locator(panelControls.textInput).first().locator('input').focus();
    await send({ type: 'started', sides: startedSides });
    await focusOn('stop');
    await send({ type: 'stopped' });
    await focusOn('textInput');
    await page.keyboard.press('End');
    await page.keyboard.type('!');
    expect(await page.locator(panelControls.textInput).first().locator('input').inputValue()).toBe('My parcel is late!');
  });

  it('stays where somebody has moved it meanwhile', async () => {
    await page.locator(panelControls.run).focus();
    await send({ type: 'started', sides: startedSides });
    await focusOn('stop');
    await page.locator('.answer').first().focus();
    await send({ type: 'finished', view: finishedView });
    await page.locator('.figures').waitFor();
    await focusOn('.answer');
  });

  it('stays in the answer whose fold was opened', async () => {
    const lines = [...Array.from({ length: 20 }, (_, index) => ({ kind: 'same' as const, text: `line ${index}`, before: index + 1, after: index + 1 })), { kind: 'removed' as const, text: 'x', before: 21 }];
    await send({ type: 'show', state: { ...idleState, view: { ...finishedView, lines: { lines, folds: [{ from: 0, count: 17 }], changes: [20] } } } });
    await page.locator(panelControls.diffBy).selectOption('lines');
    await page.locator(panelControls.fold).first().focus();
    await page.keyboard.press('Enter');
    await focusOn('.answer');
  });
});

describe('long texts that are no answers', () => {
  it('are laid out in pieces and whole: a value of a structure, the arguments of a tool call', async () => {
    const long = 'x'.repeat(100_000);
    const toolCalls = [{ name: 'find', arguments: long, compared: 'same' as const }];
    const view = { ...finishedView, baseline: { ...finishedView.baseline, toolCalls }, structure: [{ kind: 'changed' as const, path: '/a', before: long, after: '1' }] };
    await send({ type: 'show', state: { ...idleState, view } });
    await page.locator(panelControls.diffBy).selectOption('structure');
    for (const place of ['.structure tbody del', '.checks code .block']) {
      const pieces = await page.locator(place).allTextContents();
      expect(pieces.join('')).toBe(long);
      expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(8000);
    }
  });
});

describe('the editor\'s setting for reduced motion', () => {
  it('holds the page still', async () => {
    await page.evaluate(() => document.body.classList.add('vscode-reduce-motion'));
    await send({ type: 'started', sides: startedSides });
    await send({ type: 'text', side: 'baseline', delta: 'the' });
    const animation = (selector: string, part: string): Promise<string> => page.locator(selector).first().evaluate((element, which) => getComputedStyle(element, which).animationName, part);
    await page.locator('.block').waitFor();
    expect(await animation('.status', '::before')).toBe('none');
    expect(await animation('.answer .block', '::after')).toBe('none');
  });
});
