import { describe, expect, it } from 'vitest';
import type { ComparePanelState } from '../../../../src/core/views/comparePanel.ts';
import { createPanelStates } from '../../../../src/extension/comparing/panelStates.ts';
import { RecordingLogger } from '../inMemoryEditor.ts';
import { createManualClock } from '../manualClock.ts';
import { idleState } from './samples.ts';

function setUp(write?: () => Promise<void>) {
  const clock = createManualClock();
  const files = new Map<string, Uint8Array>();
  const logger = new RecordingLogger();
  let writes = 0;
  const folder = {
    async read(name: string): Promise<Uint8Array> {
      const bytes = files.get(name);
      if (bytes === undefined) throw new Error('no such file');
      return bytes;
    },
    async write(name: string, bytes: Uint8Array): Promise<void> {
      writes++;
      await write?.();
      files.set(name, bytes);
    },
    remove: async (name: string): Promise<void> => void files.delete(name),
  };
  return { clock, files, logger, states: createPanelStates({ folder, clock, logger, everyMs: 500 }), writes: () => writes };
}

const withText = (text: string): ComparePanelState => ({ ...idleState, running: true, view: { ...idleState.view, baseline: { ...idleState.view.baseline, text } } });

describe('panel states', () => {
  it('writes a growing answer twice a second, and its end at once', async () => {
    const { clock, states, writes } = setUp();
    for (let i = 0; i < 100; i++) {
      states.save(withText('x'.repeat(i)), false);
      await clock.advance(10);
    }
    expect(writes()).toBeLessThanOrEqual(2);
    states.save(withText('the end'), true);
    await clock.advance(1);
    expect((await states.load(idleState.promptUri))?.view.baseline.text).toBe('the end');
  });

  it('writes one at a time, the last one last', async () => {
    let atOnce = 0;
    const set = setUp(async () => {
      expect(++atOnce).toBe(1);
      await set.clock.sleep(100, new AbortController().signal);
      atOnce--;
    });
    for (const text of ['one', 'two', 'three']) {
      set.states.save(withText(text), true);
      await set.clock.advance(30);
    }
    await set.clock.advance(1000);
    expect((await set.states.load(idleState.promptUri))?.view.baseline.text).toBe('three');
  });

  it('forgets a closed panel, also what was about to be written', async () => {
    const { clock, files, states } = setUp();
    states.save(withText('one'), false);
    states.forget(idleState.promptUri);
    await clock.advance(1000);
    expect(files.size).toBe(0);
    expect(await states.load(idleState.promptUri)).toBeUndefined();
  });

  it('takes a damaged file for none, and goes on when a write fails', async () => {
    let fails = true;
    const { clock, files, logger, states } = setUp(async () => {
      if (fails) throw new Error('disk full');
    });
    states.save(withText('one'), true);
    await clock.advance(10);
    expect(logger.lines.join()).toContain('disk full');
    fails = false;
    states.save(withText('two'), true);
    await clock.advance(10);
    expect((await states.load(idleState.promptUri))?.view.baseline.text).toBe('two');
    for (const name of files.keys()) files.set(name, new TextEncoder().encode('{"half'));
    expect(await states.load(idleState.promptUri)).toBeUndefined();
  });
});
