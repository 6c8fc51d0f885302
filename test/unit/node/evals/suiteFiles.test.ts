import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadSuite } from '../../../../src/core/index.ts';
import { createSuiteFiles } from '../../../../src/node/evals/suiteFiles.ts';

const idle = new AbortController().signal;
const base = realpathSync(mkdtempSync(join(tmpdir(), 'suite-files-')));
const root = join(base, 'workspace');
mkdirSync(join(root, 'evals'), { recursive: true });
writeFileSync(join(base, 'secret.jsonl'), '{"text": "secret"}\n');
writeFileSync(join(root, 'cases.jsonl'), '{"text": "x"}\n');
symlinkSync(join(base, 'secret.jsonl'), join(root, 'evals/link.jsonl'));
symlinkSync(base, join(root, 'evals/folder'));
symlinkSync(join(root, 'cases.jsonl'), join(root, 'evals/inside.jsonl'));
mkdirSync(join(root, 'evals/really.jsonl'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const files = createSuiteFiles(root);
async function read(path: string, maxBytes = 1_000, signal = idle, from = files): Promise<string> {
  let text = '';
  for await (const chunk of from.stream(path, maxBytes, signal)) text += new TextDecoder().decode(chunk);
  return text;
}

describe('createSuiteFiles', () => {
  it('reads files below the root, by links that stay there too', async () => {
    expect(await read('cases.jsonl')).toBe('{"text": "x"}\n');
    expect(await read('evals/inside.jsonl')).toBe('{"text": "x"}\n');
  });
  it('also where the root itself is a link', async () => {
    symlinkSync(root, join(base, 'alias'));
    expect(await read('cases.jsonl', 1_000, idle, createSuiteFiles(join(base, 'alias')))).toBe('{"text": "x"}\n');
  });
  it.each(['evals/link.jsonl', 'evals/folder/secret.jsonl', '../secret.jsonl'])('refuses %s, which leads out', async (path) => {
    await expect(read(path)).rejects.toMatchObject({ code: 'configuration', message: `${path} is a link that leads out of the workspace.` });
  });
  it('refuses what is no plain file, without waiting for it', async () => {
    await expect(read('evals/really.jsonl')).rejects.toMatchObject({ message: expect.stringMatching(/is not a plain file|it is a folder/) as string });
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [join(root, 'pipe.jsonl')]);
    await expect(read('pipe.jsonl')).rejects.toMatchObject({ message: 'pipe.jsonl is not a plain file.' });
  });
  it('refuses what is too large, and says what is not there', async () => {
    await expect(read('cases.jsonl', 5)).rejects.toMatchObject({ message: 'cases.jsonl is larger than the 0 MB that are read.' });
    await expect(read('none.jsonl')).rejects.toMatchObject({ message: 'none.jsonl cannot be read: it is not there.' });
  });
  it('stops when it is cancelled', async () => {
    await expect(read('cases.jsonl', 1_000, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  });
  it('gives a suite its cases, and its refusal', async () => {
    const fine = await loadSuite('evals/a.eval.yaml', 'alias: a\nprompt: ../p.md\ncasesFrom: inside.jsonl\n', files, idle);
    expect(fine.cases).toMatchObject([{ vars: { text: 'x' } }]);
    const hostile = await loadSuite('evals/a.eval.yaml', 'alias: a\nprompt: ../p.md\ncasesFrom: link.jsonl\n', files, idle);
    expect(hostile.suite).toBeUndefined();
    expect(hostile.problems).toMatchObject([{ line: 3, message: 'evals/link.jsonl is a link that leads out of the workspace.' }]);
  });
});
