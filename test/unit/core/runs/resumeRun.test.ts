import { describe, expect, it } from 'vitest';
import { createMemoryJournalFile } from '../../../../src/core/runs/journalFile.ts';
import { writeRows, type HeaderRow, type ResultRow, type SentRow } from '../../../../src/core/runs/journalRows.ts';
import { resumeRun } from '../../../../src/core/runs/resumeRun.ts';
import { answer, live } from './samples.ts';

const at = '2026-11-21T12:00:00.000Z';
const header: HeaderRow = { type: 'header', version: 1, id: 'r1', kind: 'evaluation', startedAt: at, provider: 'p', about: { suite: 's' } };
const sent = (id: string, reserveUsd?: number): SentRow => ({ type: 'sent', id, at, labels: { case: id, repeat: 0 }, request: 'h', model: 'model-a', ...(reserveUsd === undefined ? {} : { reserveUsd }) });
const result = (id: string, usd: number | undefined, status: 'complete' | 'failed' = 'complete'): ResultRow => {
  const { chargedUsd: _default, ...rest } = answer({ status });
  return { type: 'result', id, at, labels: { case: id, repeat: 0 }, answer: usd === undefined ? rest : { ...rest, chargedUsd: usd } };
};

describe('resumeRun', () => {
  it('says what is settled, what is not, and counts the rest at its full reserve', async () => {
    const file = createMemoryJournalFile();
    await writeRows(file, [header, sent('a', 1), sent('b', 2), result('a', 0.25), sent('c', 4), result('c', undefined, 'failed'), { type: 'verdict', id: 'a', passed: true }]);
    const foreign: unknown[] = [];
    const results: string[] = [];
    const state = await resumeRun(file, live, { onForeign: (row) => foreign.push(row), onResult: ({ id }) => results.push(id) });
    expect(state.header).toEqual(header);
    expect([...state.settled]).toEqual([['a', 'complete'], ['c', 'failed']]);
    expect(state.unresolved.map(({ id }) => id)).toEqual(['b']);
    expect(state.total).toEqual({ answers: 2, usd: 2.25, unknown: 1, free: 0, atMost: 1 });
    expect(foreign).toEqual([{ type: 'verdict', id: 'a', passed: true }]);
    expect(results).toEqual(['a', 'c']);
  });

  it('keeps counting a request that was lost once and answered later', async () => {
    const file = createMemoryJournalFile();
    await writeRows(file, [header, sent('a', 1), sent('a', 1), result('a', 0.25)]);
    const state = await resumeRun(file, live);
    expect(state.unresolved).toHaveLength(1);
    expect(state.settled.get('a')).toBe('complete');
    expect(state.total.usd).toBe(1.25);
  });

  it('goes on past torn and damaged lines', async () => {
    const lines: string[] = [];
    const file = createMemoryJournalFile(lines);
    await writeRows(file, [header, sent('a', 1), result('a', 0.5), sent('b', 1), result('b', 0.5)]);
    lines[4] = (lines[4] ?? '').slice(0, -30);
    lines.splice(2, 0, '', '[]', 'null', '{"no": "type"}', '\u0000\u0000');
    const state = await resumeRun(file, live);
    expect(state.torn).toBe(5);
    expect(state.unresolved.map(({ id }) => id)).toEqual(['b']);
    expect(state.total.usd).toBe(1.5);
  });

  it('takes a row that only looks like one of ours for a stranger\'s', async () => {
    const file = createMemoryJournalFile(['{"type":"result","id":"a"}', '{"type":"sent","id":7}', '{"type":"result","id":"b","labels":{},"answer":{"text":1}}']);
    const foreign: unknown[] = [];
    const state = await resumeRun(file, live, { onForeign: (row) => foreign.push(row) });
    expect([foreign.length, state.settled.size, state.unresolved.length]).toEqual([3, 0, 0]);
  });

  it('refuses a journal of a later version, and stops when asked', async () => {
    const later = createMemoryJournalFile(['{"type":"header","version":2,"id":"r","about":{}}']);
    await expect(resumeRun(later, live)).rejects.toMatchObject({ code: 'configuration', message: 'The journal is of version 2; this Promptshift reads version 1.' });
    await expect(resumeRun(later, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });

  it('an empty journal is a run that has not begun', async () => {
    expect(await resumeRun(createMemoryJournalFile(), live)).toMatchObject({ unresolved: [], torn: 0, total: { usd: 0 } });
  });
});

describe('writeRows', () => {
  it('leaves out parameters that carry a header or a key', async () => {
    const lines: string[] = [];
    await writeRows(createMemoryJournalFile(lines), [{ ...result('a', 1), answer: answer({ parameters: { temperature: 0, extra_headers: { Authorization: 'Bearer sk-1' }, api_key: 'sk-2', apiKey: 'sk-3' } }) }]);
    expect(lines[0]).not.toContain('sk-');
    expect(lines[0]).toContain('"parameters":{"temperature":0}');
  });

  it('keeps every character of an answer in one line', async () => {
    const lines: string[] = [];
    const text = 'a\nb\r\u2028\u2029\u0000"\\\ud800';
    await writeRows(createMemoryJournalFile(lines), [{ ...result('a', 1), answer: answer({ text }) }]);
    expect(lines[0]).not.toContain('\n');
    expect((JSON.parse(lines[0] ?? '') as ResultRow).answer.text).toBe(text);
  });
});
