import { describe, expect, it } from 'vitest';
import { scanToText, summariseScan, type ScanRow } from '../../../../src/core/index.ts';
import { report, row } from './rows.ts';

const rows: readonly ScanRow[] = [
  row({ path: 'src/chat/answer.ts', line: 13, column: 12, findings: [{ rule: 'model/floating', severity: 'warning', message: 'gpt-4o is floating; today it is gpt-4o-2024-08-06' }] }),
  row({ path: 'src/chat/answer.ts', line: 14, column: 1, role: 'mention' }),
  row({ path: 'worker/summarise.py', line: 141, column: 20, text: 'gpt-4-0613', model: 'gpt-4-0613', pin: 'snapshot', findings: [{ rule: 'model/retired', severity: 'error', message: 'gpt-4-0613 was shut down on 2026-10-23; use gpt-5.6-sol' }] }),
];

const lifecycle = (text: string) => (text === 'gpt-4-0613' ? { state: 'retired', asOf: '2026-08' } : undefined);

describe('scanToText', () => {
  it('groups by file, aligns columns over all of them and ends with the figures', () => {
    const summary = summariseScan(rows, lifecycle);
    expect(scanToText(report({ rows, summary, filesScanned: 1204 }))).toBe([
      'src/chat/answer.ts',
      '  13:12   warning  gpt-4o is floating; today it is gpt-4o-2024-08-06        model/floating',
      'worker/summarise.py',
      '  141:20  error    gpt-4-0613 was shut down on 2026-10-23; use gpt-5.6-sol  model/retired',
      '',
      '2 models in 2 files: 1 retired, 1 floating, 0 pinned · oldest date used: 2026-08 · 1,204 files in 0.41 s',
      '',
    ].join('\n'));
  });

  it('prints findings alone when asked to, and nothing when there are none', () => {
    expect(scanToText(report({ rows: rows.slice(0, 1) }), { summary: false })).toBe(
      'src/chat/answer.ts\n  13:12  warning  gpt-4o is floating; today it is gpt-4o-2024-08-06  model/floating\n',
    );
    expect(scanToText(report({ rows: [row({})] }), { summary: false })).toBe('');
  });

  it('says that nothing is in use and that a scan was stopped', () => {
    expect(scanToText(report({ filesScanned: 0, complete: false }))).toBe('No model in use · 0 files in 0.41 s · stopped before the end\n');
  });

  it('colours stretches without moving columns', () => {
    const text = scanToText(report({ rows }), { paint: (style, words) => `<${style}>${words}</>`, summary: false });
    expect(text).toContain('<path>src/chat/answer.ts</>\n  13:12   <warning>warning</>  gpt-4o');
    expect(text).toContain('  141:20  <error>error  </>  gpt-4-0613');
    expect(text.replaceAll(/<[^>]*>/g, '')).toBe(scanToText(report({ rows }), { summary: false }));
  });

  it('shows what a terminal would obey in a file name as codes', () => {
    const hostile = row({ path: 'a\u001B[2J\nb\u202E.ts', findings: [{ rule: 'model/floating', severity: 'warning', message: 'x' }] });
    expect(scanToText(report({ rows: [hostile] }), { summary: false }).split('\n')[0]).toBe('a\\u001b[2J\\u000ab\\u202e.ts');
  });

  it('lets one long message overhang instead of pushing every rule away', () => {
    const long = row({ path: 'z.ts', findings: [{ rule: 'model/retired', severity: 'error', message: 'm'.repeat(300) }] });
    const lines = scanToText(report({ rows: [...rows, long] }), { summary: false }).split('\n');
    expect(lines[1]?.length).toBeLessThan(120);
    expect(lines.at(-2)).toMatch(/m{300} {2}model\/retired$/);
  });
});

describe('summariseScan', () => {
  it('counts distinct models that are used or found fault with, not tables and mentions', () => {
    const summary = summariseScan([
      row({}), row({ path: 'src/b.ts' }), row({ text: 'openai/gpt-4o', path: 'src/c.ts' }),
      row({ model: 'gpt-5', role: 'catalog' }), row({ model: 'o1', role: 'mention' }),
      row({ model: 'claude-opus-4-6', text: 'claude-opus-4-6', pin: 'snapshot', path: 'src/d.ts' }),
      row({ model: 'my-deployment', text: 'my-deployment', pin: 'unknown', path: 'src/d.ts' }),
      row({ model: 'gpt-4o', alias: 'chat.core', path: 'src/e.ts' }), row({ model: 'gpt-4o', alias: 'chat.core', path: 'src/f.ts' }),
    ], () => undefined);
    expect(summary).toEqual({ models: 3, files: 4, retired: 0, floating: 1, pinned: 1, preview: 0, unknown: 1, aliases: 1 });
  });

  it('gives the oldest day that a date rests on', () => {
    const days: Record<string, string> = { a: '2026-10-02', b: '2026-08', c: '2026-09-01' };
    const summary = summariseScan(Object.keys(days).map((id) => row({ text: id, model: id })), (text) => ({ state: 'active', asOf: days[text] ?? '' }));
    expect(summary.oldestDateUsed).toBe('2026-08');
  });
});
