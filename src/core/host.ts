/**
 * How the core reaches the outside. Each face passes its implementations to the factories; nothing here is a global.
 */

/** Leveled log; the editor passes its LogOutputChannel, the command line stderr, tests a recorder. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Files by absolute path (native separators) or URI string, as the host names them. */
export interface FileReader {
  /** Reads a whole file. Rejects with the host's error when it cannot be read. */
  read(path: string, signal: AbortSignal): Promise<Uint8Array>;
  /** True when a file (not a folder) is there. */
  exists(path: string): Promise<boolean>;
}

/** The parser and the WebAssembly bytes of one grammar; loaded on first use and kept by the caller. */
export interface GrammarSource {
  /** A parser that shares nothing with those asked for before, so that it can take the place of one that broke down. */
  parser(): Promise<ParserInstance>;
  /** A grammar by its name in `@vscode/tree-sitter-wasm`, such as `typescript`. */
  grammar(name: string): Promise<Uint8Array>;
  /**
   * ms that this thread has computed, arbitrary zero. Limits of parsing count by it, so that a machine with other work to do loses
   * nothing; the calendar's time where the host leaves it out.
   */
  readonly workTime?: () => number;
}

/** `web-tree-sitter`, started. Its memory only grows, and is free when nobody holds the instance or anything made with it. */
export type ParserInstance = Pick<typeof import('web-tree-sitter'), 'Parser' | 'Language'> & { readonly bytes: () => number };

/** Time: `now` is the calendar (ms since the epoch), `monotonic` measures durations (ms, arbitrary zero). */
export interface Clock {
  now(): number;
  monotonic(): number;
  /** Resolves after `milliseconds`, rejects with the signal's reason when aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The shape of `fetch` that the `openai` client is given; a host may pass one that knows its proxy. */
export type HttpFetch = (input: string, init?: object) => Promise<unknown>;
