import { isBuiltin } from 'node:module';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundles } from '../../../scripts/build/bundles.ts';

/** What a start reads is small and is one file; everything heavy waits behind an `import()`, and what commands do behind a `require` in a function. */
describe.each([
  { name: 'extension', later: [{ path: './extension-lazy.mjs', kind: 'dynamic-import' }, { path: './extension-commands.js', kind: 'require-call' }, { path: './extension-evals.js', kind: 'require-call' }, { path: './extension-inventory.js', kind: 'require-call' }], most: 75_000 },
  { name: 'extension-commands', later: [{ path: './extension-lazy.mjs', kind: 'dynamic-import' }], most: 80_000 },
  { name: 'extension-evals', later: [{ path: './extension-lazy.mjs', kind: 'dynamic-import' }], most: 75_000 },
  { name: 'extension-inventory', later: [{ path: './extension-lazy.mjs', kind: 'dynamic-import' }], most: 75_000 },
  { name: 'cli', later: [{ path: './cli-main.mjs', kind: 'dynamic-import' }], most: 5_000 },
])('the start of $name', ({ name, later, most }) => {
  it('reads one small file, and leaves the rest to first use', async () => {
    const bundle = bundles({ minify: true, version: '0.0.0' }).find((one) => one.name === name);
    const { metafile } = await build({ ...bundle?.options, metafile: true, write: false, logLevel: 'silent' });
    const outputs = Object.values(metafile?.outputs ?? {});
    expect(outputs).toHaveLength(1);
    expect(outputs[0]?.bytes).toBeLessThan(most);
    // A package would be read at the start, and not every one survives being bundled as CommonJS.
    expect(Object.keys(metafile?.inputs ?? {}).filter((path) => path.includes('node_modules'))).toEqual([]);
    const edges = (outputs[0]?.imports ?? []).filter(({ path }) => path !== 'vscode' && !isBuiltin(path));
    expect(edges.map(({ path, kind }) => ({ path, kind })).toSorted((a, b) => a.kind.localeCompare(b.kind) || a.path.localeCompare(b.path))).toEqual(later);
  });
});
