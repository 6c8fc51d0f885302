import { describe, expect, it } from 'vitest';
import { modelForAlias, sameModel, snapshotEdit } from '../../../../src/core/scan/snapshotEdit.ts';
import type { ModelReference } from '../../../../src/core/scan/types.ts';
import { identityOf } from '../aliases/pin/marked.ts';

const day = { today: '2026-11-21' };
const at = (text: string, role: ModelReference['role'] = 'usage'): ModelReference => ({ range: { start: 3, end: 3 + text.length }, text, identity: identityOf(text), role });

describe('snapshotEdit', () => {
  it('edits the literal to the snapshot', () => {
    expect(snapshotEdit(at('gpt-5.4'), day)).toEqual({ kind: 'snapshot', model: 'gpt-5.4-2026-03-05', edit: { range: { start: 3, end: 10 }, newText: 'gpt-5.4-2026-03-05' } });
  });

  it.each([
    ['gpt-4o', 'successor', 'gpt-6-luna', 'gpt-4o-2024-08-06 is to be shut down on 2027-01-14.'],
    ['gpt-5', 'successor', 'gpt-5.6-sol', 'gpt-5-2025-08-07 is to be shut down on 2026-12-11.'],
    ['o3-mini', 'successor', 'gpt-5.6-sol', 'o3-mini-2025-01-31 was shut down on 2026-10-23.'],
  ])('offers the successor where the snapshot of %s has no future', (id, kind, model, reason) => {
    expect(snapshotEdit(at(id), day)).toMatchObject({ kind, model, reason });
  });

  it('hears a row of the user’s own', () => {
    const row = { vendor: 'openai', id: 'gpt-5.4-2026-03-05', aliases: [], released: null, announced: null, shutdown: '2026-11-01', status: 'retired', replacements: ['gpt-5.6-luna'], source: 'ours', asOf: '2026-11-01' };
    expect(snapshotEdit(at('gpt-5.4'), { ...day, catalog: [row] })).toMatchObject({ kind: 'successor', model: 'gpt-5.6-luna' });
  });

  it.each([
    [at('gpt-4o-2024-08-06'), 'gpt-4o-2024-08-06 is a snapshot already.'],
    [at('gpt-5.6-sol'), 'gpt-5.6-sol is a snapshot already.'],
    [at('gpt-4o', 'branch'), 'Only an id that selects a model is pinned.'],
    [at('openai/gpt-4o'), 'The catalog does not know which snapshots openai/gpt-4o has there.'],
  ])('leaves $text', (reference, reason) => {
    expect(snapshotEdit(reference, day)).toEqual({ kind: 'none', reason });
  });
});

describe('modelForAlias', () => {
  it.each([['gpt-5.4', 'gpt-5.4-2026-03-05'], ['gpt-4o', 'gpt-4o'], ['gpt-5', 'gpt-5'], ['gpt-5.6-sol', 'gpt-5.6-sol'], ['gpt-4-0613', 'gpt-4-0613']])('%s → %s', (id, model) => {
    expect(modelForAlias(identityOf(id), day)).toBe(model);
  });
});

describe('sameModel', () => {
  it.each([['gpt-4o', 'gpt-4o-2024-08-06', true], ['gpt-4o', 'gpt-4o', true], ['gpt-4o', 'gpt-4o-mini', false], ['gpt-4o', 'openai/gpt-4o', false]])('%s, %s: %s', (a, b, same) => {
    expect(sameModel(identityOf(a), identityOf(b))).toBe(same);
  });
});
