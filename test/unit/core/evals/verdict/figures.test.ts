import { describe, expect, it } from 'vitest';
import { decideVerdict } from '../../../../../src/core/evals/verdict/decideVerdict.ts';
import { adjustOverSuites } from '../../../../../src/core/evals/verdict/adjustOverSuites.ts';
import { answers, suite } from './suites.ts';

/** 300 cases; the candidate answers in twice the time for half as much again. */
const slower = suite([300, '11', '10']).map((one, index) => {
  const size = 1 + (index % 10) / 10;
  return {
    ...one,
    baseline: answers('11', { latencyMs: 1000 * size, coldCostUsd: 0.004 * size, inputTokens: 400, outputTokens: 100 * size, retryCostUsd: 0.001 }),
    candidate: answers('10', { latencyMs: 2000 * size, coldCostUsd: 0.006 * size, inputTokens: 380, outputTokens: 150 * size }),
  };
});

describe('the figures of a verdict', () => {
  const verdict = decideVerdict(slower, { maxCostIncrease: 0.2, maxP95LatencyIncrease: 0.1, maxDrop: 0.9 }, { traffic: { alias: 'chat.core', callsPerMonth: 1000 } });
  const figures = verdict.figures;

  it('price a request, an answer that passed, a task with its retries, and a month', () => {
    const cost = figures?.costUsd;
    expect(cost?.perRequest.baseline.estimate).toBeCloseTo(0.004 * 1.45, 12);
    expect(cost?.increase?.estimate).toBeCloseTo(0.5, 12);
    expect(cost?.perSuccess.baseline.estimate).toBeCloseTo(0.004 * 1.45, 12);
    expect(cost?.perSuccess.candidate.estimate).toBeCloseTo((0.006 * 1.45) / 0.5, 12);
    expect(cost?.perTaskWithRetries.baseline.estimate).toBeCloseTo(0.004 * 1.45 + 0.001, 12);
    expect(cost?.monthlyDelta?.estimate).toBeCloseTo(1000 * 0.002 * 1.45, 9);
    expect(cost?.monthlyDelta?.lower).toBeLessThan(2.9);
    expect(cost?.monthlyDelta?.upper).toBeGreaterThan(2.9);
  });

  it('compare latencies over all answers', () => {
    expect(figures?.latencyMs?.baseline.p50.estimate).toBe(1400);
    expect(figures?.latencyMs?.candidate.p95.estimate).toBe(3800);
    expect(figures?.latencyMs?.p95Increase?.estimate).toBeCloseTo(1, 12);
  });

  it('hold both, with their figures', () => {
    expect(verdict.decision).toBe('hold');
    expect(verdict.reasons[0]).toMatch(/^p95 latency 1,900 ms → 3,800 ms: \+100 % \(allowed \+10 %\), 95 % interval \+\d+ % … \+\d+ %$/);
    expect(verdict.reasons[1]).toMatch(/^mean cost \$0\.0058 → \$0\.0087: \+50 % \(allowed \+20 %\), 95 % interval \+50 % … \+50 %$/);
  });

  it('compare tokens and scores, with effect sizes where the differences vary', () => {
    expect(figures?.inputTokens).toMatchObject({ baseline: 400, candidate: 380, difference: { estimate: -20, lower: -20, upper: -20 } });
    expect(figures?.score).toMatchObject({ rankBiserial: -1, wilcoxon: { n: 300, method: 'normal approximation' } });
    expect(figures?.score?.difference.estimate).toBeCloseTo(-0.5, 12);
    expect(figures?.score?.cohensDz).toBeUndefined();
  });

  it('adjust the tests of all metrics after Holm', () => {
    const changed = figures?.tests.filter(({ holm }) => holm < 0.05).map(({ metric }) => metric);
    expect(changed).toEqual(['passRate', 'score', 'latency', 'cost']);
    expect(figures?.tests.every(({ pValue, holm }) => holm >= pValue)).toBe(true);
  });

  it('cost an infinite sum for each success where none passed', () => {
    const failing = decideVerdict(suite([30, '1', '0']), {}).figures?.costUsd?.perSuccess.candidate;
    expect(failing).toEqual({ estimate: Number.POSITIVE_INFINITY, lower: Number.POSITIVE_INFINITY, upper: Number.POSITIVE_INFINITY });
  });
});

describe('adjustOverSuites', () => {
  it('multiplies the smallest p-value by the number of suites', () => {
    const suites = [suite([90, '1', '1'], [10, '1', '0']), suite([99, '1', '1'], [1, '0', '1'])].map((cases) => decideVerdict(cases, {}).figures);
    const passRates = suites.flatMap((figures) => (figures === undefined ? [] : [figures]));
    expect(adjustOverSuites(passRates)[0]).toBeCloseTo(2 * (2 / 2 ** 10), 12);
    expect(adjustOverSuites(passRates)[1]).toBe(1);
  });
});
