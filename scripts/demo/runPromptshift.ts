import { spawn } from 'node:child_process';

export type Finished = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs the command line as a person would, with this environment and no terminal. */
export function runPromptshift(cli: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string | undefined>>): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd, env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => { output.stdout += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { output.stderr += text; });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...output }));
  });
}
