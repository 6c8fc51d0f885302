import { fork, spawn, type ChildProcess } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a whole process took, from its start to its end. `memory` is resident MB by the second; `mostMb` its highest ever. */
export type Measured = { readonly seconds: number; readonly mostMb: number; readonly memory: readonly number[]; readonly stdout: string; readonly stderr: string; readonly code: number | null };

const tellMemory = fileURLToPath(new URL('tellMemory.cjs', import.meta.url));

/** Runs a program of Node in a process of its own. */
export async function measureProcess(args: readonly string[], { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> }): Promise<Measured> {
  const file = join(tmpdir(), `promptshift-memory-${process.pid}-${performance.now()}`);
  const started = performance.now();
  const child = spawn(process.execPath, ['--require', tellMemory, ...args], { cwd, env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env, MEMORY_FILE: file }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const seconds = (performance.now() - started) / 1_000;
  const memory = (await readFile(file, 'utf8').catch(() => '')).trim().split('\n').map((line) => Number(line.split(' ')[1]));
  await rm(file, { force: true });
  return { seconds, mostMb: memory.at(-1) ?? Number.NaN, memory: memory.slice(0, -1), stdout, stderr, code };
}

/** A server of `server.ts`, and the address that clients are given. */
export async function startServer(latencyMs: number): Promise<{ readonly url: string; readonly server: ChildProcess }> {
  const server = fork(new URL('server.ts', import.meta.url), [String(latencyMs)]);
  const port = await new Promise<unknown>((resolve, reject) => server.once('message', resolve).once('exit', reject));
  return { url: `http://127.0.0.1:${String(port)}/v1`, server };
}
