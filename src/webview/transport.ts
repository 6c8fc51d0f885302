/**
 * How a page reaches whoever shows it. An argument of every page, so that a page also renders in a plain browser
 * with a scripted transport.
 */
export interface Transport<In, Out, State> {
  post(message: Out): void;
  onMessage(listener: (message: In) => void): void;
  /** What was last set, even before the page was loaded anew; of unknown shape. */
  getState(): unknown;
  setState(state: State): void;
}

type VsCodeApi<State> = { postMessage(message: unknown): void; getState(): unknown; setState(state: State): void };

declare function acquireVsCodeApi<State>(): VsCodeApi<State>;

/** The transport inside VS Code. To be called once a page: the editor hands its API out once. */
export function createVsCodeTransport<In, Out, State>(): Transport<In, Out, State> {
  const api = acquireVsCodeApi<State>();
  return {
    post: (message) => api.postMessage(message),
    // the sender is the webview's own frame: no page of another origin can be inside it (see the page's policy)
    onMessage: (listener) => window.addEventListener('message', (event: MessageEvent<In>) => listener(event.data)),
    getState: () => api.getState(),
    setState: (state) => api.setState(state),
  };
}
