import { chooseHost } from '../vscode/chooseHost.ts';
import { readHostFacts } from '../vscode/hostFacts.ts';
import { readCounts, removeResult } from './results.ts';
import { runNode } from './runProgram.ts';
import type { Counts, Stage } from './stage.ts';

const script = 'scripts/test/host.ts';

/**
 * Tests inside a real VS Code, through whichever of the two editors this machine can have. When one fails all run once more, from a
 * new start: a busy machine starves the extension host. What passed only then is said in the summary.
 */
export const hostStage: Stage = {
  name: 'host',
  title: 'Host tests: inside VS Code',
  needs: ['build'],
  async run(): Promise<Counts> {
    const choice = chooseHost(await readHostFacts());
    console.log(`Host tests run through ${choice.reason}.`);
    if (choice.kind === 'browser') return await runTwice('browser', 'through code-server');
    const code = await runHost('desktop', choice.xvfb);
    if (readCounts('host.run') !== undefined) return await runTwice('desktop', 'through @vscode/test-electron', choice.xvfb, code);
    // The download or the start failed, not a test: the other editor still can tell.
    console.log('Desktop VS Code ran no test; host tests run through code-server and Chromium instead.');
    return await runTwice('browser', 'through code-server, because desktop VS Code ran no test');
  },
};

async function runTwice(kind: 'browser' | 'desktop', how: string, xvfb = false, firstCode?: number): Promise<Counts> {
  const first = counted(firstCode ?? (await runHost(kind, xvfb)), how);
  if (first.failed === 0) return first;
  console.log(`\n== host: once more, since ${first.failed} failed`);
  const second = counted(await runHost(kind, xvfb), how);
  return second.failed === 0 ? { ...second, note: `${how}; ${first.failed} passed only on the second try` } : second;
}

async function runHost(kind: 'browser' | 'desktop', xvfb = false): Promise<number> {
  removeResult('host.run');
  try {
    return await runNode(script, [kind], { ELECTRON_RUN_AS_NODE: undefined }, xvfb ? ['xvfb-run', '-a'] : []);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

function counted(code: number, how: string): Counts {
  const counts = readCounts('host.run');
  if (counts === undefined) return { passed: 0, failed: 1, note: `${how}: VS Code ended with ${code} and wrote no results` };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1, note: `${how}: VS Code ended with ${code}` } : { ...counts, note: how };
}
