import { describe, expect, it } from 'vitest';
import { toLineView } from '../../../../src/core/compare/diffViews.ts';
import { readPanelState } from '../../../../src/core/views/panelGuards.ts';
import { toPersisted } from '../../../../src/core/views/persistedPanel.ts';
import { finishedView, idleState } from '../../extension/comparing/samples.ts';

describe('a persisted panel', () => {
  it('holds each line of an answer once, and reads as it was', () => {
    const [before, after] = ['same\r\nold line\nsame too\n\nend', 'same\r\nnew line\nsame too\n\nend\n'];
    const view = { ...finishedView, baseline: { ...finishedView.baseline, text: before }, candidate: { ...finishedView.candidate, text: after }, diff: [], lines: toLineView(before, after) };
    const state = { ...idleState, view };
    const written = JSON.stringify(toPersisted(state));
    expect(written.split('old line')).toHaveLength(2);
    expect(readPanelState(JSON.parse(written))).toEqual(state);
  });

  it('is read without lines, and with lines that no answer has', () => {
    expect(readPanelState(idleState)).toEqual(idleState);
    const odd = { ...idleState, view: { ...finishedView, lines: { lines: [{ kind: 'same', text: 'kept', before: 99 }], folds: [], changes: [] } } };
    expect(readPanelState(odd)?.view.lines?.lines[0]?.text).toBe('kept');
  });
});
