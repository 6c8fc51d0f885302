import { describe, expect, it } from 'vitest';
import { readSet, type Label, type LabelledFile } from '../../bench/roles/labels.ts';
import { measure } from '../../bench/roles/measure.ts';
import { reportLines } from '../../bench/roles/report.ts';

const file: LabelledFile = { kind: 'npm', source: 'p', version: '1.0.0', path: 'a.ts', language: 'typescript', sha256: '' };
const code = 'ask({ model: "gpt-4o" });\nask({ model: "gpt-4.1" });\n// gpt-5 was slower\n';
const label = (line: number, column: number, text: string, rest: Partial<Label> = {}): Label =>
  ({ source: 'p', path: 'a.ts', line, column, text, role: 'usage', ...rest });

async function linesFor(labels: readonly Label[]): Promise<string> {
  const read = (): Promise<Uint8Array> => Promise.resolve(new TextEncoder().encode(code));
  return reportLines('set', await measure({ name: 'set', files: [file], labels }, read, '2026-11-21', new AbortController().signal)).join('\n');
}

describe('the measurement of roles', () => {
  const both = [label(1, 15, 'gpt-4o'), label(2, 15, 'gpt-4.1')];
  const comment = label(3, 4, 'gpt-5', { role: 'mention' });

  it('counts agreement', async () => {
    const lines = await linesFor([...both, comment]);
    expect(lines).toContain('recall 2 / 2 (100.0 %)  precision 2 / 2 (100.0 %)');
    expect(lines).toContain('role of the rest   1 / 1 (100.0 %)');
    expect(lines).toContain('place and text     3 / 3 (100.0 %)');
  });

  it('counts what is reported and not labelled against precision', async () => {
    const lines = await linesFor([label(1, 15, 'gpt-4o'), comment]);
    expect(lines).toContain('recall 1 / 1 (100.0 %)  precision 1 / 2 (50.0 %)');
    expect(lines).toContain('none > usage  p:a.ts:2:15  gpt-4.1');
  });

  it('counts what is labelled and not reported against recall', async () => {
    const lines = await linesFor([...both, comment, label(3, 14, 'slower')]);
    expect(lines).toContain('recall 2 / 3 (66.7 %)  precision 2 / 2 (100.0 %)');
    expect(lines).toContain('usage > none  p:a.ts:3:14  slower');
  });

  it('leaves optional labels out of every number', async () => {
    const lines = await linesFor([label(1, 15, 'gpt-4o'), label(2, 15, 'gpt-4.1', { optional: true }), label(3, 14, 'slower', { optional: true }), comment]);
    expect(lines).toContain('set: 2 references');
    expect(lines).toContain('recall 1 / 1 (100.0 %)  precision 1 / 1 (100.0 %)');
  });

  it('tells a text that is cut differently from a place that is missed', async () => {
    const lines = await linesFor([label(1, 16, 'pt-4o'), both[1] ?? comment, comment]);
    expect(lines).toContain('recall 2 / 2 (100.0 %)');
    expect(lines).toContain('place and text     2 / 3');
  });
});

describe.each(['setA', 'setB'])('%s', (name) => {
  const { files, labels } = readSet(name);

  it('labels places of its own files, each once', () => {
    const known = new Set(files.map(({ source, path }) => `${source}:${path}`));
    expect(labels.filter(({ source, path }) => !known.has(`${source}:${path}`))).toEqual([]);
    expect(new Set(labels.map(({ source, path, line, column }) => `${source}:${path}:${line}:${column}`)).size).toBe(labels.length);
  });

  it('records ids, never code', () => {
    expect(labels.filter(({ text }) => /\s/.test(text) || text.length > 120)).toEqual([]);
  });
});
