import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What an application would get from the accessor, or why it would get nothing. */
export type AccessorAnswer = { readonly model: string } | { readonly failed: string } | { readonly notRun: string };

const timeLimit = 20_000;

/** Asks from a process of its own, as an application does: the accessor reads its file at start. */
const question = 'const [url, alias] = process.argv.slice(1); const found = await import(url); const model = found.model ?? found.default.model; process.stdout.write(JSON.stringify(model(alias)));';

/**
 * Runs a generated accessor in its language's own runtime and returns what it gives for an alias.
 * TypeScript and JavaScript run on this process's Node, types stripped; other languages are said to be not run.
 */
export async function runAccessor(language: string, path: string, alias: string, env: Readonly<Record<string, string | undefined>>, signal: AbortSignal): Promise<AccessorAnswer> {
  if (language !== 'typescript' && language !== 'javascript') return { notRun: `running ${language} is not supported yet` };
  if (!existsSync(path)) return { notRun: 'the file is not there' };
  return await new Promise((resolve, reject) => {
    const words = ['--no-warnings', '--input-type=module', '--eval', question, pathToFileURL(path).href, alias];
    execFile(process.execPath, words, { cwd: dirname(path), env: { ...env }, signal, timeout: timeLimit }, (error, stdout, stderr) => {
      if (signal.aborted) reject(signal.reason as Error);
      else if (error !== null) resolve({ failed: /^(?:\w*Error(?: \[\w+\])?: )(.*)$/m.exec(stderr)?.[1] ?? error.message });
      else resolve({ model: String(JSON.parse(stdout)) });
    });
  });
}
