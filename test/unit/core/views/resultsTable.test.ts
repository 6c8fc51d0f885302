import { describe, expect, it } from 'vitest';
import { toResultsView } from '../../../../src/core/report/evals/toResultsView.ts';
import { createRowFinder, sortKeys, type RowChoice } from '../../../../src/core/views/resultsTable.ts';
import type { ResultsTable } from '../../../../src/core/views/results.ts';
import { evalResultOf, manyCases } from '../../../support/evalResults.ts';

const table = toResultsView(evalResultOf([
  { id: 'late', passes: ['+++', '+++'] },
  { id: 'fire', severity: 'critical', tags: ['Harm', 'fast'], passes: ['+++', '---'] },
  { id: 'thanks', severity: 'low', passes: ['---', '+++'] },
  { id: 'vase', severity: 'high', passes: ['+++', '---'] },
  { id: 'shouting', passes: ['+-+', '+++'] },
  { id: 'broken', passes: ['+++', '!!!'] },
]), { labels: [], notices: [] }).table;

const all: RowChoice = { filter: 'all', search: '', sort: { key: 'change', descending: false } };
const find = (change: Partial<RowChoice>, of: ResultsTable = table): readonly (string | undefined)[] => createRowFinder(of).find({ ...all, ...change }).map((row) => of.ids[row]);

describe('the rows of a result', () => {
  it('have first what to look at first: errors, then regressions by severity, wins, flaky ones', () => {
    expect(find({})).toEqual(['broken', 'fire', 'vase', 'thanks', 'shouting', 'late']);
  });

  it('are filtered as they are counted', () => {
    const { counts } = createRowFinder(table);
    expect(counts).toEqual({ all: 6, regressions: 2, wins: 1, flaky: 1, errors: 1 });
    expect(find({ filter: 'regressions' })).toEqual(['fire', 'vase']);
    expect(find({ filter: 'flaky' })).toEqual(['shouting']);
    expect(find({ filter: 'errors' })).toEqual(['broken']);
  });

  it('are searched by all words, in ids, tags, severities and reasons, whatever their case', () => {
    expect(find({ search: 'HARM fast' })).toEqual(['fire']);
    expect(find({ search: 'high' })).toEqual(['vase']);
    expect(find({ search: 'got normal', filter: 'wins' })).toEqual(['thanks']);
    expect(find({ search: 'server was busy' })).toEqual(['broken']);
    expect(find({ search: 'harm vase' })).toEqual([]);
  });

  it('are sorted both ways, equal ones in the order of the suite, those without a figure last', () => {
    expect(find({ sort: { key: 'id', descending: true } })).toEqual(['vase', 'thanks', 'shouting', 'late', 'fire', 'broken']);
    expect(find({ sort: { key: 'score', descending: false } })).toEqual(['fire', 'vase', 'late', 'shouting', 'thanks', 'broken']);
    expect(find({ sort: { key: 'score', descending: true } })).toEqual(['thanks', 'shouting', 'late', 'fire', 'vase', 'broken']);
    expect(find({ sort: { key: 'passed', descending: true } }).at(-1)).toBe('broken');
  });

  it('are each found once, whatever they are sorted by', () => {
    const many = toResultsView(evalResultOf(manyCases(1000)), { labels: [], notices: [] }).table;
    const finder = createRowFinder(many);
    for (const key of sortKeys) {
      for (const descending of [false, true]) expect(new Set(finder.find({ ...all, sort: { key, descending } })).size).toBe(1000);
    }
  });
});
