/**
 * `node scripts/test/host.ts browser|desktop`: compiles `test/host` to one entry and runs it in the extension host of a real
 * VS Code, on a scratch copy of the sample workspace. The entry writes `out/results/host.run.json`.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { leaveOut } from '../build/bundles.ts';
import { runTestsInBrowser } from '../vscode/browserTests.ts';
import { runTestsOnDesktop } from '../vscode/desktopTests.ts';
import { extensionFolder, outFolder, projectRoot } from '../vscode/paths.ts';
import { createScratch } from '../vscode/scratchWorkspace.ts';

const entry = join(outFolder, 'test/host/index.cjs');
await build({
  entryPoints: [join(projectRoot, 'test/host/index.ts')],
  outfile: entry,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  sourcemap: 'inline',
  external: ['vscode', 'mocha'],
  // package.json says which files of the product have side effects; test files all do
  ignoreAnnotations: true,
  // what the extension loads on first use is an ES module, as it is shipped
  plugins: [leaveOut('./onFirstUse.ts', pathToFileURL(join(extensionFolder, 'dist/extension-lazy.mjs')).href)],
  logLevel: 'warning',
});

const scratch = createScratch();
try {
  const run = process.argv[2] === 'desktop' ? runTestsOnDesktop : runTestsInBrowser;
  process.exitCode = await run({ extension: extensionFolder, companions: [join(projectRoot, 'test/host/modelProvider')], entry, scratch, timeoutMs: 8 * 60_000 });
} finally {
  scratch.remove();
}
// desktop VS Code may keep a handle open after a failure
process.exit();
