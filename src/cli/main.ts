import process from 'node:process';
import { createProcessContext } from './processContext.ts';
import { runCli } from './program.ts';
import { packageVersion } from './version.ts';

/** Runs the command line on the arguments after the program's name, and ends the process with its exit code. */
export async function main(args: readonly string[]): Promise<void> {
  const host = createProcessContext(process, packageVersion(), () => process.exit(3));
  await runCli(args, host.context);
  // Open sockets and timers of a broken-off run must not keep the process; what was written is flushed first.
  await host.flush();
  process.exit(host.exitCode());
}
