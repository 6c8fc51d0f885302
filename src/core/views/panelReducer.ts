import type { ComparePanelState, ToPage } from './comparePanel.ts';
import type { ComparisonView, SideName, SideView } from './comparison.ts';

/** Said beside an answer that stopped arriving because the window or the panel went away. */
export const interruptedNotice = 'Interrupted when the window was reloaded or closed. What had arrived is kept.';

/** The state after a message; both ends apply it, so that the page shows what the extension holds. Pure. */
export function reducePanel(state: ComparePanelState, message: ToPage): ComparePanelState {
  switch (message.type) {
    case 'show':
      return message.state;
    case 'started':
      return withoutProblem({
        ...state,
        stale: false,
        running: true,
        view: {
          ...withoutSample(state.view),
          notices: [],
          figures: [],
          diff: [],
          baseline: { ...message.sides.baseline, text: '', status: 'streaming' },
          candidate: { ...message.sides.candidate, text: '', status: 'streaming' },
        },
      });
    case 'text':
      return withSide(state, message.side, (side) => ({ ...side, text: side.text + message.delta }));
    case 'sample':
      return { ...state, view: { ...state.view, sampleNotice: message.notice } };
    case 'sideFinished':
      return withSide(state, message.side, (side) => ({
        ...side,
        status: message.status,
        ...(message.error === undefined ? {} : { error: message.error }),
      }));
    case 'finished':
      return withProblem({ ...state, running: false, view: message.view }, message.problem);
    case 'stopped':
      return withProblem({ ...state, running: false, view: settled(state.view, 'cancelled') }, message.problem);
  }
}

/** A state that comes back from a page whose extension is gone: nothing runs any more, every text is kept. */
export function afterInterruption(state: ComparePanelState): ComparePanelState {
  return state.running ? { ...state, running: false, view: settled(state.view, 'cancelled', interruptedNotice) } : state;
}

function settled(view: ComparisonView, status: 'cancelled', error?: string): ComparisonView {
  const settle = (side: SideView): SideView =>
    side.status === 'streaming' ? { ...side, status: side.text === '' && error === undefined ? 'idle' : status, ...(error === undefined ? {} : { error }) } : side;
  return { ...view, baseline: settle(view.baseline), candidate: settle(view.candidate) };
}

function withSide(state: ComparePanelState, name: SideName, change: (side: SideView) => SideView): ComparePanelState {
  return { ...state, view: { ...state.view, [name]: change(state.view[name]) } };
}

function withProblem(state: ComparePanelState, problem: ComparePanelState['problem']): ComparePanelState {
  return problem === undefined ? withoutProblem(state) : { ...state, problem };
}

function withoutProblem(state: ComparePanelState): ComparePanelState {
  const { problem: _gone, ...rest } = state;
  return rest;
}

function withoutSample(view: ComparisonView): ComparisonView {
  const { sampleNotice: _gone, ...rest } = view;
  return rest;
}
