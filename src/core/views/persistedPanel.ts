import type { ComparePanelState } from './comparePanel.ts';
import type { ComparisonView, DiffLineView } from './comparison.ts';

/** A state as it is kept: the line diff without the texts of its lines, which stand in the answers. */
export function toPersisted<State extends ComparePanelState>(state: State): State {
  return withLines(state, (line) => ({ ...line, text: '' }));
}

/** The same with those texts again. */
export function fromPersisted<State extends ComparePanelState>(state: State): State {
  const { baseline, candidate } = state.view;
  const [before, after] = [baseline.text.split('\n'), candidate.text.split('\n')];
  return withLines(state, (line) => ({ ...line, text: (line.before === undefined ? after[(line.after ?? 0) - 1] : before[line.before - 1]) ?? line.text }));
}

function withLines<State extends ComparePanelState>(state: State, change: (line: DiffLineView) => DiffLineView): State {
  const { lines } = state.view;
  if (!Array.isArray(lines?.lines)) return state;
  const view: ComparisonView = { ...state.view, lines: { ...lines, lines: lines.lines.map(change) } };
  return { ...state, view };
}
