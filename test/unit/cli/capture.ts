import { runCli } from '../../../src/cli/program.ts';
import type { CliContext, ExitCode } from '../../../src/cli/context.ts';
import type { Clock } from '../../../src/core/index.ts';
import { createLineLogger } from '../../../src/node/logger.ts';

/** The day every captured run takes place on. */
export const runDay = '2026-11-21';

export type CaptureOptions = {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly terminal?: boolean;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  /** Called with every piece of stderr as it is written. */
  readonly onStderr?: (text: string) => void;
};

/** Runs a command line in this process and keeps what it printed. */
export async function run(
  args: readonly string[], options: CaptureOptions,
): Promise<{ readonly code: ExitCode; readonly stdout: string; readonly stderr: string }> {
  let code: ExitCode = 0;
  let stdout = '';
  let stderr = '';
  let ticks = 0;
  const isTerminal = options.terminal ?? false;
  const writeError = (text: string): void => {
    stderr += text;
    options.onStderr?.(text);
  };
  const context: CliContext = {
    version: '1.2.3',
    stdout: { isTerminal, write: (text) => { stdout += text; } },
    stderr: { isTerminal, write: writeError },
    env: options.env ?? {},
    cwd: options.cwd,
    // A second passes between any two looks at the clock.
    clock: options.clock ?? { now: () => Date.parse(`${runDay}T12:00:00Z`), monotonic: () => 1000 * ticks++, sleep: () => Promise.reject(new Error('nothing sleeps here')) },
    signal: options.signal ?? new AbortController().signal,
    logger: createLineLogger(writeError),
    finish: (next) => { code = next; },
  };
  await runCli(args, context);
  return { code, stdout, stderr };
}
