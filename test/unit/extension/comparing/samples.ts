import type { ComparePanelState } from '../../../../src/core/views/comparePanel.ts';
import type { CompareSetup } from '../../../../src/core/views/compareSetup.ts';
import type { ComparisonView, SideView } from '../../../../src/core/views/comparison.ts';

const side = (model: string): SideView => ({ model, notes: ['temperature 0'], text: '', status: 'idle' });

/** A form with a field of each kind, and a parameter that the candidate does not take. */
export const setup: CompareSetup = {
  form: [
    { name: 'text', kind: 'text', required: true, text: 'My parcel is late', description: 'What the customer wrote' },
    { name: 'tone', kind: 'choice', required: false, text: 'friendly', choices: ['friendly', 'formal'] },
    { name: 'count', kind: 'number', required: false, text: '3' },
    { name: 'order', kind: 'json', required: false, text: '{\n  "id": 17\n}' },
    { name: 'loud', kind: 'flag', required: false, text: 'true' },
  ],
  parameters: {
    baseline: [{ name: 'temperature', text: '0', edited: false }],
    candidate: [
      { name: 'temperature', text: '0', edited: false, rejected: 'it takes the default only' },
      { name: 'reasoning_effort', text: 'low', edited: true },
    ],
  },
};

/** A panel before its first run. */
export const idleState: ComparePanelState = {
  promptUri: 'file:///w/prompts/triage/1.2.0.md',
  requested: { baseline: 'chat.triage', candidate: 'gpt-5.5-2026-04-23' },
  inputs: {},
  running: false,
  view: {
    title: 'triage 1.2.0', provider: 'openai (http://127.0.0.1:4010)', notices: [],
    baseline: { ...side('gpt-5.4-2026-03-05'), alias: 'chat.triage' }, candidate: side('gpt-5.5-2026-04-23'), figures: [], diff: [],
  },
};

export const startedSides = {
  baseline: { model: 'gpt-5.4-2026-03-05', alias: 'chat.triage', notes: ['temperature 0'] },
  candidate: { model: 'gpt-5.5-2026-04-23', notes: ['temperature left out: not accepted'] },
} as const;

/** What a run ends with: two answers that differ in one word. */
export const finishedView: ComparisonView = {
  ...idleState.view,
  notices: ['Prices as of 2026-09-23.'],
  baseline: { ...idleState.view.baseline, text: 'the refund was sent', status: 'complete' },
  candidate: { ...idleState.view.candidate, text: 'the credit was sent', status: 'complete' },
  figures: [
    { id: 'input', label: 'input tokens', baseline: '412', candidate: '398', delta: '−14 (−3 %)' },
    { id: 'cost', label: 'cost', baseline: '$0.0037', candidate: '$0.0084', delta: '+$0.0046 (×2.2)' },
  ],
  diff: [
    { kind: 'same', text: 'the ' },
    { kind: 'removed', text: 'refund' },
    { kind: 'added', text: 'credit' },
    { kind: 'same', text: ' was sent' },
  ],
  changes: [1],
  lines: {
    lines: [{ kind: 'removed', text: 'the refund was sent', before: 1 }, { kind: 'added', text: 'the credit was sent', after: 1 }],
    folds: [],
    changes: [0],
  },
  runs: 1,
};
