import { describe, expect, it } from 'vitest';
import { allLifecycleRows } from '../../../../src/core/models/catalog.ts';
import type { Lifecycle, LifecycleRow } from '../../../../src/core/models/lifecycle.ts';
import { lifecycleOf } from '../../../../src/core/models/lifecycleOf.ts';
import { identified } from './identified.ts';

const today = '2026-11-21';

function of(text: string, day = today, extra: readonly LifecycleRow[] = []): Lifecycle | undefined {
  return lifecycleOf(identified(text), day, extra);
}

function row(id: string, replacements: readonly string[], shutdown: string | null = '2026-01-01'): LifecycleRow {
  return { vendor: 'openai', id, aliases: [], released: null, announced: null, shutdown, status: 'active', replacements, source: 'test', asOf: '2026-11-01' };
}

describe('lifecycleOf', () => {
  it('follows replacements past retired models to one that lives', () => {
    expect(of('chatgpt-4o-latest')).toMatchObject({
      state: 'retired', shutdown: '2026-02-17', chain: ['gpt-5.1-chat-latest', 'gpt-5.6-sol'], successor: 'gpt-5.6-sol', asOf: '2026-08',
    });
    expect(of('gpt-4-0613')).toMatchObject({ state: 'retired', daysLeft: -29, successor: 'gpt-5.6-sol' });
  });

  it('passes over a replacement that is itself on its way out', () => {
    expect(of('gpt-4-0125-preview')).toMatchObject({ chain: ['gpt-5', 'gpt-5.6-sol'], successor: 'gpt-5.6-sol' });
  });

  it('decides by the date of today, not by the word in the row', () => {
    expect(of('gpt-5-2025-08-07', '2026-12-10')).toMatchObject({ state: 'deprecated', daysLeft: 1 });
    expect(of('gpt-5-2025-08-07', '2026-12-11')).toMatchObject({ state: 'retired', daysLeft: 0 });
    expect(of('gpt-4-0613', '2026-10-22')).toMatchObject({ state: 'deprecated' });
  });

  it('takes the OpenAI SDK’s own date before a second-hand one', () => {
    expect(of('gpt-4o')).toMatchObject({ state: 'deprecated', shutdown: '2027-01-14', source: expect.stringContaining('npm openai') as string });
    expect(of('gpt-4o')).toMatchObject({ successor: 'gpt-6-luna' });
    expect(of('gpt-5.1-2025-11-13')).toMatchObject({ shutdown: '2027-04-01', successor: 'gpt-6-sol' });
    expect(of('gpt-5.1')?.confidence).toBeUndefined();
    expect(of('gpt-5.3-codex')).toMatchObject({ confidence: 'single-source' });
  });

  it('carries a snapshot’s date to the id that points at it', () => {
    const floating = of('claude-3-opus-latest');
    expect(floating).toMatchObject({ state: 'retired', shutdown: '2026-01-05', via: 'claude-3-opus-20240229', successor: 'claude-opus-4-8' });
    expect(of('claude-sonnet-4-5')).toMatchObject({ state: 'deprecated', shutdown: '2026-11-30', chain: [] });
  });

  it('gives a fine-tune the fate of its base, and the dates of fine-tunes where they are listed', () => {
    expect(of('ft:gpt-4o-mini-2024-07-18:acme::x1')).toMatchObject({ state: 'deprecated', shutdown: '2027-01-14' });
    expect(of('ft:gpt-3.5-turbo-1106:acme::x1')).toMatchObject({ state: 'retired', shutdown: '2026-10-23' });
  });

  it('goes by the host’s clock', () => {
    expect(of('gemini-2.5-pro')).toMatchObject({ state: 'active' });
    expect(of('vertex_ai/gemini-2.5-pro')).toMatchObject({ state: 'retired', shutdown: '2026-10-20', successor: 'gemini-3.5-flash' });
    expect(of('claude-opus-4-1-20250805')).toMatchObject({ state: 'retired', shutdown: '2026-08-05' });
    expect(of('anthropic.claude-opus-4-1-20250805-v1:0')).toMatchObject({ state: 'deprecated', shutdown: '2027-01-08' });
    expect(of('azure/gpt-4-0613')).toBeUndefined();
    expect(of('azure/o3-deep-research-2025-06-26')).toMatchObject({ state: 'deprecated', shutdown: '2026-12-26' });
    expect(of('amazon.nova-premier-v1:0')).toMatchObject({ state: 'retired', successor: 'nova-pro' });
    expect(of('openai/gpt-4-0613')).toMatchObject({ state: 'retired' });
    expect(of('llama3.1:8b')).toBeUndefined();
  });

  it('survives cycles and dead ends', () => {
    const extra = [row('gpt-9-one', ['gpt-9-two']), row('gpt-9-two', ['gpt-9-one', 'gpt-9-three']), row('gpt-9-three', ['gpt-9-one'])];
    expect(of('gpt-9-one', today, extra)).toMatchObject({ state: 'retired' });
    expect(of('gpt-9-one', today, extra)).not.toHaveProperty('successor');
    expect(of('gpt-9-one', today, [...extra.slice(0, 2), row('gpt-9-three', [], null)])).toMatchObject({ chain: ['gpt-9-two', 'gpt-9-three'], successor: 'gpt-9-three' });
  });

  it('lets a user’s row win', () => {
    expect(of('gpt-5.6-sol', today, [row('gpt-5.6-sol', ['gpt-6-sol'], '2027-06-01')])).toMatchObject({ state: 'deprecated', source: 'test', successor: 'gpt-6-sol' });
  });

  it('ends every chain of the shipped data in a living model, or names no successor', () => {
    let retired = 0;
    for (const { id, vendor } of allLifecycleRows()) {
      const found = lifecycleOf({ ...identified(id), channel: vendor === 'bedrock' || vendor === 'vertex' ? vendor : 'direct' }, today);
      if (found?.successor === undefined) continue;
      retired += 1;
      expect(of(found.successor)?.state ?? 'active', `${id} → ${found.successor}`).not.toBe('retired');
      expect(new Set(found.chain).size, id).toBe(found.chain.length);
    }
    expect(retired).toBeGreaterThan(250);
  });

  it('names source and day for every row', () => {
    for (const { id, source, asOf } of allLifecycleRows()) {
      expect(source, id).not.toBe('');
      expect(asOf, id).toMatch(/^2026-\d\d(-\d\d)?$/);
    }
  });
});
