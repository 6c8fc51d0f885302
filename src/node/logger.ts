import type { Logger } from '../core/index.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

const order: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** One line a message, such as `warning: secrets: …`; messages below `level` are dropped. */
export function createLineLogger(write: (line: string) => void, level: LogLevel = 'warn'): Logger {
  const say = (of: LogLevel, label: string) => (message: string): void => {
    if (order.indexOf(of) >= order.indexOf(level)) write(`${label}: ${message}\n`);
  };
  return { debug: say('debug', 'debug'), info: say('info', 'info'), warn: say('warn', 'warning'), error: say('error', 'error') };
}
