import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { toResultsView } from '../../../src/core/report/evals/toResultsView.ts';
import type { CaseDetails, ResultsState, ToResultsPage } from '../../../src/core/views/results.ts';
import { evalResultOf, manyCases } from '../../support/evalResults.ts';
import { seriousProblems } from '../../support/axe.ts';
import { testPages } from './testPages.ts';

const open = testPages('scriptedResults.ts');

const run = { folder: 'file:///work', runId: '2026-11-22T010000Z-triage-1f3a' };
const holding = evalResultOf([
  { id: 'fire', severity: 'critical', tags: ['harm'], passes: ['+++', '---'] }, { id: 'late', passes: ['+++', '+++'] }, { id: 'thanks', severity: 'low', passes: ['---', '+++'] },
  { id: 'shouting', passes: ['+-+', '+++'] }, { id: 'broken', passes: ['+++', '!!!'] },
], { maxRegressions: { critical: 0 } });
const finished = (result = holding): ResultsState => ({ run, title: 'Ticket triage 1.2.0', status: 'finished', view: toResultsView(result, { labels: [], notices: [] }) });
const send = (page: Page, message: ToResultsPage): Promise<void> => page.evaluate((given) => globalThis.scriptedResults.send(given), message);
const ids = (page: Page): Promise<readonly string[]> => page.locator('.body .row .id').allInnerTexts();
const posted = (page: Page): Promise<readonly unknown[]> => page.evaluate(() => globalThis.scriptedResults.posted);

describe('the results page', () => {
  it('shows the decision first, its reasons, and every case, what to look at first on top', async () => {
    const page = await open();
    expect(await posted(page)).toEqual([{ type: 'ready' }]);
    await send(page, { type: 'show', state: { run, title: 'Eval result', status: 'loading' } });
    expect(await page.locator('main').innerText()).toBe('Loading the result…');
    await send(page, { type: 'show', state: finished() });
    expect(await page.locator('.decision').innerText()).toContain('INCOMPLETE');
    expect(await page.locator('.reasons li').count()).toBeGreaterThan(0);
    expect(await ids(page)).toEqual(['broken', 'fire', 'thanks', 'shouting', 'late']);
    expect(await page.getByRole('grid', { name: 'Cases' }).getAttribute('aria-rowcount')).toBe('6');
  });

  it('filters, searches and sorts, and keeps that over a reload', async () => {
    const page = await open();
    await send(page, { type: 'show', state: finished() });
    await page.getByRole('button', { name: 'regressions 1' }).click();
    expect(await ids(page)).toEqual(['fire']);
    await page.getByRole('button', { name: 'all 5' }).click();
    await page.keyboard.press('/');
    await page.keyboard.type('harm');
    await page.waitForFunction(() => document.querySelectorAll('.body .row').length === 1);
    expect(await ids(page)).toEqual(['fire']);
    await page.locator('input[type=search]').fill('');
    await page.waitForFunction(() => document.querySelectorAll('.body .row').length === 5);
    await page.getByRole('button', { name: 'Case', exact: true }).click();
    expect(await ids(page)).toEqual(['broken', 'fire', 'late', 'shouting', 'thanks']);
    await page.getByRole('button', { name: /^Case/ }).click();
    expect(await page.getByRole('columnheader', { name: /Case/ }).getAttribute('aria-sort')).toBe('descending');
    const kept = await page.evaluate(() => globalThis.scriptedResults.state);
    const again = await open(kept);
    await send(again, { type: 'show', state: finished() });
    expect(await ids(again)).toEqual(['thanks', 'shouting', 'late', 'fire', 'broken']);
  });

  it('opens a case by keyboard, shows its answers as text, and closes it', async () => {
    const page = await open();
    await send(page, { type: 'show', state: finished() });
    await page.locator('.grid').focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('.grid').getAttribute('aria-activedescendant')).toBe('row-1');
    await page.keyboard.press('Enter');
    expect(await posted(page)).toContainEqual({ type: 'details', case: 'fire' });
    await send(page, { type: 'details', details });
    expect(await page.locator('.details .answerText').first().innerText()).toBe('<img src=x onerror=alert(1)>');
    expect(await page.locator('.details img').count()).toBe(0);
    await page.getByRole('button', { name: 'Open in compare panel' }).click();
    expect(await posted(page)).toContainEqual({ type: 'compare', case: 'fire' });
    await page.keyboard.press('Escape');
    expect(await page.locator('.details').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('grid');
  });

  it('asks for the open case again after a reload, and for answers of no other', async () => {
    const page = await open({ run, ui: { filter: 'all', search: '', sort: { key: 'change', descending: false }, sections: [], open: 'fire' } });
    await send(page, { type: 'show', state: finished() });
    await send(page, { type: 'details', details: { ...details, id: 'late' } });
    expect(await page.locator('.details .answerText').count()).toBe(0);
    await send(page, { type: 'details', details });
    expect(await page.locator('.details .answerText').count()).toBe(1);
    expect((await posted(page)).filter((message) => JSON.stringify(message).includes('details'))).toHaveLength(1);
  });

  it('says how a run goes, stops it, and offers what follows from its decision', async () => {
    const page = await open();
    await send(page, { type: 'show', state: { run, title: 'Ticket triage', status: 'running' } });
    await send(page, { type: 'progress', progress: { done: 12, total: 72, failed: 3, errors: 0, spent: '$0.04' } });
    expect(await page.locator('.running').innerText()).toContain('12 of 72 answers · 3 failed');
    await page.locator('vscode-button', { hasText: 'Stop' }).click();
    expect(await posted(page)).toContainEqual({ type: 'stop' });
    const good = evalResultOf(Array.from({ length: 300 }, (_, at) => ({ id: `c${at}`, passes: ['+++', '+++'] as const })));
    await send(page, { type: 'show', state: finished(good) });
    expect(await page.locator('.decision').innerText()).toContain('PROMOTE');
    await page.locator('vscode-button[data-action=promote]').click();
    expect(await posted(page)).toContainEqual({ type: 'do', action: 'promote' });
    const bad = evalResultOf(Array.from({ length: 40 }, (_, at) => ({ id: `c${at}`, passes: at < 20 ? (['+++', '---'] as const) : (['+++', '+++'] as const) })));
    await send(page, { type: 'show', state: finished(bad) });
    expect(await page.locator('.decision').innerText()).toContain('HOLD');
    await page.locator('vscode-button[data-action=regressions]').click();
    expect(await page.locator('.grid').getAttribute('aria-rowcount')).toBe('21');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('grid');
  });

  it('draws only rows in sight of 10,000 and reaches the last by keyboard', async () => {
    const page = await open();
    await send(page, { type: 'show', state: finished(evalResultOf(manyCases(10_000))) });
    expect(await page.locator('.body .row').count()).toBeLessThan(60);
    await page.locator('.grid').focus();
    await page.keyboard.press('End');
    await page.waitForFunction(() => document.querySelector('#row-9999') !== null);
    expect(await page.locator('#row-9999').getAttribute('aria-rowindex')).toBe('10001');
    const [grid, row] = [await page.locator('.grid').boundingBox(), await page.locator('#row-9999').boundingBox()];
    expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual((grid?.y ?? 0) + (grid?.height ?? 0) + 1);
  });

  it('has charts with a name and their data as text, and axe finds nothing serious with everything open', async () => {
    const page = await open({ run, ui: { filter: 'all', search: '', sort: { key: 'change', descending: false }, sections: ['bounds', 'figures', 'charts'], open: 'fire' } });
    await send(page, { type: 'show', state: { ...finished(), problem: { message: 'There is no key.', remedy: 'Set one.', actions: ['showLog'] } } });
    await send(page, { type: 'details', details });
    expect(await page.getByRole('img', { name: /^Score differences\. .*1 lower/ }).count()).toBe(1);
    await page.locator('.chart details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    expect(await page.locator('.chart table').count()).toBe(3);
    expect(await seriousProblems(page, { colours: false })).toEqual([]);
  });
});

const details: CaseDetails = {
  id: 'fire', place: 'evals/triage.eval.yaml:12', inputs: [{ name: 'text', text: 'A parcel is on fire' }],
  repeats: [{
    number: 1,
    baseline: { status: 'passed', text: '<img src=x onerror=alert(1)>', toolCalls: [], figures: ['score 1', '900 ms', '$0.0037'], labels: [], assertions: [{ mark: 'passed', name: 'equals', reason: 'It is equal.' }] },
    candidate: { status: 'error', text: '', toolCalls: [], figures: [], labels: ['replayed'], error: 'The server was busy.', assertions: [] },
  }],
};
