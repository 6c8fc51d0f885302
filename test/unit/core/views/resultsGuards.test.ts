import { describe, expect, it } from 'vitest';
import { readFromResultsPage, readPersistedResults, startResultsUi } from '../../../../src/core/views/resultsGuards.ts';

describe('messages of the results page', () => {
  it.each([
    { type: 'ready' }, { type: 'stop' }, { type: 'details', case: 'fire' }, { type: 'compare', case: 'fire' }, { type: 'openCase', case: '' },
    { type: 'do', action: 'promote' }, { type: 'act', action: 'showLog' },
  ])('takes %j', (message) => {
    expect(readFromResultsPage({ ...message, more: 1 })).toEqual(message);
  });

  it.each([undefined, 7, [], { type: 'run' }, { type: 'details' }, { type: 'details', case: 7 }, { type: 'details', case: 'x'.repeat(10_001) }, { type: 'do', action: 'constructor' }, { type: 'act', action: 'rm' }])('drops %j', (message) => {
    expect(readFromResultsPage(message)).toBeUndefined();
  });
});

describe('what an earlier page kept', () => {
  const run = { folder: 'file:///work', runId: '2026-11-22T010000Z-triage-1f3a' };

  it('is taken whole', () => {
    const ui = { filter: 'wins', search: 'x', sort: { key: 'cost', descending: true }, sections: ['charts'], open: 'fire' };
    expect(readPersistedResults({ run, ui })).toEqual({ run, ui });
  });

  it('falls back part by part', () => {
    expect(readPersistedResults({ run })?.ui).toEqual(startResultsUi);
    expect(readPersistedResults({ run, ui: { filter: 'none', search: 7, sort: { key: 'x' }, sections: ['x', 'bounds'] } })?.ui).toEqual({ ...startResultsUi, sections: ['bounds'] });
  });

  it.each(['../../secrets', 'a/b', '', 'a\\b', 7])('names no file outside of the runs: %j', (runId) => {
    expect(readPersistedResults({ run: { ...run, runId } })).toBeUndefined();
  });
});
