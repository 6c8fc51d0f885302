import type { CliContext } from './context.ts';

/** A line on stderr that shows how far a long job is. */
export interface Progress {
  /** Shows a text in place of the last one; too many updates a second are dropped, their texts unmade when they are functions. */
  update(text: string | (() => string)): void;
  /** Takes the line away. */
  clear(): void;
}

const updateEveryMs = 100;
const eraseLine = '\r\u001B[2K';

/** Shown only to a person: nothing without a terminal, in CI (`CI` set) or with `--quiet`. */
export function createProgress({ stderr, env, clock }: CliContext, quiet: boolean): Progress {
  if (quiet || !stderr.isTerminal || (env['CI'] ?? '') !== '') return { update: () => {}, clear: () => {} };
  let shownAt = -Infinity;
  return {
    update: (text) => {
      const now = clock.monotonic();
      if (now - shownAt < updateEveryMs) return;
      shownAt = now;
      stderr.write(`${eraseLine}${typeof text === 'string' ? text : text()}`);
    },
    clear: () => {
      if (shownAt !== -Infinity) stderr.write(eraseLine);
    },
  };
}
