import '@vscode-elements/elements/dist/vscode-button/index.js';
import { render } from 'lit';
import type { ComparePanelState, ToExtension, ToPage } from '../../core/views/comparePanel.ts';
import { readPanelState } from '../../core/views/panelGuards.ts';
import { reducePanel } from '../../core/views/panelReducer.ts';
import type { Transport } from '../transport.ts';
import './page.css';
import { announcement } from './announcement.ts';
import { createFollower } from './follow.ts';
import { pageTemplate } from './template.ts';

/** How often a growing answer is persisted, in ms; its end always is. */
const persistEveryMs = 400;

/**
 * Renders the compare page into `root` and keeps it up to date with what the transport brings.
 * Starts with the state of an earlier page when there is one. Ctrl+Enter (or Cmd+Enter) runs, Escape stops.
 */
export function renderComparePage(root: HTMLElement, transport: Transport<ToPage, ToExtension, ComparePanelState>): void {
  let state = readPanelState(transport.getState());
  let persistedAt = 0;
  const follower = createFollower(root);
  const live = document.createElement('div');
  live.className = 'visually-hidden';
  live.setAttribute('role', 'status');
  const main = document.createElement('main');
  root.append(main, live);

  const show = (): void => {
    follower.remember();
    render(pageTemplate(state, (message) => transport.post(message)), main);
    follower.follow();
  };
  const persist = (): void => {
    if (state === undefined) return;
    persistedAt = performance.now();
    transport.setState(state);
  };

  transport.onMessage((message) => {
    const before = state;
    state = message.type === 'show' ? message.state : state && reducePanel(state, message);
    show();
    const said = announcement(before, state, message);
    if (said !== undefined) live.textContent = said;
    if (message.type !== 'text' || performance.now() - persistedAt > persistEveryMs) persist();
  });

  // before any control sees the key: Ctrl+Enter on the run button must not run twice
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      if (state?.running === false) transport.post({ type: 'run' });
    } else if (event.key === 'Escape' && state?.running === true) transport.post({ type: 'stop' });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });

  show();
  transport.post({ type: 'ready' });
}
