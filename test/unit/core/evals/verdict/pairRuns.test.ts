import { describe, expect, it } from 'vitest';
import { decideVerdict } from '../../../../../src/core/evals/verdict/decideVerdict.ts';
import { pairRuns } from '../../../../../src/core/evals/verdict/pairRuns.ts';
import { outcome, suite } from './suites.ts';

describe('pairRuns', () => {
  it('sets the blessed side against the same side of the later run', () => {
    const { cases, added } = pairRuns([outcome('a', '1', '11'), outcome('b', '1', '00')], [outcome('b', '0', '01', 'critical'), outcome('c', '1', '1'), outcome('a', '0', '10')], 'candidate');
    expect(added).toEqual(['c']);
    expect(cases.map(({ id, severity, baseline, candidate }) => [id, severity, baseline.map(({ passed }) => passed), candidate.map(({ passed }) => passed)])).toEqual([
      ['a', 'normal', [true, true], [true, false]],
      ['b', 'critical', [false, false], [false, true]],
    ]);
  });

  it('finds drift of a model that got worse, and names what the later run lacks', () => {
    const blessed = suite([400, '1', '1']);
    const later = blessed.map((one, index) => (index < 60 ? { ...one, candidate: one.candidate.map((repeat) => ({ ...repeat, passed: false })) } : one));
    expect(decideVerdict(pairRuns(blessed, later, 'candidate').cases, {}, { compared: 'runs' }).decision).toBe('hold');
    expect(decideVerdict(pairRuns(blessed, blessed, 'candidate').cases, {}, { compared: 'runs' }).decision).toBe('promote');
    expect(decideVerdict(pairRuns(blessed, later.slice(1), 'candidate').cases, {}).missing).toEqual(['0-0']);
  });
});
