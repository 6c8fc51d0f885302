/** Runs in a plain browser: the compare page with a transport that the test holds. Bundled by `openPage.ts`. */
import type { ComparePanelState, ToExtension, ToPage } from '../../../src/core/views/comparePanel.ts';
import { renderComparePage } from '../../../src/webview/compare/page.ts';

export type Scripted = {
  /** Delivers a message as the extension would. */
  send(message: ToPage): void;
  readonly posted: ToExtension[];
  state: unknown;
};

declare global {
  var scripted: Scripted;
  var startWith: unknown;
}

let listener: (message: ToPage) => void = () => undefined;
globalThis.scripted = { send: (message) => listener(message), posted: [], state: globalThis.startWith };
renderComparePage(document.body, {
  post: (message: ToExtension) => globalThis.scripted.posted.push(message),
  onMessage(next: (message: ToPage) => void) {
    listener = next;
  },
  getState: () => globalThis.scripted.state,
  setState(state: ComparePanelState) {
    globalThis.scripted.state = structuredClone(state);
  },
});
