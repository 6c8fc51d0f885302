import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { tmpdir } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import type { AssertionHost, CodeRequest, CodeResult } from '../../core/index.ts';
import { sandboxProgram } from './sandboxProgram.ts';
import { createStoppableQueue, type Peer, type PeerEvents } from './stoppableQueue.ts';

/** ms that the code itself may take; the process is ended a second later where that was not enough to stop it. */
const codeLimit = 2_000;
const heapMegabytes = 128;
/** UTF-16 units of one reply. */
const longestReply = 1_000_000;

/**
 * Runs code of suites in a process of its own: no files, no further processes or threads, no environment, no modules, and a
 * limited heap and time. To be made only where people allowed code. Code that breaks the process down fails alone.
 */
export function createCodeSandbox({ limit = codeLimit }: { readonly limit?: number } = {}): { readonly runCode: NonNullable<AssertionHost['runCode']>; close(): void } {
  const permission = ['--permission', '--experimental-permission'].find((flag) => process.allowedNodeEnvironmentFlags.has(flag));
  if (permission === undefined) {
    return { runCode: () => Promise.resolve({ error: 'This Node cannot keep code from files, so code of suites does not run: use Node 22 or later.' }), close: () => {} };
  }
  const queue = createStoppableQueue<CodeRequest, CodeResult>({
    limit: limit + 1_000,
    start: (events) => startProcess(permission, limit, events),
    failed: (_request, reason) => ({ error: `The code could not be run: ${reason}.` }),
  });
  return { runCode: (request, signal) => queue.ask(request, signal), close: queue.close };
}

function startProcess(permission: string, limit: number, { ready, answered, gone }: PeerEvents<CodeResult>): Peer<CodeRequest> {
  const flags = [permission, `--max-old-space-size=${heapMegabytes}`, '--disallow-code-generation-from-strings', '--frozen-intrinsics', '--no-warnings', '--input-type=commonjs'];
  const child = spawn(process.execPath, [...flags, '--eval', `'use strict';(${sandboxProgram.toString()})(${limit})`], {
    stdio: ['pipe', 'pipe', 'ignore'],
    cwd: tmpdir(),
    // Inside of the editor the program is Electron, which is Node only when told.
    env: process.versions['electron'] === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' },
    windowsHide: true,
  });
  let kept = '';
  let hasStarted = false;
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk: string) => {
    kept += chunk;
    if (kept.length > longestReply) child.kill('SIGKILL');
    for (let end = kept.indexOf('\n'); end >= 0; end = kept.indexOf('\n')) {
      const line = kept.slice(0, end);
      kept = kept.slice(end + 1);
      if (hasStarted) answered(readReply(line));
      else {
        hasStarted = true;
        ready();
      }
    }
  });
  // A process that is gone tells so by `close`; writing to it then is no news.
  child.stdin.on('error', () => {});
  child.once('error', (error) => gone(`its process does not start (${error.message})`));
  child.once('close', () => gone(hasStarted ? 'it took too much memory, or ended its process' : 'its process does not start'));
  return {
    send: (request) => void child.stdin.write(`${JSON.stringify(request)}\n`),
    stop: () => void child.kill('SIGKILL'),
    hold: (isHeld) => hold(child, isHeld),
  };
}

/** A process and its pipes each keep this one alive. */
function hold(child: ChildProcessByStdio<Writable, Readable, null>, isHeld: boolean): void {
  for (const each of [child, child.stdin, child.stdout] as readonly { ref?(): void; unref?(): void }[]) {
    if (isHeld) each.ref?.();
    else each.unref?.();
  }
}

function readReply(line: string): CodeResult {
  try {
    const reply: unknown = JSON.parse(line);
    if (typeof reply === 'object' && reply !== null) return 'error' in reply ? { error: String(reply.error) } : { value: 'value' in reply ? reply.value : undefined };
  } catch {
    // Said below, as for any other reply that is none.
  }
  return { error: 'The code’s process sent what is no reply.' };
}
