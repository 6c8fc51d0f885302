import type { AssertionOutcome } from './types.ts';

/** Passed or not, with nothing between. `reason` says what was found, for both. */
export function verdict(pass: boolean, reason: string): AssertionOutcome {
  return { pass, score: pass ? 1 : 0, reason };
}

/** A score that passes from `threshold` on. A hair below counts as reached: sums of shares are not exact. */
export function scored(score: number, threshold: number, what: string): AssertionOutcome {
  const bounded = Math.min(1, Math.max(0, score));
  const pass = bounded >= threshold - 1e-9;
  return { pass, score: bounded, reason: `${what} is ${shown(bounded)}; ${shown(threshold)} or more was asked for.` };
}

/** A text short enough for a reason, in quotes, on one line. */
export function quoted(text: string, most = 80): string {
  const line = text.slice(0, most * 2).replaceAll(/\s+/g, ' ').trim();
  return line.length > most || text.length > most * 2 ? `“${line.slice(0, most)}…”` : `“${line}”`;
}

/** A share with three digits at most. */
export function shown(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
