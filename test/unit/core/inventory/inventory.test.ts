import { describe, expect, it } from 'vitest';
import type { ScanRow } from '../../../../src/core/scan/row.ts';
import { defaultInventoryFilter, inventoryOf, type InventoryFilter, type InventoryGrouping, type InventoryLook, type InventoryNode, type InventoryOrder } from '../../../../src/core/inventory/inventory.ts';

const row = (path: string, line: number, model: string, rest: Partial<ScanRow> = {}): ScanRow => ({
  path, line, column: 1, endLine: line, endColumn: 9, text: model, model, vendor: 'openai', channel: 'direct', role: 'usage', language: 'python', pin: 'floating', findings: [], ...rest,
});
const floating = { findings: [{ rule: 'model/floating', severity: 'warning', message: 'moves' }] } as const;
const retired = { findings: [{ rule: 'model/floating', severity: 'warning', message: 'moves' }, { rule: 'model/retired', severity: 'error', message: 'gone' }] } as const;

const rows = [
  row('b.py', 9, 'gpt-4o', floating), row('b.py', 2, 'gpt-4o', floating), row('a.py', 5, 'gpt-4o', floating),
  row('a.py', 1, 'gpt-4', retired), row('a.py', 7, 'gpt-5', { role: 'mention' }), row('a.py', 8, 'chat.core', { alias: 'chat.core' }),
];
const look = (grouping: InventoryGrouping, filter: InventoryFilter = defaultInventoryFilter, order: InventoryOrder = 'finding'): InventoryLook => ({ grouping, order, filter, ownersOf: ({ path }) => (path === 'a.py' ? ['@ann', '@bob'] : []) });
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

  it('groups by risk, the highest first, and says which rows call no model', () => {
    const risky = (level: 'high' | 'medium' | 'low'): Partial<ScanRow> => ({ risk: { level, reasons: [] } });
    const judged = [row('a.py', 1, 'gpt-4o', risky('low')), row('b.py', 2, 'gpt-4', risky('high')), row('b.py', 3, 'gpt-4o', { role: 'branch' })];
    expect(inventoryOf(judged, look('risk')).map(outline)).toEqual([
      ['High risk', '', 1, ['b.py', '', 1, 2]], ['Low risk', '', 1, ['a.py', '', 1, 1]], ['Calls no model', '', 1, ['b.py', '', 1, 3]],
    ]);
  });

  it('puts the highest risk first where that is asked for', () => {
    const judged = [row('a.py', 1, 'gpt-4', retired), row('b.py', 2, 'gpt-4o', { risk: { level: 'medium', reasons: [] } }), row('c.py', 3, 'gpt-5', { risk: { level: 'high', reasons: [] } })];
    expect(inventoryOf(judged, look('model')).map(({ label, risk }) => [label, risk])).toEqual([['gpt-4', undefined], ['gpt-4o', 'medium'], ['gpt-5', 'high']]);
    expect(inventoryOf(judged, look('model', defaultInventoryFilter, 'risk')).map(({ label }) => label)).toEqual(['gpt-5', 'gpt-4o', 'gpt-4']);
    expect(inventoryOf(judged, look('file', defaultInventoryFilter, 'risk')).map(({ label }) => label)).toEqual(['c.py', 'b.py', 'a.py']);
  });

  it('shows what the filter lets through', () => {
    expect(inventoryOf(rows, look('model', { ...defaultInventoryFilter, roles: ['mention'] })).map(({ label }) => label)).toEqual(['gpt-5']);
    expect(inventoryOf(rows, look('model', { ...defaultInventoryFilter, roles: ['usage'], onlyFindings: true })).map(({ label }) => label)).toEqual(['gpt-4', 'gpt-4o']);
  });

  it('names each node once', () => {
    const keys = (nodes: readonly InventoryNode[]): readonly string[] => nodes.flatMap((node) => [node.key, ...(node.kind === 'reference' ? [] : keys(node.children))]);
    const all = keys(inventoryOf(rows, look('model')));
    expect(new Set(all).size).toBe(all.length);
  });
});
