import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

type LoggedOptions = { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly logFile: string };

/** Runs a long, talkative program with its output in a file; rejects with the file's end when it fails. */
export async function runLogged(command: string, args: readonly string[], options: LoggedOptions): Promise<void> {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, 'w');
  const child = spawn(command, args, { cwd: options.cwd, env: options.env, stdio: ['ignore', log, log] });
  closeSync(log);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  const tail = readFileSync(options.logFile, 'utf8').split('\n').slice(-30).join('\n');
  throw new Error(`${command} ${args.join(' ')} ended with ${code}. End of ${options.logFile}:\n${tail}`);
}
