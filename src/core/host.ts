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

/** WebAssembly bytes of the parser runtime and of one grammar; loaded on first use and kept by the caller. */
export interface GrammarSource {
  /** `web-tree-sitter`'s runtime module. */
  runtime(): Promise<Uint8Array>;
  /** A grammar by its name in `@vscode/tree-sitter-wasm`, such as `typescript`. */
  grammar(name: string): Promise<Uint8Array>;
}

/** Time: `now` is the calendar (ms since the epoch), `monotonic` measures durations (ms, arbitrary zero). */
export interface Clock {
  now(): number;
  monotonic(): number;
  /** Resolves after `milliseconds`, rejects with the signal's reason when aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}
