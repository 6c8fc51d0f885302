import { isBuiltin } from 'node:module';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundles } from '../../../scripts/build/bundles.ts';

/** What a start reads is small and is one file; everything heavy waits behind an `import()`. */
describe.each([
  { name: 'extension', later: './extension-lazy.mjs', most: 100_000 },
  { name: 'cli', later: './cli-main.mjs', most: 5_000 },
])('the start of $name', ({ name, later, most }) => {
  it('reads one small file, and leaves the rest to first use', async () => {
    const bundle = bundles({ minify: true, version: '0.0.0' }).find((one) => one.name === name);
    const { metafile } = await build({ ...bundle?.options, metafile: true, write: false, logLevel: 'silent' });
    const outputs = Object.values(metafile?.outputs ?? {});
    expect(outputs).toHaveLength(1);
    expect(outputs[0]?.bytes).toBeLessThan(most);
    const edges = (outputs[0]?.imports ?? []).filter(({ path }) => path !== 'vscode' && !isBuiltin(path));
    expect(edges.map(({ path, kind }) => ({ path, kind }))).toEqual([{ path: later, kind: 'dynamic-import' }]);
  });
});
