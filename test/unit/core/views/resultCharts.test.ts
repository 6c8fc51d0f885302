import { describe, expect, it } from 'vitest';
import { toResultsView } from '../../../../src/core/report/evals/toResultsView.ts';
import { chartsOf } from '../../../../src/core/views/resultCharts.ts';
import type { ResultsTable } from '../../../../src/core/views/results.ts';
import { evalResultOf } from '../../../support/evalResults.ts';

const table = toResultsView(evalResultOf([{ id: 'a', passes: ['+', '-'] }, { id: 'b', passes: ['-', '+'] }, { id: 'c', passes: ['+', '+'] }, { id: 'd', passes: ['+', '!'] }]), { labels: [], notices: [] }).table;
const withColumn = (column: 'score' | 'latencyMs' | 'costUsd', baseline: readonly (number | null)[], candidate: readonly (number | null)[]): ResultsTable =>
  ({ ...table, baseline: { ...table.baseline, [column]: baseline }, candidate: { ...table.candidate, [column]: candidate } });

describe('the charts of a result', () => {
  it('count score differences on each side of none, and say what is not drawn', () => {
    const [score] = chartsOf(table);
    expect(score?.summary).toBe('Score of the candidate minus that of the baseline, 3 cases: 1 lower, 1 higher, 1 equal (not drawn).');
    expect(score?.rows).toEqual([['0', '1'], ['−0.8 … −0.7', '1'], ['0.7 … 0.8', '1']]);
    expect(score?.drawing.kind === 'bars' && score.drawing.bars.map(({ height }) => height).filter((height) => height > 0)).toEqual([1, 1]);
  });

  it('put the ends and the edges of differences into a bar', () => {
    const [score] = chartsOf(withColumn('score', [1, 0, 0, 0.5], [0, 1, 0.1, 0.5]));
    expect(score?.rows).toEqual([['0', '1'], ['−1.0 … −0.9', '1'], ['0.0 … 0.1', '1'], ['0.9 … 1.0', '1']]);
  });

  it('draw each side\'s share as a line that never falls, from nothing to all', () => {
    const latency = chartsOf(withColumn('latencyMs', [100, 300, 200, null], [400, 100, 100, 100])).find(({ id }) => id === 'latency');
    expect(latency?.rows.find(([share]) => share === '50 %')).toEqual(['50 %', '200 ms', '100 ms']);
    expect(latency?.rows.at(-1)).toEqual(['100 %', '300 ms', '400 ms']);
    if (latency?.drawing.kind !== 'lines') throw new Error('Lines were expected.');
    for (const line of Object.values(latency.drawing.lines)) {
      expect(line[0]).toEqual([0, 0]);
      expect(line.at(-1)?.[1]).toBe(1);
      for (const [at, [across, up]] of line.entries()) {
        expect(across).toBeGreaterThanOrEqual(line[at - 1]?.[0] ?? 0);
        expect(up).toBeGreaterThanOrEqual(line[at - 1]?.[1] ?? 0);
        expect(Math.max(across, up)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('leave out what nobody measured, such as an unknown price', () => {
    const none = [null, null, null, null];
    expect(chartsOf(withColumn('costUsd', none, [1, 1, 1, 1])).map(({ id }) => id)).toEqual(['score', 'latency']);
    expect(chartsOf(withColumn('latencyMs', [0, 0, 0, 0], [0, 0, 0, 0])).map(({ id }) => id)).toEqual(['score', 'cost']);
  });
});
