import { describeError, type PromptshiftError } from '../errors.ts';
import { nothingToPrice } from '../models/cost.ts';
import type { Answer, SidePlan } from '../runs/types.ts';

/** The place of an answer that was never asked for. */
export function unsentAnswer({ model, parameters, omittedParameters }: SidePlan, error: PromptshiftError): Answer {
  return {
    model, parameters, omittedParameters, text: '', status: error.code === 'cancelled' ? 'cancelled' : 'failed', sample: false, attempts: 0, totalMs: 0,
    cost: nothingToPrice, chargedUsd: 0, error: describeError(error),
  };
}
