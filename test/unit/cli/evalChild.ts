import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type ChildRun = { readonly child: ChildProcess; readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null; readonly stdout: string; readonly stderr: string }> };

/** Starts `promptshift eval` from a built command line, as a person would, with nothing of this process's environment but its path. */
export function startEval(cli: string, folder: string, args: readonly string[], env: Readonly<Record<string, string>>): ChildRun {
  const child = spawn(process.execPath, [cli, 'eval', ...args], { cwd: folder, env: { PATH: process.env['PATH'] ?? '', CI: 'true', OPENAI_API_KEY: 'sk-test-abcdefghijklmnop', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
  return { child, ended: new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }))) };
}

export type Row = { readonly type: string; readonly id: string; readonly labels: { readonly case: string; readonly side: string; readonly repeat: number }; readonly reserveUsd?: number; readonly answer: { readonly status: string; readonly chargedUsd: number } };

/** The rows that are in the folder's one journal now; a torn last line is none. None when there is no journal yet. */
export function journalRows(folder: string): readonly Row[] {
  let names: readonly string[];
  try {
    names = readdirSync(join(folder, '.promptshift/runs'));
  } catch {
    return [];
  }
  return names.flatMap((name) => readFileSync(join(folder, '.promptshift/runs', name), 'utf8').split('\n')).flatMap((line) => {
    try {
      return [JSON.parse(line) as Row];
    } catch {
      return [];
    }
  });
}
