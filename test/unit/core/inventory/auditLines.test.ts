import { describe, expect, it } from 'vitest';
import type { Alias } from '../../../../src/core/aliases/types.ts';
import { auditLines, type AuditDeps } from '../../../../src/core/inventory/auditLines.ts';
import { auditToCsv } from '../../../../src/core/report/auditCsv.ts';
import { inventoryToCsv } from '../../../../src/core/report/inventoryCsv.ts';
import { row } from '../report/rows.ts';

const traffic = { callsPerMonth: 1000, promptTokens: 1_000_000, completionTokens: 500_000 };
const aliases: Readonly<Record<string, Alias>> = {
  'chat.core': { default: 'gpt-4o', candidate: 'gpt-5.4', sensitivity: 'pii', owner: '@chat', traffic, rollback: 'gpt-4', environments: { staging: { default: 'gpt-5.4' } } },
};
const deps: AuditDeps = {
  aliasesOf: () => aliases,
  ownersOf: ({ path }) => (path === 'b.ts' ? ['@ann', '@bob'] : ['@ann']),
  lifecycle: ({ model }) => (model === 'gpt-4o' ? { state: 'deprecated', shutdown: '2027-01-14', chain: ['gpt-6'], successor: 'gpt-6', source: 'page', asOf: '2026-10' } : undefined),
  // $1 a million tokens in, $2 out; gpt-5.4 has no price.
  price: async ({ model }, { inputTokens, outputTokens }) => (model === 'gpt-5.4' ? { kind: 'unknown', reason: 'none' } : { kind: 'known', usd: (inputTokens + 2 * outputTokens) / 1e6, pricesAsOf: '2026-09-23' }),
};
const high = { level: 'high', reasons: [{ kind: 'sensitivity', points: 3, text: 'its sensitivity is pii' }] } as const;

const rows = [
  row({ path: 'a.ts', risk: { level: 'low', reasons: [] } }), row({ path: 'b.ts', text: 'openai/gpt-4o', risk: { level: 'medium', reasons: [] } }), row({ path: 'b.ts', line: 2 }),
  row({ path: 'c.ts', text: 'chat.core', model: 'chat.core', alias: 'chat.core', risk: high }),
  ...(['default', 'candidate', 'rollback', 'environment'] as const).map((slot) => {
    const id = { default: 'gpt-4o', candidate: 'gpt-5.4', rollback: 'gpt-4', environment: 'gpt-5.4' }[slot];
    return row({ path: 'models.config.json', text: id, model: id, defines: { alias: 'chat.core', slot } });
  }),
  row({ path: 'd.ts', role: 'mention', model: 'gpt-3.5-turbo' }), row({ path: 'e.ts', text: 'chat.gone', alias: 'chat.gone' }),
];

describe('auditLines', () => {
  it('has one line a model, or a model and its alias, the highest risk first', async () => {
    const lines = await auditLines(rows, deps);
    expect(lines.map(({ model, alias, uses, paths, owners, risk }) => [model, alias, uses, paths, owners, risk])).toEqual([
      ['gpt-4o', 'chat.core', 1, ['c.ts'], ['@ann'], 'high'],
      ['gpt-4o', undefined, 3, ['a.ts', 'b.ts'], ['@ann', '@bob'], 'medium'],
      ['gpt-5.4', 'chat.core', 0, ['models.config.json'], ['@ann'], undefined],
      ['unknown', 'chat.gone', 1, ['e.ts'], ['@ann'], undefined],
    ]);
  });

  it('reckons a month by the traffic of the alias; what nothing tells is unknown', async () => {
    const [behindAlias, bare] = await auditLines(rows, deps);
    expect(behindAlias?.cost).toEqual({ kind: 'estimate', usd: 2000, pricesAsOf: '2026-09-23' });
    expect(behindAlias?.successor).toEqual({ model: 'gpt-5.4', cost: { kind: 'unknown', reason: 'none' } });
    expect(bare?.cost.kind).toBe('unknown');
    expect(bare?.successor?.model).toBe('gpt-6');
  });
});

describe('the table of an audit', () => {
  it('names its units, and never writes 0 for what is unknown', async () => {
    const [header, first, second, third] = auditToCsv(await auditLines(rows, deps)).split('\r\n');
    expect(header).toBe('model,alias,vendor,uses,files,owner,risk,risk reasons,sensitivity,traffic (calls per month),prompt tokens per call,completion tokens per call,monthly cost today (USD),successor,monthly cost on successor (USD),prices of,shutdown date,shutdown source,source read on,paths');
    expect(first).toBe("gpt-4o,chat.core,openai,1,1,'@ann,high,its sensitivity is pii,pii,1000,1000000,500000,2000.00,gpt-5.4,unknown,2026-09-23,2027-01-14,page,2026-10,c.ts");
    expect(second).toBe("gpt-4o,,openai,3,2,'@ann; @bob,medium,,,unknown,unknown,unknown,unknown,gpt-6,unknown,,2027-01-14,page,2026-10,a.ts; b.ts");
    expect(third).toBe("gpt-5.4,chat.core,openai,0,1,'@ann,,,pii,unknown,unknown,unknown,unknown,,,,unknown,,,models.config.json");
  });

  it('prices with the lists that are shipped', async () => {
    const text = await inventoryToCsv([row({ alias: 'chat.core', risk: high })], { aliasesOf: () => aliases, ownersOf: () => [], now: '2026-11-21T00:00:00Z', catalog: [] }, new AbortController().signal);
    // 1,000 calls of $2.50 for a million tokens in and $5 for half a million out.
    expect(text.split('\r\n')[1]).toMatch(/^gpt-4o,chat\.core,openai,1,1,,high,.*,1000,1000000,500000,7500\.00,gpt-5\.4,\d+\.00,\d{4}-\d\d-\d\d,2027-01-14,/);
  });
});
