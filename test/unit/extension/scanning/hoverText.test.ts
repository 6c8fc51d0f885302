import { describe, expect, it } from 'vitest';
import { describeModel, identifyModel, lifecycleOf } from '../../../../src/core/index.ts';
import type { Lifecycle } from '../../../../src/core/models/lifecycle.ts';
import { priceOf } from '../../../../src/core/models/prices.ts';
import type { ScannedReference } from '../../../../src/core/scan/types.ts';
import { hoverLines } from '../../../../src/extension/scanning/hoverText.ts';

function reference(text: string): ScannedReference {
  const identity = identifyModel(text);
  if (identity === undefined) throw new Error(`${text} is no model`);
  return { range: { start: 0, end: text.length }, text, identity, role: 'usage', findings: [] };
}

describe('hoverLines', () => {
  it('says maker, snapshot, context and price of gpt-4o from the shipped catalog', async () => {
    const gpt4o = reference('gpt-4o');
    const [head] = hoverLines(gpt4o, { facts: describeModel(gpt4o.identity), price: await priceOf(gpt4o.identity, '2026-11-01T00:00:00Z') });
    expect(head).toMatch(/^\*\*gpt-4o\*\* · OpenAI · floating → `gpt-4o-2024-08-06` · 128k context · \$2\.50 \/ \$10\.00 per million \(cached \$1\.25\), prices of \d{4}-\d\d-\d\d$/);
  });

  it('says when a retired model went, by which chain it was replaced, and who says so', () => {
    const lifecycle: Lifecycle = {
      state: 'retired', shutdown: '2026-02-17', daysLeft: -200, chain: ['gpt-5.1-chat-latest', 'gpt-5.6-sol'], successor: 'gpt-5.6-sol',
      source: 'https://example.com/deprecations', asOf: '2026-10-01',
    };
    const retired = reference('chatgpt-4o-latest');
    const [, life] = hoverLines(retired, { facts: { vendorName: 'OpenAI' }, lifecycle });
    expect(life).toBe('Shut down on 2026-02-17 → `gpt-5.6-sol` (by way of `gpt-5.1-chat-latest`) · [source](https://example.com/deprecations), read 2026-10-01');
  });

  it('says nothing of what nobody knows', () => {
    const local = { ...reference('gpt-4o'), identity: { ...reference('gpt-4o').identity, model: 'my-deployment', vendor: 'unknown', pin: 'unknown' } as const };
    expect(hoverLines(local, { facts: { vendorName: 'unknown maker' } })).toEqual(['**my-deployment**']);
  });

  it('reads the real catalog for a deprecated id', () => {
    const old = reference('gpt-4-0613');
    const lines = hoverLines(old, { facts: describeModel(old.identity), lifecycle: lifecycleOf(old.identity, '2026-11-21') });
    expect(lines[1]).toMatch(/^Shut down on 2026-10-23 → `/);
  });
});
