import type { CaseOutcome, RepeatOutcome } from '../outcome.ts';
import { bcaInterval, resampleSums, seededIndices, type ResampledSums } from '../statistics/bootstrap.ts';
import { cohensDz, rankBiserial } from '../statistics/effectSizes.ts';
import type { Estimate } from '../statistics/interval.ts';
import { wilcoxonSignedRank } from '../statistics/wilcoxon.ts';
import { caseMean, sideNames, type Sides } from './perCase.ts';
import type { MeanComparison, ScoreComparison } from './types.ts';

/** What is averaged over a case's repeats, on both sides. */
export type Measure = 'score' | 'passed' | 'cost' | 'retryCost' | 'inputTokens' | 'outputTokens' | 'latency';

const measures: Readonly<Record<Measure, (repeat: RepeatOutcome) => number | undefined>> = {
  score: ({ score }) => score,
  passed: ({ passed }) => Number(passed),
  cost: ({ coldCostUsd }) => coldCostUsd,
  retryCost: ({ retryCostUsd }) => retryCostUsd ?? 0,
  inputTokens: ({ inputTokens }) => inputTokens,
  outputTokens: ({ outputTokens }) => outputTokens,
  latency: ({ latencyMs }) => latencyMs,
};

/** A statistic of mean values: what one case is worth, averaged over cases. */
export type MeanStatistic = (mean: (measure: Measure, side: 'baseline' | 'candidate') => number) => number;

/** The cases' means and their resamples; every statistic of a verdict is taken from the same resamples. */
export type CaseMeans = {
  /** One value a case; undefined where a case has no such figure. */
  readonly values: (measure: Measure) => Sides<Float64Array> | undefined;
  readonly estimate: (statistic: MeanStatistic) => Estimate;
};

export function createCaseMeans(cases: readonly CaseOutcome[], options: { readonly seed: number; readonly resamples: number; readonly confidence: number }): CaseMeans {
  const read = new Map<Measure, Sides<Float64Array> | undefined>();
  const values = (measure: Measure): Sides<Float64Array> | undefined => {
    if (!read.has(measure)) read.set(measure, readMeasure(cases, measure));
    return read.get(measure);
  };
  let drawn: { readonly places: ReadonlyMap<Measure, number>; readonly sums: ResampledSums } | undefined;
  // Drawn with the first estimate: a gate without a cost bound needs none.
  const draw = (): NonNullable<typeof drawn> => {
    const present = (Object.keys(measures) as Measure[]).flatMap((measure) => {
      const sides = values(measure);
      return sides === undefined ? [] : [{ measure, sides }];
    });
    const columns = present.flatMap(({ sides }) => [sides.baseline, sides.candidate]);
    const sums = resampleSums(columns, seededIndices(cases.length, options.seed), options.resamples);
    return { places: new Map(present.map(({ measure }, index) => [measure, 2 * index])), sums };
  };
  const estimate = (statistic: MeanStatistic): Estimate => {
    const { places, sums } = (drawn ??= draw());
    const place = (measure: Measure, side: 'baseline' | 'candidate'): number => (places.get(measure) ?? Number.NaN) + (side === 'baseline' ? 0 : 1);
    // A sum over cases stands for a mean: the number of cases is the same in every resample.
    const ofSums = (added: ArrayLike<number>): number => statistic((measure, side) => (added[place(measure, side)] ?? Number.NaN) / cases.length);
    return bcaInterval(sums, ofSums, options.confidence, { expanded: true });
  };
  return { values, estimate };
}

function readMeasure(cases: readonly CaseOutcome[], measure: Measure): Sides<Float64Array> | undefined {
  const [baseline, candidate] = sideNames.map((side) => cases.map((outcome) => caseMean(outcome[side], measures[measure])));
  return isComplete(baseline) && isComplete(candidate) ? { baseline: Float64Array.from(baseline), candidate: Float64Array.from(candidate) } : undefined;
}

/** Means of both sides and the difference; undefined where a case has no such figure. */
export function compareMeans(means: CaseMeans, measure: Measure): MeanComparison | undefined {
  const values = means.values(measure);
  if (values === undefined) return undefined;
  const mean = (side: Float64Array): number => side.reduce((sum, value) => sum + value, 0) / side.length;
  return {
    baseline: mean(values.baseline),
    candidate: mean(values.candidate),
    difference: means.estimate((of) => of(measure, 'candidate') - of(measure, 'baseline')),
  };
}

export function compareScores(means: CaseMeans): ScoreComparison | undefined {
  const [compared, differences] = [compareMeans(means, 'score'), caseDifferences(means, 'score')];
  if (compared === undefined || differences === undefined) return undefined;
  const wilcoxon = wilcoxonSignedRank(differences);
  const [biserial, dz] = [rankBiserial(wilcoxon), cohensDz(differences)];
  return { ...compared, wilcoxon, ...(biserial === undefined ? {} : { rankBiserial: biserial }), ...(dz === undefined ? {} : { cohensDz: dz }) };
}

/** Candidate minus baseline, a case each. */
export function caseDifferences(means: CaseMeans, measure: Measure): readonly number[] | undefined {
  const values = means.values(measure);
  return values === undefined ? undefined : Array.from(values.candidate, (value, index) => value - (values.baseline[index] ?? Number.NaN));
}

function isComplete(values: readonly (number | undefined)[] | undefined): values is readonly number[] {
  return values?.every((value) => value !== undefined) ?? false;
}
