import type { RepeatOutcome } from '../outcome.ts';
import type { NumberTable } from './numberTable.ts';

/** Columns an outcome takes, from the one it is given on. */
export const outcomeWidth = 7;

const flags = { there: 1, passed: 2, refused: 4, schemaViolation: 8, moderationFlagged: 16 } as const;
/** Those that may be missing are not a number then. */
const [scoreAt, latencyAt, costAt, retryAt, inputAt, outputAt] = [1, 2, 3, 4, 5, 6];

/** Writes an outcome into the columns of a row from `at` on. */
export function writeOutcome(table: NumberTable, row: number, at: number, outcome: RepeatOutcome | undefined): void {
  if (outcome === undefined) return table.set(row, at, 0);
  const { passed, refused, schemaViolation, moderationFlagged } = outcome;
  table.set(row, at, flags.there + (passed ? flags.passed : 0) + (refused ? flags.refused : 0) + (schemaViolation ? flags.schemaViolation : 0) + (moderationFlagged ? flags.moderationFlagged : 0));
  table.set(row, at + scoreAt, outcome.score);
  table.set(row, at + latencyAt, outcome.latencyMs);
  table.set(row, at + costAt, outcome.coldCostUsd ?? Number.NaN);
  table.set(row, at + retryAt, outcome.retryCostUsd ?? Number.NaN);
  table.set(row, at + inputAt, outcome.inputTokens ?? Number.NaN);
  table.set(row, at + outputAt, outcome.outputTokens ?? Number.NaN);
}

/** The outcome that was written there. */
export function readOutcome(table: NumberTable, row: number, at: number): RepeatOutcome | undefined {
  const bits = table.get(row, at);
  if ((bits & flags.there) === 0) return undefined;
  const [cost, retry, input, output] = [table.get(row, at + costAt), table.get(row, at + retryAt), table.get(row, at + inputAt), table.get(row, at + outputAt)];
  return {
    passed: (bits & flags.passed) !== 0,
    score: table.get(row, at + scoreAt),
    latencyMs: table.get(row, at + latencyAt),
    ...(Number.isNaN(cost) ? undefined : { coldCostUsd: cost }),
    ...(Number.isNaN(retry) ? undefined : { retryCostUsd: retry }),
    ...(Number.isNaN(input) ? undefined : { inputTokens: input }),
    ...(Number.isNaN(output) ? undefined : { outputTokens: output }),
    refused: (bits & flags.refused) !== 0,
    schemaViolation: (bits & flags.schemaViolation) !== 0,
    moderationFlagged: (bits & flags.moderationFlagged) !== 0,
  };
}
