import type { Clock } from '../../core/host.ts';
import type { ComparePanelState, PanelProblem, ToPage } from '../../core/views/comparePanel.ts';
import type { ComparisonView } from '../../core/views/comparison.ts';
import { reducePanel } from '../../core/views/panelReducer.ts';
import { toPanelProblem } from './actionableError.ts';
import { createDeltaBatcher } from './deltaBatcher.ts';

/** Longest time a piece of text waits before it is shown, in ms. */
const showWithinMs = 25;

/** How a run ended: what to show, and why it is not whole. */
export type RunOutcome = { readonly view: ComparisonView; readonly problem?: PanelProblem };

export type CompareSessionOptions = {
  readonly clock: Clock;
  /** Asks both models for what `state` says; emits what arrives. Rejects when nothing could be sent. */
  readonly run: (state: ComparePanelState, emit: (message: ToPage) => void, signal: AbortSignal) => Promise<RunOutcome>;
  readonly post: (message: ToPage) => void;
  /** Keeps the state where it outlives the window; `now` when a run has ended. */
  readonly keep?: (state: ComparePanelState, now: boolean) => void;
  /** Tells the person about a run that could not be done. */
  readonly report: (error: unknown) => void;
};

/** What one panel shows, and the run that is under way. Outlives its page: a hidden tab has none. */
export interface CompareSession {
  readonly state: ComparePanelState;
  /** A page is there: it gets the whole state, then every change. */
  attach(): void;
  detach(): void;
  replace(state: ComparePanelState): void;
  /** Works out the next state from the present one, after every change that was asked for before. A run waits for it; during a run nothing changes. */
  change(workOut: (state: ComparePanelState) => Promise<ComparePanelState>): Promise<void>;
  run(): Promise<void>;
  /** Aborts the requests; what had arrived stays. */
  stop(): void;
  dispose(): void;
}

export function createCompareSession(initial: ComparePanelState, options: CompareSessionOptions): CompareSession {
  const { clock, post, report } = options;
  let state = initial;
  let attached = false;
  let running: AbortController | undefined;
  let changes: Promise<unknown> = Promise.resolve();

  const apply = (message: ToPage): void => {
    state = reducePanel(state, message);
    if (attached) post(message);
    options.keep?.(state, message.type !== 'text');
  };

  const change = (workOut: (state: ComparePanelState) => Promise<ComparePanelState>): Promise<void> => {
    const make = async (before: Promise<unknown>): Promise<void> => {
      await before;
      if (running === undefined) apply({ type: 'show', state: await workOut(state) });
    };
    const made = make(changes);
    changes = made.catch(() => undefined);
    return made;
  };

  const run = async (): Promise<void> => {
    await changes;
    if (running !== undefined) return;
    const abort = new AbortController();
    running = abort;
    const batcher = createDeltaBatcher(clock, showWithinMs, (side, delta) => apply({ type: 'text', side, delta }));
    const emit = (message: ToPage): void => {
      if (message.type === 'text') return batcher.add(message.side, message.delta);
      batcher.flush();
      apply(message);
    };
    try {
      const outcome = await options.run(state, emit, abort.signal);
      batcher.flush();
      apply({ type: 'finished', ...outcome });
    } catch (error) {
      batcher.flush();
      const problem = abort.signal.aborted ? undefined : toPanelProblem(error);
      apply({ type: 'stopped', ...(problem === undefined ? {} : { problem }) });
      if (!abort.signal.aborted) report(error);
    } finally {
      batcher.dispose();
      running = undefined;
    }
  };

  return {
    get state() {
      return state;
    },
    attach() {
      attached = true;
      post({ type: 'show', state });
    },
    detach() {
      attached = false;
    },
    replace: (next) => apply({ type: 'show', state: next }),
    change,
    run,
    stop: () => running?.abort(),
    dispose() {
      attached = false;
      running?.abort();
    },
  };
}
