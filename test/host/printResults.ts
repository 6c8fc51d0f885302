import type { Runner, Test } from 'mocha';

/** Prints a line a test, whole lines only: they cross from the extension host to the runner one call at a time. */
export function printResults(runner: Runner): void {
  runner.on('pass', (test) => print(`✓ ${test.fullTitle()} (${test.duration} ms)`));
  runner.on('pending', (test) => print(`- ${test.fullTitle()}`));
  runner.on('fail', (test: Test, error: Error) => {
    print(`✗ ${test.fullTitle()}`);
    for (const line of (error.stack ?? error.message).split('\n')) print(`    ${line}`);
  });
}

function print(line: string): void {
  console.log(`  ${line}`);
}
