import { holm } from '../statistics/holm.ts';
import { rankBiserial } from '../statistics/effectSizes.ts';
import { wilcoxonSignedRank } from '../statistics/wilcoxon.ts';
import { caseDifferences, type CaseMeans, type Measure } from './means.ts';
import type { Metric, MetricTest, VerdictFigures } from './types.ts';

type Test = readonly [metric: Metric, pValue: number, rankBiserial?: number | undefined];

/** Which metrics changed at all: one paired test each, adjusted after Holm over all of them. */
export function testMetrics({ passRate, rates }: Pick<VerdictFigures, 'passRate' | 'rates'>, means: CaseMeans): readonly MetricTest[] {
  const signedRank = (metric: Metric, measure: Measure): readonly Test[] => {
    const differences = caseDifferences(means, measure);
    if (differences === undefined) return [];
    const ranks = wilcoxonSignedRank(differences);
    return [[metric, ranks.pValue, rankBiserial(ranks)]];
  };
  const tests: readonly Test[] = [
    ['passRate', passRate.test.pValue],
    ...signedRank('score', 'score'),
    ['schemaViolation', rates.schemaViolation.test.pValue],
    ['refusal', rates.refusal.test.pValue],
    ['moderation', rates.moderation.test.pValue],
    ...signedRank('latency', 'latency'),
    ...signedRank('cost', 'cost'),
  ];
  const adjusted = holm(tests.map(([, pValue]) => pValue));
  return tests.map(([metric, pValue, effect], index) => ({ metric, pValue, holm: adjusted[index] ?? 1, ...(effect === undefined ? {} : { rankBiserial: effect }) }));
}
