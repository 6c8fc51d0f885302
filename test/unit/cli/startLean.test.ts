import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { scratchFolder } from '../scratchFolder.ts';
import { buildCli } from './builtCli.ts';

const cli = buildCli();
const start = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<{ stdout: string; stderr: string }> =>
  promisify(execFile)(process.execPath, [cli(), ...args], { env: { PATH: process.env['PATH'] ?? '', ...env } });

it('keeps what was compiled in the user’s own cache folder, and does without one', async () => {
  const cache = await scratchFolder({});
  const helps = await start(['eval', '--help'], { XDG_CACHE_HOME: cache });
  expect(helps.stderr).toBe('');
  expect((await readdir(join(cache, 'promptshift/compiled'), { recursive: true })).length).toBeGreaterThan(3);
  expect(await start(['eval', '--help'], { XDG_CACHE_HOME: cache })).toEqual(helps);
  expect(await start(['eval', '--help'], {})).toEqual(helps);
});

it('compiles and keeps nothing to say its version', async () => {
  const cache = await scratchFolder({});
  expect((await start(['--version'], { XDG_CACHE_HOME: cache })).stdout).toBe('4.5.6\n');
  expect(await readdir(cache)).toEqual([]);
});
