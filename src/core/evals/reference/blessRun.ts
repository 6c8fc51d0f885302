import type { SideName } from '../../compare/types.ts';
import { PromptshiftError } from '../../errors.ts';
import type { EvalResult } from '../runner/evalResult.ts';
import type { EvalPlan } from '../runner/types.ts';
import { askedHashes, caseHash } from './askedHashes.ts';
import type { Reference, ReferenceCase } from './types.ts';

/** When a run is blessed (ISO 8601, UTC), and by whom where that is known. */
export type Blessing = { readonly at: string; readonly by?: string };

/**
 * A finished run as a reference for later ones: what one side did, without a word of its answers.
 * @throws PromptshiftError `configuration` when a case of the suite has no answer, or what is to be blessed is a reference already
 */
export async function blessRun(plan: EvalPlan, result: EvalResult, side: SideName, { at, by }: Blessing): Promise<Reference> {
  const { suite, sides, runId, startedAt, provider, repeat } = result;
  if (side === 'baseline' && result.reference !== undefined) throw new PromptshiftError('configuration', 'The baseline of this run is the reference run already.', 'Bless the candidate.');
  const byId = new Map(result.cases.map((one) => [one.id, one[side]]));
  const cases: ReferenceCase[] = [];
  for (const one of plan.cases) {
    const repeats = (byId.get(one.id) ?? []).flatMap(({ outcome }) => (outcome === undefined ? [] : [outcome]));
    if (repeats.length !== repeat) throw new PromptshiftError('configuration', `The run cannot be blessed: case ${one.id} was answered ${repeats.length} of ${repeat} times.`, 'Finish it first (--resume), or run the suite again.');
    cases.push({ type: 'case', id: one.id, severity: one.severity, hash: await caseHash(one), repeats });
  }
  const { model, requested } = sides[side];
  return { type: 'reference', version: 1, suite: suite.path, run: runId ?? startedAt, side, ranAt: startedAt, provider, model, requested, repeat, blessedAt: at, ...(by === undefined ? {} : { blessedBy: by }), asked: await askedHashes(plan), cases };
}
