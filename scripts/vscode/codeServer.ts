import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeServerEntry } from './codeServerInstall.ts';
import { answers } from './hostFacts.ts';
import { findFreePort } from './freePort.ts';
import type { EditorProfile } from './profile.ts';

/** A running editor: the workbench is at `origin`. */
export type CodeServer = { readonly origin: string; readonly authority: string; stop(): Promise<void> };

export type CodeServerOptions = {
  readonly profile: EditorProfile;
  readonly logFile: string;
  /** Opens every folder as trusted. */
  readonly trustEverything: boolean;
  /** Lets the address name a development extension and tests; the workbench then shows no notifications. */
  readonly testDriver?: boolean;
  readonly env?: NodeJS.ProcessEnv;
};

const startTimeoutMs = 60_000;

/** Starts code-server on a free loopback port and waits until it answers. */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  const authority = `127.0.0.1:${await findFreePort()}`;
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, 'w');
  // A group of its own: the extension host and the file watcher end with it.
  const child = spawn(process.execPath, serverArguments(authority, options), {
    stdio: ['ignore', log, log],
    detached: process.platform !== 'win32',
    env: { ...process.env, ...options.env },
  });
  closeSync(log);
  const origin = `http://${authority}`;
  try {
    await waitUntilHealthy(child, origin, options.logFile);
  } catch (error) {
    await endGroup(child);
    throw error;
  }
  return { origin, authority, stop: () => endGroup(child) };
}

function serverArguments(authority: string, { profile, trustEverything, testDriver = false }: CodeServerOptions): string[] {
  const { userData, extensions, folder } = profile;
  const options = [
    ['--auth', 'none'],
    ['--bind-addr', authority],
    ['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
    trustEverything ? ['--disable-workspace-trust'] : [],
    ['--user-data-dir', userData, '--extensions-dir', extensions, '--config', join(folder, 'code-server.yaml')],
    testDriver ? ['--vscode-option', 'enable-smoke-test-driver'] : [],
  ];
  return [codeServerEntry, ...options.flat()];
}

async function waitUntilHealthy(child: ChildProcess, origin: string, logFile: string): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline && child.exitCode === null) {
    if (await answers(`${origin}/healthz`, 2000)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const log = readFileSync(logFile, 'utf8').split('\n').slice(-20).join('\n');
  throw new Error(`code-server did not start (exit ${child.exitCode}). End of ${logFile}:\n${log}`);
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  signalGroup(child.pid, 'SIGTERM');
  const force = setTimeout(signalGroup, 5000, child.pid, 'SIGKILL');
  await closed;
  clearTimeout(force);
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // Already gone.
  }
}
