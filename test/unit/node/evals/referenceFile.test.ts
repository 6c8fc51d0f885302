import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reference } from '../../../../src/core/evals/reference/types.ts';
import { readReference, readReferenceHeader, writeReference } from '../../../../src/node/evals/referenceFile.ts';

const suite = 'evals/triage.eval.yaml';
const { signal } = new AbortController();
const reference: Reference = {
  type: 'reference', version: 1, suite, run: 'r1', side: 'baseline', ranAt: '2026-11-22T10:00:00.000Z', provider: 'openai', model: 'gpt-5.4', requested: 'chat.triage', repeat: 1,
  blessedAt: '2026-11-23T10:00:00.000Z', blessedBy: 'Ann', asked: { parameters: 'aa' }, cases: [],
};

describe('the reference run of a suite on disk', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'promptshift-reference-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  it('says by its first line what it is of and who blessed it', async () => {
    expect(await readReferenceHeader(root, suite, signal)).toBeUndefined();
    expect(await writeReference(root, reference)).toBe('.promptshift/reference/triage.jsonl');
    const { cases: _cases, ...header } = reference;
    expect(await readReferenceHeader(root, suite, signal)).toEqual(header);
    expect(await readReference(root, suite, signal)).toEqual(reference);
  });

  it('is refused when it is something else', async () => {
    await mkdir(join(root, '.promptshift/reference'), { recursive: true });
    for (const text of ['', '{}\n', '<<<<<<< HEAD\n']) {
      await writeFile(join(root, '.promptshift/reference/triage.jsonl'), text);
      await expect(readReferenceHeader(root, suite, signal)).rejects.toThrow('.promptshift/reference/triage.jsonl:1 is not a row of a reference run.');
    }
  });

  it.skipIf(process.platform === 'win32')('is not written through a link that came with the repository', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'promptshift-outside-'));
    try {
      await writeFile(join(outside, 'profile'), 'untouched');
      await mkdir(join(root, '.promptshift/reference'), { recursive: true });
      for (const target of ['profile', 'not-there-yet']) {
        await symlink(join(outside, target), join(root, '.promptshift/reference/triage.jsonl'));
        await expect(writeReference(root, reference)).rejects.toThrow('Nothing was written.');
        await rm(join(root, '.promptshift/reference/triage.jsonl'));
      }
      await rm(join(root, '.promptshift'), { recursive: true });
      await symlink(outside, join(root, '.promptshift'));
      await expect(writeReference(root, reference)).rejects.toThrow('Nothing was written.');
      expect(await readFile(join(outside, 'profile'), 'utf8')).toBe('untouched');
    } finally {
      await rm(outside, { recursive: true });
    }
  });
});
