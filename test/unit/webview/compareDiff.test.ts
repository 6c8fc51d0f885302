import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { toLineView, toStructureView } from '../../../src/core/compare/diffViews.ts';
import { wordDiff } from '../../../src/core/compare/wordDiff.ts';
import type { ComparisonView } from '../../../src/core/views/comparison.ts';
import { changeStarts } from '../../../src/core/views/folds.ts';
import { finishedView, idleState } from '../extension/comparing/samples.ts';
import { testPages } from './testPages.ts';

const open = testPages();
let page: Page;
beforeEach(async () => {
  page = await open();
});

function viewOf(before: string, after: string): ComparisonView {
  const diff = wordDiff(before, after);
  const structure = toStructureView(before, after);
  const { baseline, candidate } = finishedView;
  return {
    ...finishedView, baseline: { ...baseline, text: before }, candidate: { ...candidate, text: after },
    diff, changes: changeStarts(diff), lines: toLineView(before, after), ...(structure === undefined ? {} : { structure }),
  };
}
const show = (view: ComparisonView): Promise<void> => page.evaluate((state) => globalThis.scripted.send({ type: 'show', state }), { ...idleState, view });
const count = (): Promise<string> => page.locator('.changeCount').innerText();
const current = (): Promise<readonly string[]> => page.locator('[data-current=true]').allInnerTexts();

const lines = (changed: readonly number[]): string => Array.from({ length: 40 }, (_, i) => `line ${i}${changed.includes(i) ? ' (changed)' : ''}`).join('\n');

describe('the diff of the compare page', () => {
  it('goes from change to change by key and by button, round and round, on both sides at once', async () => {
    await show(viewOf('one red fish, two old boats', 'one blue fish, two new boats'));
    expect(await count()).toBe('2 changes');
    await page.keyboard.press('F7');
    expect([await count(), await current()]).toEqual(['change 1 of 2', ['red', 'blue']]);
    await page.getByRole('button', { name: 'Next change' }).click();
    expect([await count(), await current()]).toEqual(['change 2 of 2', ['old', 'new']]);
    await page.keyboard.press('F7');
    await page.keyboard.press('Shift+F7');
    expect(await current()).toEqual(['old', 'new']);
  });

  it('brings a far change into sight', async () => {
    const long = 'word '.repeat(20_000);
    await show(viewOf(`${long}red`, `${long}blue`));
    expect(await page.locator('del').isVisible() && await page.locator('.answer').first().evaluate((answer) => answer.scrollTop)).toBe(0);
    await page.keyboard.press('F7');
    for (const side of ['baseline', 'candidate']) {
      const seen = await page.locator(`[data-side=${side}] [data-current=true]`).evaluate((piece) => {
        const [inner, outer] = [piece.getBoundingClientRect(), piece.closest('.answer')?.getBoundingClientRect()];
        return outer !== undefined && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
      });
      expect(seen, side).toBe(true);
    }
  });

  it('compares by line with numbers, folds what nobody changed, and opens it', async () => {
    await show(viewOf(lines([]), lines([20])));
    await page.getByRole('combobox', { name: 'Diff by' }).selectOption('lines');
    const side = page.locator('[data-side=candidate]');
    expect(await side.locator('.fold').allInnerTexts()).toEqual(['17 unchanged lines', '16 unchanged lines']);
    expect(await side.locator('.line[data-kind=added]').innerText()).toMatch(/^21\s+line 20 \(changed\)$/);
    await side.locator('.fold').first().click();
    expect(await side.locator('.fold').count()).toBe(1);
    expect(await page.locator('[data-side=baseline] .line').first().innerText()).toMatch(/^1\s+line 0$/);
    expect(await count()).toBe('1 change');
  });

  it('compares JSON as values: the order of keys is no change', async () => {
    await show(viewOf('{"a": 1, "b": [1, 2]}', '{"b": [1, 3], "a": 1}'));
    await page.getByRole('combobox', { name: 'Diff by' }).selectOption('structure');
    expect(await page.locator('.structure tbody tr').count()).toBe(1);
    expect(await page.locator('.structure tbody th').innerText()).toBe('/b/1');
    await page.keyboard.press('F7');
    expect(await count()).toBe('change 1 of 1');
    await show(viewOf('{"a": 1, "b": 2}', '{"b": 2, "a": 1}'));
    expect(await page.locator('.structure').innerText()).toBe('Both answers are the same JSON value.');
  });

  it('offers structure for JSON only, and keeps the way of looking through a reload', async () => {
    await show(viewOf('a', 'b'));
    expect(await page.getByRole('combobox', { name: 'Diff by' }).locator('option').allInnerTexts()).toEqual(['words', 'lines']);
    await page.getByRole('combobox', { name: 'Diff by' }).selectOption('lines');
    const kept = await page.evaluate(() => globalThis.scripted.state);
    page = await open(kept);
    expect(await page.getByRole('combobox', { name: 'Diff by' }).inputValue()).toBe('lines');
  });
});

describe('what else the compare page says of an answer', () => {
  it('checks tool calls and the output, and says where the sides differ', async () => {
    await show({
      ...finishedView,
      baseline: { ...finishedView.baseline, toolCalls: [{ name: 'lookup_order', arguments: 'id: 17', check: { ok: true }, compared: 'same' }], outputCheck: { ok: true } },
      candidate: {
        ...finishedView.candidate, labels: ['cached'], served: 'gpt-5.5-mini',
        toolCalls: [{ name: 'lookup_order', arguments: 'id: "17"', check: { ok: false, reason: '/id must be integer' }, compared: 'differs', changes: [{ kind: 'changed', path: '/id', before: '17', after: '"17"' }] }],
      },
    });
    expect(await page.locator('[data-side=baseline] .check').allInnerTexts()).toEqual([expect.stringContaining('lookup_order(id: 17)'), expect.stringContaining('output schema')]);
    expect(await page.locator('[data-side=candidate] .check').innerText()).toMatch(/lookup_order\(id: "17"\) ✖ \/id must be integer\s+differs at \/id/);
    expect(await page.locator('[data-side=candidate] .sideTop .sample').innerText()).toBe('cached');
    expect(await page.locator('[data-side=candidate] .served').innerText()).toContain('gpt-5.5-mini');
  });
});
