import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printResults } from './printResults.ts';

/** What the test runner of this project reads. */
const resultFile = join(__dirname, '../../results/host.run.json');

/**
 * Runs every host test; VS Code calls this in its extension host, whether it was started by `@vscode/test-electron`
 * or by code-server. Rejects when a test failed.
 */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  // A window on two busy cores needs seconds for what takes milliseconds elsewhere.
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: 'base' });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  // Only now: loading these files calls describe and it.
  await import('./suite.ts');
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      mkdirSync(join(resultFile, '..'), { recursive: true });
      writeFileSync(resultFile, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
      if (failures === 0) resolve();
      else reject(new Error(`${failures} host tests failed.`));
    });
    printResults(runner);
  });
}
