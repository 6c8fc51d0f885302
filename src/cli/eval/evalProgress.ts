import type { Clock, EvalProgress } from '../../core/index.ts';
import { formatUsd } from '../../core/views/format.ts';

/** A line that says how far a run is, what it cost so far and how long it may still take. */
export function evalProgress(name: string, budgetUsd: number | undefined, clock: Clock): (progress: EvalProgress) => string {
  const startedAt = clock.monotonic();
  let before: number | undefined;
  return ({ done, total, failed, errors, spentUsd }) => {
    // what an earlier part of the run did took no time now
    before ??= done - 1;
    const perAnswer = (clock.monotonic() - startedAt) / Math.max(1, done - before);
    const left = Math.ceil(((total - done) * perAnswer) / 1000);
    const money = `${formatUsd(spentUsd)}${budgetUsd === undefined ? '' : ` of ${formatUsd(budgetUsd)}`}`;
    return `${name}: ${done} of ${total} answers · ${failed} failed${errors === 0 ? '' : ` · ${errors} errors`} · ${money} · about ${timeLeft(left)} left`;
  };
}

function timeLeft(seconds: number): string {
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
