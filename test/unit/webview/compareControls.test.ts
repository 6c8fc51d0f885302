import { describe, expect, it } from 'vitest';
import type { ComparePanelState } from '../../../src/core/views/comparePanel.ts';
import { panelControls, panelRegions } from '../../support/panelControls.ts';
import { finishedView, idleState, setup } from '../extension/comparing/samples.ts';
import { testPages } from './testPages.ts';

const open = testPages();

const lines = Array.from({ length: 20 }, (_, index) => ({ kind: 'same' as const, text: `line ${index}`, before: index + 1, after: index + 1 }));
const grid = { version: '1.2.0', model: 'gpt-5.5', text: 'a', status: 'complete' as const, output: '1', total: '1 ms', cost: '$0' };
const figure = { id: 'cost', label: 'cost', baseline: '$1', candidate: '$2', delta: '+$1' };
const whole = {
  ...finishedView, costs: [figure], grid: [grid], structure: [{ kind: 'changed' as const, path: '/a', before: '1', after: '2' }],
  lines: { lines: [...lines, { kind: 'removed' as const, text: 'x', before: 21 }], folds: [{ from: 0, count: 17 }], changes: [20] },
  baseline: { ...finishedView.baseline, toolCalls: [{ name: 'find', arguments: '1', compared: 'same' as const }], outputCheck: { ok: true } },
};
const states: Readonly<Record<string, ComparePanelState>> = {
  'before a run': { ...idleState, setup: { ...setup, form: [...setup.form, { name: 'more', kind: 'longText', required: false, text: 'a\nb' }] } },
  'while answers arrive': { ...idleState, setup, running: true, view: { ...finishedView, diff: [], figures: [] } },
  'with answers': { ...idleState, setup, stale: true, view: whole },
  'with two versions': { ...idleState, setup, candidatePromptUri: 'file:///w/prompts/triage/1.1.0.md', grid: true, view: whole },
  'with one model': { ...idleState, setup, single: true, view: { ...whole, single: true } },
  'with a problem': { ...idleState, setup, problem: { message: 'No.', remedy: 'Yes.', actions: ['setApiKey', 'manageTrust', 'openSettings', 'showLog'] } },
};
const interactive = 'a, button, input, select, textarea, summary, [tabindex], [role=button], [contenteditable], vscode-button, vscode-textfield, vscode-textarea, vscode-checkbox, vscode-single-select';

describe('the list of controls', () => {
  it('names everything that the page draws to be used, and nothing that it never draws', async () => {
    const known = { ...panelControls, ...Object.fromEntries(panelRegions.map((region) => [region, region])) };
    const drawn = new Set<string>();
    for (const [name, state] of Object.entries(states)) {
      const page = await open(state);
      for (const mode of ['words', 'lines', 'structure']) {
        const diffBy = page.locator(panelControls.diffBy);
        if ((await diffBy.count()) > 0) await diffBy.selectOption(mode);
        const found = await page.locator('main').evaluate((main, { selector, list }) => [...main.querySelectorAll(selector)].map((element) => ({
          element: element.outerHTML.slice(0, 200), names: Object.entries(list).filter(([, where]) => element.matches(where)).map(([control]) => control),
        })), { selector: interactive, list: known });
        for (const { element, names } of found) {
          expect(names, `${name}, by ${mode}: ${element}`).toHaveLength(1);
          for (const one of names) drawn.add(one);
        }
        if ((await diffBy.count()) === 0) break;
      }
    }
    expect([...drawn].toSorted()).toEqual(Object.keys(known).toSorted());
  });
});
