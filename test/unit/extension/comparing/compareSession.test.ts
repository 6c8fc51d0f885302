import { describe, expect, it } from 'vitest';
import { PromptshiftError } from '../../../../src/core/errors.ts';
import type { ToPage } from '../../../../src/core/views/comparePanel.ts';
import { reducePanel } from '../../../../src/core/views/panelReducer.ts';
import { ActionableError } from '../../../../src/extension/comparing/actionableError.ts';
import { createCompareSession, type CompareSessionOptions } from '../../../../src/extension/comparing/compareSession.ts';
import { createManualClock } from '../manualClock.ts';
import { finishedView, idleState, startedSides } from './samples.ts';

function setUp(run: CompareSessionOptions['run']) {
  const clock = createManualClock();
  const posted: ToPage[] = [];
  const reported: unknown[] = [];
  const session = createCompareSession(idleState, { clock, run, post: (message) => posted.push(message), report: (error) => reported.push(error) });
  return { clock, posted, reported, session };
}

/** A run that sends `chunks` pieces a side, `everyMs` apart. */
function streaming(clock: () => ReturnType<typeof createManualClock>, chunks: number, everyMs: number): CompareSessionOptions['run'] {
  return async (_state, emit, signal) => {
    emit({ type: 'started', sides: startedSides });
    for (let i = 0; i < chunks; i++) {
      await clock().sleep(everyMs, signal);
      emit({ type: 'text', side: 'baseline', delta: `b${i} ` });
      emit({ type: 'text', side: 'candidate', delta: `c${i} ` });
    }
    return { view: finishedView };
  };
}

describe('compare session', () => {
  it('shows 20 chunks that come 50 ms apart as they come: more than 10 states, each within 30 ms', async () => {
    const set = setUp((...args) => streaming(() => set.clock, 20, 50)(...args));
    set.session.attach();
    void set.session.run();
    const states = new Set<string>();
    let page = idleState;
    let read = 0;
    for (let ms = 0; ms < 1100; ms += 5) {
      await set.clock.advance(5);
      for (const message of set.posted.slice(read)) page = reducePanel(page, message);
      read = set.posted.length;
      const chunk = Math.floor((ms + 5) / 50);
      if (ms + 5 - chunk * 50 >= 30 && chunk <= 20 && chunk > 0) expect(page.view.candidate.text.split(' ').length - 1 >= chunk || page.view === finishedView).toBe(true);
      states.add(page.view.baseline.text);
    }
    expect(states.size).toBeGreaterThan(10);
    expect(page.view).toEqual(finishedView);
    expect(page.running).toBe(false);
  });

  it('puts a burst into few messages without losing a letter', async () => {
    const set = setUp(async (_state, emit) => {
      emit({ type: 'started', sides: startedSides });
      for (let i = 0; i < 5000; i++) {
        emit({ type: 'text', side: 'baseline', delta: `${i} ` });
        if (i % 100 === 0) await set.clock.sleep(1, new AbortController().signal);
      }
      return await new Promise(() => undefined);
    });
    set.session.attach();
    void set.session.run();
    await set.clock.advance(200);
    const texts = set.posted.filter(({ type }) => type === 'text');
    expect(texts.length).toBeLessThan(15);
    expect(set.session.state.view.baseline.text).toBe(Array.from({ length: 5000 }, (_, i) => `${i} `).join(''));
  });

  it('keeps what arrives while no page is there, and shows all of it to the next one', async () => {
    const set = setUp((...args) => streaming(() => set.clock, 4, 50)(...args));
    set.session.attach();
    void set.session.run();
    await set.clock.advance(60);
    set.session.detach();
    const before = set.posted.length;
    await set.clock.advance(100);
    expect(set.posted.length).toBe(before);
    set.session.attach();
    expect(set.posted.at(-1)).toEqual({ type: 'show', state: set.session.state });
    expect(set.session.state.view.baseline.text).toBe('b0 b1 b2 ');
    await set.clock.advance(200);
    expect(set.session.state.view).toEqual(finishedView);
  });

  it('aborts the requests on stop and keeps what had arrived', async () => {
    let aborted = false;
    const set = setUp(async (state, emit, signal) => {
      signal.addEventListener('abort', () => (aborted = true));
      return await streaming(() => set.clock, 10, 50)(state, emit, signal);
    });
    set.session.attach();
    const ended = set.session.run();
    await set.clock.advance(110);
    set.session.stop();
    await ended;
    expect(aborted).toBe(true);
    expect(set.session.state.running).toBe(false);
    expect(set.session.state.view.baseline).toMatchObject({ status: 'cancelled', text: 'b0 b1 ' });
    expect(set.session.state.problem).toBeUndefined();
    expect(set.reported).toEqual([]);
  });

  it('says in the panel and once to the person why nothing was sent, with the buttons that help', async () => {
    const error = new ActionableError('configuration', 'There is no API key for https://api.openai.com.', 'Set one, then run again.', ['setApiKey']);
    const { session, reported } = setUp(() => Promise.reject(error));
    await session.run();
    expect(session.state.problem).toEqual({ message: error.message, remedy: error.remedy, actions: ['setApiKey', 'showLog'] });
    expect(session.state.view.baseline.status).toBe('idle');
    expect(reported).toEqual([error]);
  });

  it('hides the words of a defect from the panel', async () => {
    const { session } = setUp(() => Promise.reject(new TypeError('cannot read properties of undefined')));
    await session.run();
    expect(JSON.stringify(session.state.problem)).not.toContain('undefined');
  });

  it('lets a second run clear the problem of the first', async () => {
    let fails = true;
    const { session } = setUp(async (_state, emit) => {
      if (fails) throw new PromptshiftError('provider', 'Nothing answers.', 'Start it.');
      emit({ type: 'started', sides: startedSides });
      return { view: finishedView };
    });
    await session.run();
    fails = false;
    await session.run();
    expect(session.state.problem).toBeUndefined();
    expect(session.state.view).toEqual(finishedView);
  });

  it('runs once at a time', async () => {
    let runs = 0;
    const { session, clock } = setUp(async () => {
      runs++;
      await clock.sleep(50, new AbortController().signal);
      return { view: finishedView };
    });
    void session.run();
    void session.run();
    await clock.advance(60);
    expect(runs).toBe(1);
  });
});
