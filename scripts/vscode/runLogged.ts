import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

type LoggedOptions = { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly logFile: string };

/** Runs a long, talkative program with its output in a file; rejects with the file's end when it fails. */
export async function runLogged(command: string, args: readonly string[], options: LoggedOptions): Promise<void> {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = createWriteStream(options.logFile);
  const child = spawn(command, args, { cwd: options.cwd, env: options.env, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  await new Promise<void>((resolve) => log.end(resolve));
  if (code === 0) return;
  const tail = readFileSync(options.logFile, 'utf8').split('\n').slice(-30).join('\n');
  throw new Error(`${command} ${args.join(' ')} ended with ${code}. End of ${options.logFile}:\n${tail}`);
}
