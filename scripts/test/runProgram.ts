import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../vscode/paths.ts';

/** Ends a program that hangs; the tests of one project end by themselves long before, each by its own limit. */
const timeoutMs = 60 * 60_000;

/**
 * Runs a Node script of the project with its output passed on, under the Node that runs this one.
 * Returns the exit code; a `wrapper` such as `xvfb-run -a` comes before Node; rejects when it does not end in time,
 * also when it answers the signal with an exit code of its own.
 */
export async function runNode(
  script: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
  wrapper: readonly string[] = [],
): Promise<number> {
  const [command = process.execPath, ...rest] = [...wrapper, process.execPath, join(projectRoot, script), ...args];
  const child = spawn(command, rest, {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...colourEnvironment(), ...env },
    detached: process.platform !== 'win32',
  });
  const end = (): void => endGroup(child.pid);
  process.once('exit', end);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    end();
  }, timeoutMs);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        if (late) reject(new Error(`${script} was ended after ${timeoutMs / 60_000} minutes, its time limit.`));
        else if (code === null) reject(new Error(`${script} was ended by ${signal ?? 'a signal'}.`));
        else resolve(code);
      });
    });
  } finally {
    clearTimeout(timer);
    process.off('exit', end);
    // What a crashed test left behind (an editor, a browser) must not slow the next stage.
    end();
  }
}

function colourEnvironment(): NodeJS.ProcessEnv {
  return process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined };
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGTERM');
  } catch {
    // Already gone.
  }
}
