import { spawn } from 'node:child_process';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JournalFile } from '../../../src/core/runs/journalFile.ts';
import { resumeRun } from '../../../src/core/runs/resumeRun.ts';
import { createJournalFile } from '../../../src/node/journalFile.ts';
import { scratchFolder } from '../scratchFolder.ts';

const live = new AbortController().signal;
async function linesOf(file: JournalFile, signal = live): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of file.read(signal)) lines.push(line);
  return lines;
}

describe('createJournalFile', () => {
  it('makes its folders, keeps the order, and reads what it wrote', async () => {
    const path = join(await scratchFolder({}), 'a/b/run.jsonl');
    const file = createJournalFile(path);
    expect(await linesOf(file)).toEqual([]);
    await Promise.all([file.append(['1', '2']), file.append(['3'])]);
    await file.append(['4']);
    await file.close();
    expect(await readFile(path, 'utf8')).toBe('1\n2\n3\n4\n');
    expect(await linesOf(file)).toEqual(['1', '2', '3', '4']);
  });

  it('ends lines at line feeds alone, wherever a chunk of the file ends', async () => {
    const odd = ['a\u2028b\u2029c\rd\u0085e', `ä€😀${'x'.repeat(70_000)}😀`, '', 'last'];
    const file = createJournalFile(join(await scratchFolder({}), 'run.jsonl'));
    await file.append(odd);
    await file.close();
    expect(await linesOf(file)).toEqual(odd);
  });

  it('keeps a torn last line apart from the rows that follow it', async () => {
    const folder = await scratchFolder({ 'run.jsonl': '{"id":1}\n{"id":2,"te' });
    const file = createJournalFile(join(folder, 'run.jsonl'));
    expect(await linesOf(file)).toEqual(['{"id":1}', '{"id":2,"te']);
    await file.append(['{"id":3}']);
    await file.close();
    expect(await linesOf(file)).toEqual(['{"id":1}', '{"id":2,"te', '{"id":3}']);
  });

  it('rejects every append after one that failed, and says so again when it is closed', async () => {
    const folder = await scratchFolder({});
    await mkdir(join(folder, 'run.jsonl'));
    const file = createJournalFile(join(folder, 'run.jsonl'));
    await expect(file.append(['1'])).rejects.toMatchObject({ code: 'EISDIR' });
    await expect(file.append(['2'])).rejects.toMatchObject({ code: 'EISDIR' });
    await expect(file.close()).rejects.toMatchObject({ code: 'EISDIR' });
  });

  it('stops reading when asked', async () => {
    const folder = await scratchFolder({ 'run.jsonl': '1\n2\n' });
    await expect(linesOf(createJournalFile(join(folder, 'run.jsonl')), AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });

  it('loses no acknowledged row to a SIGKILL at any of 20 moments', async () => {
    const path = join(await scratchFolder({}), 'run.jsonl');
    const acknowledged = new Set<number>();
    for (let kill = 0; kill < 20; kill++) {
      const seen = await writeUntilKilled(path, kill * 1_000_000, 1 + Math.floor(Math.random() * 400));
      for (const id of seen) acknowledged.add(id);
    }
    // as a crash in the middle of a write leaves it
    await appendFile(path, '{"type":"row","id":-1,"te');
    const found = new Set<number>();
    let torn = 0;
    for (const line of await linesOf(createJournalFile(path))) {
      try {
        found.add((JSON.parse(line) as { readonly id: number }).id);
      } catch {
        torn++;
      }
    }
    expect(acknowledged.size).toBeGreaterThan(20);
    expect([...acknowledged].filter((id) => !found.has(id))).toEqual([]);
    expect(torn).toBeLessThanOrEqual(21);
  }, 60_000);
});

describe('a run that is killed at any of 10 moments', () => {
  it('had every request on disk before it left, and every result before anybody was told', async () => {
    const path = join(await scratchFolder({}), 'run.jsonl');
    const printed: string[] = [];
    for (let kill = 0; kill < 10; kill++) printed.push(...(await printedUntilKilled('journalAsker.ts', path, kill * 1_000_000, 1 + Math.floor(Math.random() * 400))));
    const named = (word: string): readonly string[] => printed.filter((line) => line.startsWith(word)).map((line) => line.slice(word.length + 1));
    const results = new Set<string>();
    const { settled, unresolved, total } = await resumeRun(createJournalFile(path), live, { onResult: ({ id }) => results.add(id) });
    const sent = new Set([...settled.keys(), ...unresolved.map(({ id }) => id)]);
    expect(named('sent').length).toBeGreaterThan(10);
    expect(named('sent').filter((id) => !sent.has(id))).toEqual([]);
    expect(named('told').filter((id) => !results.has(id))).toEqual([]);
    // as many as were in flight when it died, each time; all of them are counted
    expect(unresolved.length).toBeLessThanOrEqual(160);
    expect(total.usd).toBeCloseTo(results.size * 0.5 + unresolved.reduce((sum, { reserveUsd = Number.NaN }) => sum + reserveUsd, 0), 6);
  }, 60_000);
});

/** The numbers that a writer had acknowledged by the time it died, after at least `rows` of them. */
async function writeUntilKilled(path: string, first: number, rows: number): Promise<readonly number[]> {
  return (await printedUntilKilled('journalWriter.ts', path, first, rows)).map(Number);
}

/** The lines that a child process printed by the time it was killed, after at least so many of them. */
async function printedUntilKilled(script: string, path: string, first: number, rows: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, script), path, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  let lines = 0;
  for await (const piece of child.stdout) {
    printed += String(piece);
    lines += String(piece).split('\n').length - 1;
    if (lines >= rows) child.kill('SIGKILL');
  }
  // a line that was cut off was not said
  return printed.slice(0, printed.lastIndexOf('\n') + 1).split('\n').filter((text) => text !== '');
}
