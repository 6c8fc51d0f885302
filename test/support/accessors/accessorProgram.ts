import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { defaultStyle, type AccessorLanguage, type JsonLibrary, type ModuleFormat } from '../../../src/core/aliases/accessors/accessor.ts';
import { accessorCases, type AccessorCase } from './accessorCases.ts';

/** One way in which an accessor is generated, and how a program with it is built and run. */
export type AccessorVariant = {
  /** As a person names it: `Java with Gson`. */
  readonly title: string;
  readonly language: AccessorLanguage;
  /** The accessor's file, from the program's folder. */
  readonly file: string;
  readonly format?: ModuleFormat;
  readonly namespace?: string;
  readonly json?: JsonLibrary;
  /** What the accessor imports the file as where a bundler takes it in: the cases whose one file lies there. */
  readonly imports?: string;
  /** Programs on the PATH and files that it needs. */
  readonly needs: readonly string[];
  /** The command that prints the toolchain's version. */
  readonly version: readonly string[];
  /** Titles of cases that its standard library's reader of JSON, laxer than the standard, lets through. */
  readonly lax?: readonly string[];
  /** A library reads the file, and all else is the text that another variant runs: the cases about reading alone. */
  readonly readingOnly?: boolean;
  /** The language has no code that runs before the first use. */
  readonly atFirstUse?: boolean;
  /** The rest of the program: it prints `started`, then the model of the alias that is its argument. By path. */
  readonly program: Readonly<Record<string, string>>;
  /** Changes the accessor's own code before it is written, as a compiler does. */
  transform?(code: string): string;
  /** Commands that compile it, run in its folder. */
  readonly build?: readonly (readonly string[])[];
  /** The command that runs it from its folder; the alias follows. */
  run(folder: string): readonly string[];
};

export type AccessorRun = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** The cases that a variant is run on. */
export function casesFor({ lax = [], readingOnly = false, imports }: AccessorVariant): readonly AccessorCase[] {
  const cases = accessorCases.filter(({ title, aliases, cwd, env }) => !lax.includes(title) && !(readingOnly && (aliases ?? cwd ?? env) !== undefined));
  return imports === undefined ? cases : cases.filter(isBundled);
}

/** Whether a case is not about how the file is found or read, which the bundler does. */
function isBundled(example: AccessorCase): boolean {
  const { cwd, env = {}, files } = example;
  const found = cwd === undefined && !('MODELS_CONFIG' in env) && Object.keys(files).join() === 'app/models.config.json';
  return found && ('gives' in example || !example.fails.some((part) => part.includes('$ROOT')));
}

/** What of `needs` this machine lacks. */
export function missingFor({ needs }: AccessorVariant): readonly string[] {
  if (needs.includes('kotlinc') && process.env['PROMPTSHIFT_KOTLIN'] === undefined) return ['PROMPTSHIFT_KOTLIN=1 in the environment, as its compiler takes minutes'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return needs.filter((need) => need.startsWith('/') ? !existsSync(need) : !folders.some((folder) => existsSync(join(folder, need))));
}

/** The version in the first line that has one. */
export function versionOf({ version: [command = '', ...words] }: AccessorVariant): string {
  const { stdout, stderr } = spawnSync(command, words, { encoding: 'utf8' });
  return /\d+\.\d+[.\d]*/.exec(`${stdout}\n${stderr}`)?.[0] ?? stdout.trim();
}

/** Generates, writes and compiles the program into a new folder, which the caller removes. */
export function buildProgram(variant: AccessorVariant, aliases: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'accessor-build-'));
  const { language, file, format = 'esm', namespace = '', json = 'none', imports, program, build = [] } = variant;
  const code = language.generate(aliases, { path: file, format, namespace, json, ...(imports === undefined ? {} : { imports }) }, defaultStyle);
  write(folder, { ...program, [file]: variant.transform?.(code) ?? code });
  for (const [command = '', ...words] of build) execFileSync(command, words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  return folder;
}

/** Runs a built program on the files of one case, in a scratch folder of its own. */
export async function runProgram(variant: AccessorVariant, built: string, { aliases = ['chat.core'], files, env = {}, cwd = 'app', ask = aliases[0] ?? '' }: AccessorCase): Promise<AccessorRun> {
  const root = mkdtempSync(join(tmpdir(), 'accessor-'));
  const inRoot = (text: string): string => text.replaceAll('$ROOT', root);
  try {
    cpSync(built, join(root, 'app/src'), { recursive: true });
    write(root, files);
    mkdirSync(join(root, cwd), { recursive: true });
    const variables = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, inRoot(value)]));
    const [command = '', ...words] = variant.run(join(root, 'app/src'));
    const { code, stdout, stderr } = await output(command, [...words, ask], { cwd: join(root, cwd), env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', ...variables } });
    return { code, stdout, stderr: stderr.replaceAll(root, '$ROOT') };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

async function output(command: string, words: readonly string[], options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }): Promise<AccessorRun> {
  return await new Promise((resolve, reject) => {
    const child = spawn(command, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    child.once('error', reject).once('close', (code) => resolve({ code, stdout, stderr }));
  });
}
