import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What an application would get from the accessor, or why it would get nothing. */
export type AccessorAnswer = { readonly model: string } | { readonly failed: string } | { readonly notRun: string };

/** How a process ended; `code` undefined when it was killed. */
export type Output = { readonly code: number | undefined; readonly stdout: string; readonly stderr: string };

export type Environment = Readonly<Record<string, string | undefined>>;

/** Asks an accessor for an alias, in a process that sees `env` and nothing else. */
export type Ask = (alias: string, env: Environment) => Promise<AccessorAnswer>;

/** Where one accessor is compiled and run. */
export type Workbench = {
  /** The accessor, absolute. */
  readonly path: string;
  /** Empty at first, and removed afterwards. */
  readonly folder: string;
  /** What compilers see. */
  readonly env: Environment;
  /** Writes a file of that folder. */
  write(name: string, text: string): Promise<string>;
  /** Runs a program of those asked for, in that folder and with that environment unless told otherwise; no shell reads its words. */
  call(program: string, words: readonly string[], options?: { readonly cwd?: string; readonly env?: Environment }): Promise<Output>;
};

/** How the accessor of one language is run as an application would run it. */
export interface AccessorRunner {
  /** Programs that are needed on the PATH: any one of these sets, the best first. */
  readonly programs: readonly (readonly string[])[];
  /**
   * Compiles it where that is needed; what stands in the way is the answer to every question.
   * @param found the set that is there
   */
  prepare(bench: Workbench, found: readonly string[]): Promise<Ask | AccessorAnswer>;
}

/** Enough for a compiler on a slow machine. */
const timeLimit = 120_000;

/** @param programs by name, where each lies */
export function workbench(path: string, folder: string, programs: ReadonlyMap<string, string>, env: Environment, signal: AbortSignal): Workbench {
  return {
    path, folder, env,
    async write(name, text) {
      const file = join(folder, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
      return file;
    },
    async call(program, words, { cwd = folder, env: seen = env } = {}) {
      return await new Promise((resolve, reject) => {
        execFile(programs.get(program) ?? program, words, { cwd, env: { ...seen }, signal, timeout: timeLimit, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
          if (signal.aborted) reject(signal.reason as Error);
          else if (error !== null && stderr === '' && typeof error.code !== 'number') resolve({ code: undefined, stdout, stderr: error.killed === true ? `it took longer than ${timeLimit / 1000} s` : error.message });
          else resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : undefined, stdout, stderr });
        });
      });
    },
  };
}

/** The model that a program printed, else the line of what it said that tells why; `telling` finds it, else it is the first. */
export function answerOf({ code, stdout, stderr }: Output, telling?: RegExp): AccessorAnswer {
  if (code === 0) return { model: stdout.trim() };
  const line = telling?.exec(stderr)?.[1] ?? stderr.split('\n').find((text) => text.trim() !== '') ?? `it ended with ${code ?? 'a signal'} and said nothing`;
  return { failed: line.trim() };
}

/** What a compiler found first. */
export function notCompiled({ stdout, stderr }: Output): AccessorAnswer {
  const lines = `${stderr}\n${stdout}`.split('\n');
  return { failed: `it does not compile: ${(lines.find((line) => /\berror\b/i.test(line)) ?? lines.find((line) => line.trim() !== '') ?? 'the compiler said nothing').trim()}` };
}
