import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCaseLines, type CaseLines } from '../../../../src/node/evals/caseLines.ts';

const row = (id: string, repeat: number, text = 'yes'): string => JSON.stringify({ type: 'result', id: `${id}/${repeat}`, at: '', labels: { case: id, side: 'baseline', repeat }, answer: { text } });
const judgement = JSON.stringify({ type: 'result', id: 'judge', at: '', labels: { judge: 1 }, answer: { text: '{"labels":{"case":"a"}}' } });
const readAll = async (lines: CaseLines, id: string): Promise<readonly string[]> => {
  const all: string[] = [];
  for await (const line of lines.of(id).read(new AbortController().signal)) all.push(line);
  return all;
};

describe('the lines of single cases in a journal', () => {
  let folder: string;
  let path: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'promptshift-lines-'));
    path = join(folder, 'run.jsonl');
    const long = row('long', 0, 'ä'.repeat(3_000_000));
    await writeFile(path, [JSON.stringify({ type: 'header' }), row('a', 0), judgement, row('Ä } "quoted"', 0), long, row('a', 1, 'a line\nand "type":"result"'), JSON.stringify({ type: 'judged', case: 'a' }), '{"type":"result","id":"torn","labels":{"case":"a"},"ans'].join('\n'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are those of the case alone, whatever stands between them', async () => {
    const lines = createCaseLines(path);
    expect(await readAll(lines, 'a')).toEqual([row('a', 0), row('a', 1, 'a line\nand "type":"result"')]);
    expect(await readAll(lines, 'Ä } "quoted"')).toEqual([row('Ä } "quoted"', 0)]);
    expect((await readAll(lines, 'long'))[0]).toBe(row('long', 0, 'ä'.repeat(3_000_000)));
    expect(await readAll(lines, 'b')).toEqual([]);
  });

  it('are found anew when the run went on, and are none without a file', async () => {
    const lines = createCaseLines(path);
    expect(await readAll(lines, 'late')).toEqual([]);
    await appendFile(path, `\n${row('late', 0)}\n`);
    expect(await readAll(lines, 'late')).toEqual([row('late', 0)]);
    expect(await readAll(createCaseLines(join(folder, 'none.jsonl')), 'a')).toEqual([]);
  });
});
