import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileReader } from '../../../src/node/fileReader.ts';
import { relativePath } from '../../../src/node/paths.ts';
import { repositoryBudget } from '../../../src/node/repositoryBudget.ts';
import { scratchFolder } from '../scratchFolder.ts';

const options = (root: string): Parameters<typeof repositoryBudget>[1] =>
  ({ files: createFileReader(), today: '2026-11-21', signal: new AbortController().signal, show: (path) => relativePath(root, path) });

describe('repositoryBudget', () => {
  it('is the nearest file\'s upward, and none where that file sets none', async () => {
    const root = await scratchFolder({
      'app/promptshift.json': '{ "budgets": { "usdPerRun": 2.5 } }',
      'app/evals/promptshift.json': '{ "budgets": { "usdPerRun": 0.1 } }', 'app/other/promptshift.json': '{}', 'app/prompts/a.md': '',
    });
    const of = async (folder: string): Promise<number | undefined> => await repositoryBudget(join(root, folder), options(root));
    expect([await of('app/evals'), await of('app/prompts'), await of('app/other'), await of('')]).toEqual([0.1, 2.5, undefined, undefined]);
  });

  it('is that of the named file in place of the nearest', async () => {
    const root = await scratchFolder({ 'ci.json': '{ "budgets": { "usdPerRun": 7 } }', 'app/promptshift.json': '{ "budgets": { "usdPerRun": 2.5 } }' });
    expect(await repositoryBudget(join(root, 'app'), { ...options(root), config: join(root, 'ci.json') })).toBe(7);
  });

  it('refuses a file with a mistake, which may have meant one', async () => {
    const root = await scratchFolder({ 'promptshift.json': '{\n  "budgets": { "usdPerRun": "2" }\n}\n' });
    await expect(repositoryBudget(root, options(root))).rejects.toMatchObject({ code: 'configuration', message: expect.stringMatching(/^promptshift\.json:2: budgets › usdPerRun/) as string });
  });
});
