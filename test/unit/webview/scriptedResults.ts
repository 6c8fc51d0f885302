/** Runs in a plain browser: the results page with a transport that the test holds. Bundled by `openPage.ts`. */
import type { FromResultsPage, ToResultsPage } from '../../../src/core/views/results.ts';
import type { PersistedResults } from '../../../src/core/views/resultsGuards.ts';
import { renderResultsPage } from '../../../src/webview/results/page.ts';

export type ScriptedResults = {
  /** Delivers a message as the extension would. */
  send(message: ToResultsPage): void;
  readonly posted: FromResultsPage[];
  state: unknown;
};

declare global {
  var scriptedResults: ScriptedResults;
}

let listener: (message: ToResultsPage) => void = () => undefined;
globalThis.scriptedResults = { send: (message) => listener(message), posted: [], state: globalThis.startWith };
renderResultsPage(document.body, {
  post: (message: FromResultsPage) => globalThis.scriptedResults.posted.push(message),
  onMessage(next: (message: ToResultsPage) => void) {
    listener = next;
  },
  getState: () => globalThis.scriptedResults.state,
  setState(state: PersistedResults) {
    globalThis.scriptedResults.state = structuredClone(state);
  },
});
