import { describe, expect, it } from 'vitest';
import { readPanelState, readToExtension } from '../../../../src/core/views/panelGuards.ts';
import { afterInterruption, interruptedNotice, reducePanel } from '../../../../src/core/views/panelReducer.ts';
import { finishedView, idleState, startedSides } from '../../extension/comparing/samples.ts';

describe('messages of the page', () => {
  it('lets each of its messages through', () => {
    for (const message of [{ type: 'ready' }, { type: 'run' }, { type: 'stop' }, { type: 'openPrompt' }, { type: 'chooseModel', side: 'candidate' }, { type: 'act', action: 'setApiKey' }]) {
      expect(readToExtension(message)).toEqual(message);
    }
  });

  it.each([undefined, null, 'run', [], { type: 'exec' }, { type: 'act', action: 'rm' }, { type: 'chooseModel', side: '__proto__' }])('drops %j', (value) => {
    expect(readToExtension(value)).toBeUndefined();
  });

  it('passes on nothing that was not asked for', () => {
    expect(readToExtension({ type: 'run', command: 'workbench.action.terminal.new' })).toEqual({ type: 'run' });
  });
});

describe('persisted state', () => {
  it('comes back as it was written', () => {
    expect(readPanelState(JSON.parse(JSON.stringify({ ...idleState, view: finishedView })))).toEqual({ ...idleState, view: finishedView });
  });

  it.each([undefined, {}, { ...idleState, view: { title: 'x' } }, { ...idleState, requested: {} }, { ...idleState, view: { ...idleState.view, baseline: { model: 1 } } }])(
    'is dropped when it is damaged or of another version (%#)',
    (value) => expect(readPanelState(value)).toBeUndefined(),
  );
});

describe('an interrupted run', () => {
  const running = [
    { type: 'started', sides: startedSides } as const,
    { type: 'text', side: 'baseline', delta: 'urg' } as const,
    { type: 'sideFinished', side: 'candidate', status: 'complete' } as const,
  ].reduce(reducePanel, idleState);

  it('keeps the texts, says what happened and runs no more', () => {
    const after = afterInterruption(running);
    expect(after.running).toBe(false);
    expect(after.view.baseline).toMatchObject({ text: 'urg', status: 'cancelled', error: interruptedNotice });
    expect(after.view.candidate).toMatchObject({ status: 'complete' });
  });

  it('leaves a run that had ended alone', () => {
    const ended = reducePanel(running, { type: 'finished', view: finishedView });
    expect(afterInterruption(ended)).toBe(ended);
  });
});

describe('a new run', () => {
  it('takes the old answers, figures and sample label away', () => {
    const before = { ...idleState, view: { ...finishedView, sampleNotice: 'fixtures' } };
    const { view } = reducePanel(before, { type: 'started', sides: startedSides });
    expect(view.sampleNotice).toBeUndefined();
    expect([view.baseline.text, view.figures, view.diff, view.notices]).toEqual(['', [], [], []]);
    expect(view.candidate.notes).toEqual(['temperature left out: not accepted']);
  });
});
