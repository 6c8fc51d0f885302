import { describe, expect, it } from 'vitest';
import type { ComparePanelState } from '../../../src/core/views/comparePanel.ts';
import { seriousProblems } from '../../support/axe.ts';
import { finishedView, idleState, setup } from '../extension/comparing/samples.ts';
import { testPages } from './testPages.ts';

const open = testPages();

const streaming = { ...finishedView, baseline: { ...finishedView.baseline, status: 'streaming' as const }, diff: [], figures: [] };
const states: Readonly<Record<string, ComparePanelState>> = {
  'before a run': { ...idleState, setup },
  'while answers arrive': { ...idleState, setup, running: true, view: streaming },
  'with answers': { ...idleState, setup, stale: true, view: finishedView },
  'with a problem': { ...idleState, setup, problem: { message: 'There is no key.', remedy: 'Set one.', actions: ['setApiKey', 'showLog'] } },
};

describe('axe-core finds nothing serious in the compare page', () => {
  it.each(Object.keys(states))('%s, everything opened', async (name) => {
    const page = await open(states[name]);
    await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    expect(await seriousProblems(page, { colours: false })).toEqual([]);
  });

  it('would name a button without a name', async () => {
    const page = await open(idleState);
    await page.evaluate(() => document.body.append(document.createElement('button')));
    expect((await seriousProblems(page, { colours: false })).map(({ rule }) => rule)).toEqual(['button-name']);
  });
});
