import { setFlagsFromString } from 'node:v8';

/**
 * Leaves WebAssembly as its first compiler makes it, in this process and its threads. The lexers of some grammars are single functions of
 * which V8's optimising compiler needs 1 to 2 GB for a moment, far more than a scan is worth; without it a parse takes up to twice as long.
 * For a process of our own alone, before anything is parsed.
 */
export function keepWasmLean(): void {
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
}
