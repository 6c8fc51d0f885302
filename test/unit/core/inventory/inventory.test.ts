import { describe, expect, it } from 'vitest';
import type { ScanRow } from '../../../../src/core/report/types.ts';
import { defaultInventoryFilter, inventoryOf, type InventoryFilter, type InventoryGrouping, type InventoryLook, type InventoryNode } from '../../../../src/core/inventory/inventory.ts';

const row = (path: string, line: number, model: string, rest: Partial<ScanRow> = {}): ScanRow => ({
  path, line, column: 1, endLine: line, endColumn: 9, text: model, model, vendor: 'openai', channel: 'direct', role: 'usage', language: 'python', pin: 'floating', findings: [], ...rest,
});
const floating = { findings: [{ rule: 'model/floating', severity: 'warning', message: 'moves' }] } as const;
const retired = { findings: [{ rule: 'model/floating', severity: 'warning', message: 'moves' }, { rule: 'model/retired', severity: 'error', message: 'gone' }] } as const;

const rows = [
  row('b.py', 9, 'gpt-4o', floating), row('b.py', 2, 'gpt-4o', floating), row('a.py', 5, 'gpt-4o', floating),
  row('a.py', 1, 'gpt-4', retired), row('a.py', 7, 'gpt-5', { role: 'mention' }), row('a.py', 8, 'chat.core', { alias: 'chat.core' }),
];
const look = (grouping: InventoryGrouping, filter: InventoryFilter = defaultInventoryFilter): InventoryLook => ({ grouping, filter, ownersOf: ({ path }) => (path === 'a.py' ? ['@ann', '@bob'] : []) });
const outline = (node: InventoryNode): unknown => (node.kind === 'reference' ? node.row.line : [node.label, node.state ?? '', node.count, ...node.children.map(outline)]);

describe('inventoryOf', () => {
  it('groups by model and file, the gravest first', () => {
    expect(inventoryOf(rows, look('model')).map(outline)).toEqual([
      ['gpt-4', 'retired', 1, ['a.py', 'retired', 1, 1]],
      ['gpt-4o', 'floating', 3, ['a.py', 'floating', 1, 5], ['b.py', 'floating', 2, 2, 9]],
      ['chat.core', '', 1, ['a.py', '', 1, 8]],
    ]);
  });

  it('groups by file', () => {
    expect(inventoryOf(rows, look('file')).map(outline)).toEqual([
      ['a.py', 'retired', 3, 1, 5, 8], ['b.py', 'floating', 2, 2, 9],
    ]);
  });

  it('groups by owner, once for each', () => {
    expect(inventoryOf(rows, look('owner')).map(({ label, count, state }) => [label, count, state])).toEqual([
      ['@ann', 3, 'retired'], ['@bob', 3, 'retired'], ['No owner', 2, 'floating'],
    ]);
  });

  it('shows what the filter lets through', () => {
    expect(inventoryOf(rows, look('model', { roles: ['mention'], onlyFindings: false })).map(({ label }) => label)).toEqual(['gpt-5']);
    expect(inventoryOf(rows, look('model', { roles: ['usage'], onlyFindings: true })).map(({ label }) => label)).toEqual(['gpt-4', 'gpt-4o']);
  });

  it('names each node once', () => {
    const keys = (nodes: readonly InventoryNode[]): readonly string[] => nodes.flatMap((node) => [node.key, ...(node.kind === 'reference' ? [] : keys(node.children))]);
    const all = keys(inventoryOf(rows, look('model')));
    expect(new Set(all).size).toBe(all.length);
  });
});
