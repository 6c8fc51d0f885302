import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ComparePanelState } from '../../../src/core/views/comparePanel.ts';
import { finishedView, idleState, setup } from '../extension/comparing/samples.ts';
import { testPages } from './testPages.ts';

const open = testPages();
let page: Page;
beforeEach(async () => {
  page = await open();
});

const show = (state: Partial<ComparePanelState>): Promise<void> =>
  page.evaluate((value) => globalThis.scripted.send({ type: 'show', state: value }), { ...idleState, setup, ...state });
/** Everything the page told since it was there. */
const told = async (): Promise<unknown> => (await page.evaluate(() => globalThis.scripted.posted)).filter(({ type }) => type !== 'ready');
const input = (name: string): ReturnType<Page['locator']> => page.locator(`.field[data-input=${name}]`);

describe('the inputs of the compare page', () => {
  it('says closed what is in them, and opens where something is missing', async () => {
    await show({});
    expect(await page.locator('.inputs > summary').innerText()).toBe('Inputs text: My parcel is late · tone: friendly · count: 3 · order: { "id": 17 } · loud: true');
    await show({ setup: { ...setup, form: setup.form.map((field) => ({ ...field, text: '' })) } });
    expect(await page.locator('.inputs').getAttribute('open')).toBe('');
    await page.locator('.inputs > summary').click();
    expect(await page.locator('.inputs > summary').innerText()).toBe('Inputs missing: text');
  });

  it('are typed into by keyboard alone, and tell each change once', async () => {
    await show({});
    await page.locator('.inputs > summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Server room is on fire');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    expect(await told()).toEqual([{ type: 'setInput', name: 'text', text: 'Server room is on fire' }, { type: 'setInput', name: 'tone', text: 'formal' }]);
  });

  it('take what is still being typed when Ctrl+Enter runs', async () => {
    await show({});
    await page.locator('.inputs > summary').click();
    await input('text').locator('input').fill('Fire');
    await page.keyboard.press('Control+Enter');
    expect(await told()).toEqual([{ type: 'setInput', name: 'text', text: 'Fire' }, { type: 'run' }]);
  });

  it('keep what is being typed when the page is drawn anew, and take the state once they are left', async () => {
    await show({});
    await page.locator('.inputs > summary').click();
    const text = input('text').locator('input');
    await text.fill('half a sen');
    await show({ view: finishedView });
    expect(await text.inputValue()).toBe('half a sen');
    await input('count').locator('input').focus();
    await show({ view: finishedView });
    expect(await text.inputValue()).toBe('My parcel is late');
  });

  it('say what is wrong with a value, and tell nothing of it', async () => {
    await show({});
    await page.locator('.inputs > summary').click();
    await input('count').locator('input').fill('many');
    await input('order').locator('textarea').fill('{id');
    await input('text').locator('input').focus();
    expect(await input('count').locator('.fieldProblem').innerText()).toBe('count must be a number.');
    expect(await input('order').locator('.fieldProblem').innerText()).toContain('order must be JSON');
    expect(await told()).toEqual([]);
    await input('count').locator('input').fill('4');
    await page.keyboard.press('Tab');
    expect(await input('count').locator('.fieldProblem').innerText()).toBe('');
    expect(await told()).toEqual([{ type: 'setInput', name: 'count', text: '4' }]);
  });

  it('are ticked and filled from elsewhere by mouse', async () => {
    await show({});
    await page.locator('.inputs > summary').click();
    await input('loud').locator('input').click();
    await page.locator('vscode-button', { hasText: 'Fill from…' }).click();
    expect(await told()).toEqual([{ type: 'setInput', name: 'loud', text: 'false' }, { type: 'do', action: 'loadInputs' }]);
  });

  it('stay as they are while answers arrive', async () => {
    await show({ running: true });
    await page.locator('.inputs > summary').click();
    expect(await input('text').locator('input').isDisabled()).toBe(true);
    expect(await page.locator('.runs select').isDisabled()).toBe(true);
  });
});

describe('the parameters of the compare page', () => {
  it('say before a run what the model will not take', async () => {
    await show({});
    expect(await page.locator('.parameters > summary').allInnerTexts()).toEqual(['⚙ Parameters', '⚙ Parameters: 1 not accepted']);
    await page.locator('[data-side=candidate] .parameters > summary').click();
    expect(await page.locator('[data-side=candidate] .rejected').innerText()).toBe('Not accepted: it takes the default only');
  });

  it('are changed, removed, added and taken back, each side for itself', async () => {
    await show({});
    const candidate = page.locator('[data-side=candidate] .parameters');
    await candidate.locator('summary').click();
    await candidate.locator('[data-parameter=reasoning_effort] input').fill('high');
    await candidate.getByRole('button', { name: 'Remove temperature from the candidate' }).click();
    await candidate.getByRole('combobox', { name: 'New parameter of the candidate' }).fill('top_p');
    await page.keyboard.press('Tab');
    await page.keyboard.type('0.5');
    await page.keyboard.press('Enter');
    await candidate.getByRole('button', { name: 'Back to the prompt\'s parameters' }).click();
    expect(await told()).toEqual([
      { type: 'setParameter', side: 'candidate', name: 'reasoning_effort', text: 'high' },
      { type: 'removeParameter', side: 'candidate', name: 'temperature' },
      { type: 'setParameter', side: 'candidate', name: 'top_p', text: '0.5' },
      { type: 'resetParameters', side: 'candidate' },
    ]);
  });
});

describe('what can be done with the answers', () => {
  it('is offered once there are some, history always', async () => {
    const offered = (): Promise<readonly string[]> => page.locator('.actionsBar vscode-button:not([disabled])').allInnerTexts();
    await show({});
    expect(await offered()).toEqual(['Set candidate of alias', 'History…']);
    await show({ view: finishedView });
    expect(await offered()).toEqual(['Open in diff editor', 'Copy as Markdown', 'Save as eval case…', 'Set candidate of alias', 'History…']);
    await page.locator('vscode-button', { hasText: 'Copy as Markdown' }).click();
    expect(await told()).toEqual([{ type: 'do', action: 'copyMarkdown' }]);
  });

  it('asks each model as often as is chosen, and says when answers are those of before a change', async () => {
    await show({ view: finishedView, stale: true });
    expect(await page.locator('.stale').innerText()).toContain('before your last change');
    await page.locator('.runs select').selectOption('3');
    expect(await told()).toEqual([{ type: 'setRuns', runs: 3 }]);
  });
});
