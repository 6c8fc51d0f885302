import type { EvalPlan } from './types.ts';

/** What the first row of a suite's journal says of it: enough to know the run again, and not to go on with another one. */
export type EvalAbout = {
  readonly suite: string;
  readonly name: string;
  readonly repeat: number;
  readonly cases: number;
  readonly baseline: string;
  readonly candidate: string;
  readonly prompt?: string;
};

export function evalAbout({ suite, sides, repeat, cases, prompt }: EvalPlan): EvalAbout {
  return {
    suite: suite.path, name: suite.name, repeat, cases: cases.length,
    baseline: sides.baseline.model.model, candidate: sides.candidate.model.model,
    ...(prompt === undefined ? {} : { prompt: prompt.path }),
  };
}
