import '@vscode-elements/elements/dist/vscode-button/index.js';
import { render } from 'lit';
import type { ComparePanelState, ToExtension, ToPage } from '../../core/views/comparePanel.ts';
import { readPanelState } from '../../core/views/panelGuards.ts';
import { toPersisted } from '../../core/views/persistedPanel.ts';
import { reducePanel } from '../../core/views/panelReducer.ts';
import type { Transport } from '../transport.ts';
import './page.css';
import { announcement } from './announcement.ts';
import { fillFields } from './fillFields.ts';
import { createFocusKeeper } from './focusKeeper.ts';
import { createFollower } from './follow.ts';
import type { DiffControls } from './diffToolbar.ts';
import { readUi, startUi, stepChange, type PageUi } from './pageUi.ts';
import { revealChange } from './revealChange.ts';
import { pageTemplate } from './template.ts';

/** How often a growing answer is persisted at most, in ms; its end always is. */
const persistEveryMs = 400;
/** A long answer takes long to be persisted: so many times of that pass until the next time. */
const persistShare = 20;

/**
 * Renders the compare page into `root` and keeps it up to date with what the transport brings.
 * Starts with the state of an earlier page when there is one. Ctrl+Enter (or Cmd+Enter) runs, Escape stops, F7 and Shift+F7 go from change to change.
 */
export function renderComparePage(root: HTMLElement, transport: Transport<ToPage, ToExtension, ComparePanelState & { readonly ui: PageUi }>): void {
  let state = readPanelState(transport.getState());
  let ui = readUi(transport.getState());
  let persistedAt = 0;
  let persistMs = 0;
  const follower = createFollower(root);
  const live = document.createElement('div');
  live.className = 'visually-hidden';
  live.setAttribute('role', 'status');
  const main = document.createElement('main');
  root.append(main, live);
  const focus = createFocusKeeper(main);

  let planned: number | undefined;
  const show = (): void => {
    if (planned !== undefined) cancelAnimationFrame(planned);
    planned = undefined;
    follower.remember();
    focus.remember();
    render(pageTemplate(state, ui, controls, (message) => transport.post(message)), main);
    fillFields(main);
    focus.keep();
    follower.follow();
  };
  const look = (next: PageUi): void => {
    const gone = next.change !== ui.change;
    ui = next;
    show();
    if (gone && ui.change !== undefined) revealChange(main, ui.change);
    persist();
  };
  const step = (by: 1 | -1): void => {
    if (state !== undefined) look(stepChange(ui, state.view, by));
  };
  const controls: DiffControls = {
    choose: (mode) => look({ ...startUi, mode }),
    step,
    open: (fold) => look({ ...ui, opened: [...ui.opened, fold] }),
  };
  /** Text comes more often than the screen is drawn. */
  const showSoon = (): void => {
    // a page that is not seen has no frames
    if (document.hidden) show();
    else planned ??= requestAnimationFrame(show);
  };
  const persist = (): void => {
    if (state === undefined) return;
    const began = performance.now();
    transport.setState({ ...toPersisted(state), ui });
    persistedAt = performance.now();
    persistMs = persistedAt - began;
  };

  transport.onMessage((message) => {
    const before = state;
    // another comparison has other changes
    if (message.type === 'started' || message.type === 'finished') ui = { mode: ui.mode, opened: [] };
    state = message.type === 'show' ? message.state : state && reducePanel(state, message);
    if (message.type === 'text') showSoon();
    else show();
    const said = announcement(before, state, message);
    if (said !== undefined) live.textContent = said;
    if (message.type !== 'text' || performance.now() - persistedAt > Math.max(persistEveryMs, persistMs * persistShare)) persist();
  });

  // before any control sees the key: Ctrl+Enter on the run button must not run twice
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      commitField();
      if (state?.running === false) transport.post({ type: 'run' });
    } else if (event.key === 'Escape' && state?.running === true) transport.post({ type: 'stop' });
    else if (event.key === 'F7' && state !== undefined) step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });

  show();
  transport.post({ type: 'ready' });
}

/** A field tells of a change when it is left: leaves it and comes back. */
function commitField(): void {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (!(active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement)) return;
  active.blur();
  active.focus();
}
