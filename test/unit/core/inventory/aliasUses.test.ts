import { describe, expect, it } from 'vitest';
import { aliasUses } from '../../../../src/core/inventory/aliasUses.ts';
import type { ScanRow } from '../../../../src/core/scan/row.ts';

const row = (path: string, alias?: string): ScanRow => ({
  path, line: 1, column: 1, endLine: 1, endColumn: 2, text: 'x', model: 'x', vendor: 'openai', channel: 'direct', role: 'usage', language: 'python', pin: 'floating', findings: [],
  ...(alias === undefined ? {} : { alias }),
});

describe('aliasUses', () => {
  const rows = [
    row('models.config.json'), row('packages/a/models.config.json'),
    row('app.py', 'chat.core'), row('packages/a/app.py', 'chat.core'), row('packages/b/app.py', 'chat.core'), row('app.py', 'chat.other'),
  ];

  it('counts a use for the nearest configuration alone', () => {
    expect(aliasUses(rows, 'models.config.json', 'chat.core').map(({ path }) => path)).toEqual(['app.py', 'packages/b/app.py']);
    expect(aliasUses(rows, 'packages/a/models.config.json', 'chat.core').map(({ path }) => path)).toEqual(['packages/a/app.py']);
  });

  it('finds none for an alias that nobody uses', () => {
    expect(aliasUses(rows, 'models.config.json', 'chat.none')).toEqual([]);
  });
});
