import { createLineLogger, type LogLevel } from '../node/logger.ts';
import { createSystemClock } from '../node/clock.ts';
import { exitCodes, type CliContext, type ExitCode, type OutputStream } from './context.ts';

/** The part of Node's `process` that is used, so that a test can pass its own. */
type Process = Pick<NodeJS.Process, 'env' | 'cwd' | 'on' | 'stdout' | 'stderr'>;

/** The context of the running process; `context.finish` only records. */
export type ProcessHost = {
  readonly context: CliContext;
  exitCode(): ExitCode;
  /** Resolves when both streams have taken what was written to them, or their readers have gone. */
  flush(): Promise<void>;
};

/**
 * Connects the command line to the process. The first Ctrl-C (or SIGTERM) aborts the signal, which lets a command print what
 * it has; a second one calls `exitNow`.
 */
export function createProcessContext(from: Process, version: string, exitNow: () => void): ProcessHost {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) exitNow();
    else controller.abort();
  };
  from.on('SIGINT', stop);
  from.on('SIGTERM', stop);
  const stdout = outputStream(from.stdout);
  const stderr = outputStream(from.stderr);
  let code: ExitCode = exitCodes.clean;
  const context: CliContext = {
    version,
    stdout,
    stderr,
    env: from.env,
    cwd: from.cwd(),
    clock: createSystemClock(),
    signal: controller.signal,
    logger: createLineLogger((line) => stderr.write(line), logLevel(from.env['PROMPTSHIFT_LOG'])),
    finish: (next) => { code = next; },
  };
  return { context, exitCode: () => code, flush: async () => { await Promise.all([stdout.flush(), stderr.flush()]); } };
}

function outputStream(stream: NodeJS.WriteStream): OutputStream & { flush(): Promise<void> } {
  let readerGone = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // `promptshift scan | head`: the reader has what it wanted, which is not our failure.
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
    readerGone = true;
  });
  return {
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.isTTY ? stream.columns : undefined;
    },
    write: (text) => {
      if (!readerGone) stream.write(text);
    },
    flush: () => new Promise((done) => {
      if (readerGone || stream.destroyed) done();
      else stream.write('', () => done());
    }),
  };
}

function logLevel(text: string | undefined): LogLevel {
  return text === 'debug' || text === 'info' || text === 'error' ? text : 'warn';
}
