/**
 * `npm run bench:keystroke [-- COUNT]`: one keystroke in a file of 5,000 lines, from the change event's arrival to the end of `DiagnosticCollection.set`, in
 * the extension host of a real VS Code (code-server) that runs the extension as built. The pause in typing before a scan is left out of the figures.
 * Two files of 2,000 lines of tools, JSON and TypeScript, are measured to the same end of the schema lint.
 * COUNT characters (300 unless told) are typed into each file, and a third as many into the two of 5,000 lines with a bracket left open. Other programs share the
 * machine: it says how busy that was, and the processor time of the extension host's thread beside the time on the clock. Needs `npm run setup` once.
 */
import { readFileSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { typingPauseMs } from '../../src/extension/scanning/typingPause.ts';
import { runTestsInBrowser } from '../../scripts/vscode/browserTests.ts';
import { extensionFolder, outFolder, projectRoot } from '../../scripts/vscode/paths.ts';
import { createScratch } from '../../scripts/vscode/scratchWorkspace.ts';
import { load, spread } from './figures.ts';
import type { KeystrokeRun } from './keystroke/keystrokeRun.ts';

const entry = join(outFolder, 'test/bench/keystroke.cjs');
const keystrokes = Number(process.argv[2] ?? '300');
const results = join(outFolder, 'results/keystroke.json');
await build({
  entryPoints: [join(projectRoot, 'test/bench/keystroke/inHost.ts')], outfile: entry,
  bundle: true, platform: 'node', format: 'cjs', target: 'node22', external: ['vscode'], define: { KEYSTROKES: String(keystrokes) }, ignoreAnnotations: true, logLevel: 'warning',
});
rmSync(results, { force: true });
const scratch = createScratch();
try {
  console.log(`Load average before: ${load()}; ${cpus().length} processors.`);
  const code = await runTestsInBrowser({ extension: extensionFolder, entry, scratch, timeoutMs: 15 * 60_000 });
  if (code === 0) for (const run of JSON.parse(readFileSync(results, 'utf8')) as readonly KeystrokeRun[]) console.log(lineOf(run));
  else console.error('The benchmark failed in the extension host; out/logs/host-workbench.log says how.');
  console.log(`Load average after: ${load()}. Left out of every figure: the pause of ${typingPauseMs} ms.`);
  process.exitCode = code;
} finally {
  scratch.remove();
}
// the browser's driver may keep a handle open
process.exit();

function lineOf({ language, what, into, lines, diagnostics, times }: KeystrokeRun): string {
  return `${what === 'lint' ? 'tool schemas in ' : ''}${language}, ${lines} lines, ${diagnostics} diagnostics, ${times.length} keystrokes into ${into}: ${spread(times.map(({ ms }) => ms))}; processor time ${spread(times.map(({ cpuMs }) => cpuMs))}`;
}
