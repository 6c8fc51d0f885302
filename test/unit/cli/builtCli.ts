import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect } from 'vitest';
import { bundles } from '../../../scripts/build/bundles.ts';
import { copyWasm } from '../../../scripts/build/wasm.ts';

/**
 * Builds the command line as `npm run build` does, into a folder of its own that anybody may read, for the tests of this file.
 * Returns the path of `cli.js`, valid inside tests.
 */
export function buildCli(): () => string {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'promptshift-cli-'));
    await chmod(folder, 0o755);
    const parts = bundles({ minify: true, version: '4.5.6' }).filter(({ name }) => name === 'cli' || name === 'cli-main');
    expect(parts).toHaveLength(2);
    await Promise.all(parts.map(({ options }) => build({ ...options, outdir: folder })));
    copyWasm(folder);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return () => join(folder, 'cli.js');
}
