/**
 * One document's keystrokes; `times` in ms, from the change event's arrival to the end of `DiagnosticCollection.set`, the pause in typing left out;
 * `cpuMs` is the processor time of the extension host's thread meanwhile, as finely as the system counts it.
 */
export type KeystrokeRun = {
  readonly language: string;
  /** What ran after each: the scan for models, or the lint of tool schemas. */
  readonly what: 'scan' | 'lint';
  /** What was typed into: whole code, or code with one bracket left open in the middle, as while a call is being written. */
  readonly into: 'whole code' | 'a bracket left open';
  readonly lines: number;
  /** Ours and others, after the last keystroke. */
  readonly diagnostics: number;
  readonly times: readonly { readonly key: string; readonly ms: number; readonly cpuMs: number }[];
};
