import type { Command } from 'commander';
import type { Clock, Logger } from '../core/index.ts';

/** Exit codes of the command line; CI depends on them. */
export const exitCodes = {
  /** clean, or the gate passed */
  clean: 0,
  /** findings at or above `--fail-on`, or the gate did not pass */
  findings: 1,
  /** wrong usage or configuration */
  usage: 2,
  /** incomplete: cancelled, budget reached, provider failed; what was found or paid for is kept */
  incomplete: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** One of the two output streams. Writing after the reader has gone is not an error. */
export interface OutputStream {
  write(text: string): void;
  /** True when a person watches: colour and progress make sense. */
  readonly isTerminal: boolean;
  /** Its width in characters; undefined where there is no terminal. Read when it is needed: windows change. */
  readonly columns?: number | undefined;
}

/**
 * All that a command may use of the outside, made by `main.ts`; tests pass one that records.
 * stdout carries the result alone, stderr everything else.
 */
export type CliContext = {
  /** Of this package. */
  readonly version: string;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute; relative arguments start here. */
  readonly cwd: string;
  readonly clock: Clock;
  /** Aborted by Ctrl-C and SIGTERM: stop soon, print what there is, finish with `incomplete`. */
  readonly signal: AbortSignal;
  /** Writes to stderr. */
  readonly logger: Logger;
  /** Sets what the process will exit with (0 when never called). Throwing a PromptshiftError sets it too. */
  finish(code: ExitCode): void;
};

/**
 * What each `commands/<name>.ts` exports as `register<Name>Command`: adds one command to the program.
 * It runs at every start of that command and for `--help`: load the core inside the action, with `import()`.
 */
export type RegisterCommand = (program: Command, context: CliContext) => void;
