import type { Gate } from '../gate.ts';
import type { ReferenceAbout } from '../referenceAbout.ts';
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
  /** What it was decided by; absent in journals of earlier versions. */
  readonly gate?: Gate;
  /** The most US dollars it might spend; absent where nobody set it, and in journals of earlier versions. */
  readonly budgetUsd?: number;
  /** The reference run that stands for the baseline, where that was not asked; its outcomes are rows of the journal too. */
  readonly reference?: ReferenceAbout;
};

export function evalAbout({ suite, sides, repeat, cases, prompt }: EvalPlan, { reference, budgetUsd }: Pick<EvalAbout, 'reference' | 'budgetUsd'> = {}): EvalAbout {
  return {
    suite: suite.path, name: suite.name, repeat, cases: cases.length,
    baseline: sides.baseline.model.model, candidate: sides.candidate.model.model,
    ...(prompt === undefined ? {} : { prompt: prompt.path }),
    gate: suite.gate,
    ...(budgetUsd === undefined ? {} : { budgetUsd }),
    ...(reference === undefined ? {} : { reference }),
  };
}
