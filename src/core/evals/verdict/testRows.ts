import type { VerdictTestRow } from '../../views/verdict.ts';
import type { MetricTest, VerdictFigures } from './types.ts';
import { pValueText } from './wording.ts';

const labels: Readonly<Record<MetricTest['metric'], string>> = {
  passRate: 'pass rate', score: 'score', schemaViolation: 'schema violations', refusal: 'refusals', moderation: 'moderation flags', latency: 'latency', cost: 'cost',
};

/** Whether each metric changed at all, with how far; flags that never rose are left out. */
export function testRows(figures: VerdictFigures): readonly VerdictTestRow[] {
  const { passRate, rates, score } = figures;
  return figures.tests.flatMap((test): readonly VerdictTestRow[] => {
    const { metric, pValue, holm } = test;
    const rate = metric === 'passRate' ? passRate : metric === 'schemaViolation' || metric === 'refusal' || metric === 'moderation' ? rates[metric] : undefined;
    if (rate !== undefined && metric !== 'passRate' && rate.rose + rate.fell === 0) return [];
    const effect = rate === undefined ? rankText(test.rankBiserial, metric === 'score' ? score?.cohensDz : undefined) : oddsText(rate);
    return [{ id: metric, label: labels[metric], test: rate === undefined ? 'Wilcoxon signed-rank' : rate.test.method, pValue: pValueText(pValue), holm: pValueText(holm), effect }];
  });
}

/** `5 cases rose, 2 fell: 2.5 risen to each fallen (odds; 0.41 … 26)` */
function oddsText({ rose, fell, odds }: VerdictFigures['passRate']): string {
  const counts = `${rose} ${rose === 1 ? 'case' : 'cases'} rose, ${fell} fell`;
  if (odds === undefined || !Number.isFinite(odds.estimate)) return counts;
  const short = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(2))) : 'any');
  return `${counts}: ${short(odds.estimate)} risen to each fallen (odds; ${short(odds.lower)} … ${short(odds.upper)})`;
}

/** `direction −0.31 (rank-biserial), size −0.12 (d_z)` */
function rankText(rankBiserial: number | undefined, cohensDz: number | undefined): string {
  const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(2)}`;
  return [...(rankBiserial === undefined ? [] : [`direction ${signed(rankBiserial)} (rank-biserial)`]), ...(cohensDz === undefined ? [] : [`size ${signed(cohensDz)} (d_z)`])].join(', ');
}
