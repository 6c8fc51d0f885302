import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evalToHtml } from '../../../../../src/core/report/evals/evalHtml.ts';
import { evalHtmlScript, evalHtmlScriptHash } from '../../../../../src/core/report/evals/evalHtmlScript.ts';
import { seriousProblems } from '../../../../support/axe.ts';
import { outcome, suite } from '../../evals/verdict/suites.ts';
import { startReportBrowser, type ReportBrowser } from './htmlPage.ts';
import { resultOf } from './results.ts';

const html = evalToHtml([resultOf([...suite([500, '111', '111'], [9, '000', '111'], [4, '111', '000'], [3, '100', '100']), outcome('fire', '111', '000', 'critical')], { maxRegressions: { critical: 0 } })]);

describe('the HTML report of suites', () => {
  let browser: ReportBrowser;
  beforeAll(async () => {
    browser = await startReportBrowser();
  });
  afterAll(() => browser.close());

  it('names its script in its policy', () => {
    expect(evalHtmlScriptHash).toBe(`sha256-${createHash('sha256').update(evalHtmlScript).digest('base64')}`);
    expect(html).toContain(`default-src 'none'; style-src 'unsafe-inline'; script-src '${evalHtmlScriptHash}'`);
  });

  it('shows the verdict and the worst cases without scripts', async () => {
    const page = await browser.open(html, { javaScriptEnabled: false });
    expect(await page.locator('h1').innerText()).toBe('HOLD Ticket triage 1.2.0');
    expect(await page.locator('.all tbody tr').count()).toBe(100);
    expect(await page.locator('.all tbody tr th').first().innerText()).toBe('fire');
    expect(await page.getByText('Without scripts the worst 100 of 517 cases are listed').isVisible()).toBe(true);
    expect(browser.refused).toEqual([]);
  });

  it('filters, searches and sorts, and keeps only rows in sight in the page', async () => {
    const page = await browser.open(html);
    const rows = page.locator('.all tbody tr:not([hidden]):not([aria-hidden])');
    const said = page.locator('#shown');
    expect(await said.innerText()).toBe('517 cases');
    expect(await rows.count()).toBe(60);
    await page.getByLabel('regressions 5').check();
    expect(await said.innerText()).toBe('5 cases');
    expect(await rows.locator('button').allInnerTexts()).toEqual(['fire', '2-0', '2-1', '2-2', '2-3']);
    await page.getByLabel('flaky 3').check();
    expect(await said.innerText()).toBe('3 cases');
    await page.getByLabel('all 517').check();
    await page.locator('#search').fill('OF FIRE');
    await page.getByText('1 case', { exact: true }).waitFor();
    await page.locator('#search').fill('');
    await page.getByText('517 cases', { exact: true }).waitFor();
    const score = page.getByRole('columnheader', { name: 'Score' });
    await score.getByRole('button').click();
    expect(await score.getAttribute('aria-sort')).toBe('ascending');
    expect(await rows.first().innerText()).toContain('1.00 → 0.00');
    await score.getByRole('button').click();
    expect(await score.getAttribute('aria-sort')).toBe('descending');
    expect(await rows.first().innerText()).toContain('0.00 → 1.00');
  });

  it('goes through every row by keyboard, and opens and leaves a case', async () => {
    const page = await browser.open(html);
    await page.locator('.all tbody button').first().focus();
    for (let step = 0; step < 150; step++) await page.keyboard.press('ArrowDown');
    const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex') ?? document.activeElement?.id ?? null);
    expect(await focused()).toBe('152');
    expect(await page.locator('.all tbody tr[aria-rowindex="152"]').isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('detail');
    expect(await page.locator('#detail h3').innerText()).toMatch(/: same, normal$/);
    expect(await page.locator('#detail > ul > li').count()).toBe(6);
    await page.getByRole('button', { name: 'Back to the table' }).press('Enter');
    expect(await focused()).toBe('152');
  });

  it('keeps the order and the index of its rows when it is scrolled any way', async () => {
    const page = await browser.open(html);
    for (const top of [0, 5000, 5300, 16000, 15700, 3000, 2700, 0]) {
      await page.locator('.all').evaluate((box, to) => {
        box.scrollTop = to;
      }, top);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const indices = await page.locator('.all tbody tr:not([hidden])').evaluateAll((lines) => lines.filter((line) => line.ariaHidden !== 'true').map((line) => Number(line.getAttribute('aria-rowindex'))));
      expect(indices, String(top)).toEqual(indices.map((_, at) => (indices[0] ?? 0) + at));
      const sight = await page.locator('.all').evaluate((box) => {
        const { top: from, bottom } = box.getBoundingClientRect();
        const lines = [...box.querySelectorAll('tbody tr:not([aria-hidden])')].map((line) => line.getBoundingClientRect());
        return Math.min(...lines.map((line) => line.top)) <= from + 40 && Math.max(...lines.map((line) => line.bottom)) >= bottom - 1;
      });
      expect(sight, String(top)).toBe(true);
    }
  });

  it('has nothing that axe-core calls serious, in light and dark', async () => {
    const page = await browser.open(html);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await seriousProblems(page, { colours: true }), colorScheme).toEqual([]);
    }
    expect(browser.refused).toEqual([]);
  });
});
