import { meanCost, type Cost } from '../models/cost.ts';
import type { Answer } from '../runs/types.ts';
import { agreementOf } from './agreement.ts';
import { spreadOf, type Spread } from './spread.ts';
import type { Cell } from './types.ts';

/** A figure over the answers that have it; `estimate` when one of them was not measured. */
export type Figure = Spread & { readonly estimate: boolean };

/** The figures of one cell, over its complete answers; over what there is when none is. Tokens, ms and US dollars. */
export type CellFigures = {
  readonly complete: number;
  readonly asked: number;
  readonly inputTokens?: Figure;
  readonly cachedInputTokens?: Figure;
  readonly outputTokens?: Figure;
  readonly reasoningTokens?: Figure;
  readonly firstTokenMs?: Figure;
  readonly totalMs?: Figure;
  /** Without help of our cache; absent as soon as one answer has no known price. */
  readonly costUsd?: Figure;
  /** The mean, by part; absent when nothing was answered. */
  readonly cost?: Cost;
  /** See `agreementOf`. */
  readonly agreement?: number;
};

type Value = { readonly value: number; readonly estimate: boolean } | undefined;

export function cellFigures({ answers }: Pick<Cell, 'answers'>): CellFigures {
  const complete = answers.filter(({ status }) => status === 'complete');
  const counted = complete.length > 0 ? complete : answers;
  const answered = counted.filter(({ usage, estimatedTokens }) => (usage ?? estimatedTokens) !== undefined);
  const over = (value: (answer: Answer) => Value): Figure | undefined => figureOf(counted.map(value));
  const cost = meanCost(answered.map((answer) => answer.cost));
  const agreement = agreementOf(answers);
  return defined({
    complete: complete.length,
    asked: answers.length,
    inputTokens: over((answer) => tokens(answer, 'inputTokens', 'input')),
    cachedInputTokens: over(({ usage }) => measured(usage?.cachedInputTokens)),
    outputTokens: over((answer) => tokens(answer, 'outputTokens', 'output')),
    reasoningTokens: over(({ usage }) => measured(usage?.reasoningTokens)),
    firstTokenMs: over(({ firstTokenMs }) => measured(firstTokenMs)),
    totalMs: over(({ totalMs, firstTokenMs, status }) => (status === 'complete' || firstTokenMs !== undefined ? measured(totalMs) : undefined)),
    costUsd: cost === undefined || cost.kind === 'unknown' ? undefined : figureOf(answered.map(({ cost: one }) => (one.kind === 'unknown' ? undefined : { value: one.usd, estimate: one.kind === 'estimate' }))),
    cost,
    agreement,
  });
}

function figureOf(values: readonly Value[]): Figure | undefined {
  const known = values.filter((value) => value !== undefined);
  const spread = spreadOf(known.map(({ value }) => value));
  return spread === undefined ? undefined : { ...spread, estimate: known.some(({ estimate }) => estimate) };
}

function tokens({ usage, estimatedTokens }: Answer, ofUsage: 'inputTokens' | 'outputTokens', counted: 'input' | 'output'): Value {
  if (usage !== undefined) return measured(usage[ofUsage]);
  return estimatedTokens === undefined ? undefined : { value: estimatedTokens[counted], estimate: true };
}

function measured(value: number | undefined): Value {
  return value === undefined ? undefined : { value, estimate: false };
}

/** Leaves out what is undefined, so that it is absent and not there with no value. */
function defined<T extends object>(values: { readonly [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
