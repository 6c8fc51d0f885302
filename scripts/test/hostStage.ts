import { chooseHost } from '../vscode/chooseHost.ts';
import { readHostFacts } from '../vscode/hostFacts.ts';
import { readCounts, removeResult } from './results.ts';
import { runNode } from './runProgram.ts';
import type { Counts, Stage } from './stage.ts';

const script = 'scripts/test/host.ts';

/** Tests inside a real VS Code, through whichever of the two editors this machine can have. */
export const hostStage: Stage = {
  name: 'host',
  title: 'Host tests: inside VS Code',
  needs: ['build'],
  async run(): Promise<Counts> {
    const choice = chooseHost(await readHostFacts());
    console.log(`Host tests run through ${choice.reason}.`);
    if (choice.kind === 'browser') return counted(await runHost('browser'), 'through code-server');
    const code = await runHost('desktop', choice.xvfb);
    if (readCounts('host.run') !== undefined) return counted(code, 'through @vscode/test-electron');
    // The download or the start failed, not a test: the other editor still can tell.
    console.log('Desktop VS Code ran no test; host tests run through code-server and Chromium instead.');
    return counted(await runHost('browser'), 'through code-server, because desktop VS Code ran no test');
  },
};

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
