import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
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
    const bundle = bundles({ minify: true, version: '4.5.6' }).find(({ name }) => name === 'cli');
    if (bundle === undefined) throw new Error('there is no bundle called cli');
    // Without a manifest beside it Node has to guess the module type from the syntax, as it never has to where we ship.
    await build({ ...bundle.options, outdir: folder, outExtension: { '.js': '.mjs' } });
    copyWasm(folder);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return () => join(folder, 'cli.mjs');
}
