import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { LabelledFile } from './labels.ts';

const run = promisify(execFile);
const cache = join(import.meta.dirname, '../../../out/bench/roles');

/** The bytes of a labelled file, or undefined for a file of a repository that is not at hand at that commit. */
export type ReadSource = (file: LabelledFile) => Promise<Uint8Array | undefined>;

/**
 * Fetches the packages of the files with `npm pack` (once: they are kept in `out/bench/roles`). Repositories are looked for in
 * `repos` as `owner/name` or `owner+name`, checked out at the commit that `files.jsonl` names.
 * @throws Error when a package cannot be fetched, or one of its files is not the one that was labelled
 */
export async function openSources(files: readonly LabelledFile[], repos: string | undefined): Promise<ReadSource> {
  for (const spec of new Set(files.filter(({ kind }) => kind === 'npm').map(specOf))) await fetchPackage(spec);
  return async (file) => {
    const path = placesOf(file, repos).map((place) => join(place, file.path)).find((candidate) => existsSync(candidate));
    const bytes = path === undefined ? undefined : await readFile(path);
    if (bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === file.sha256) return bytes;
    if (file.kind === 'git') return undefined;
    throw new Error(`${specOf(file)}: ${file.path} is not the file that was labelled.`);
  };
}

function specOf({ source, version }: LabelledFile): string {
  return `${source}@${version}`;
}

function folderOf(spec: string): string {
  return join(cache, spec.replaceAll('/', '+'));
}

function placesOf(file: LabelledFile, repos: string | undefined): readonly string[] {
  if (file.kind === 'npm') return [join(folderOf(specOf(file)), 'package')];
  return repos === undefined ? [] : [join(repos, file.source), join(repos, file.source.replace('/', '+'))];
}

/** Unpacked beside its place and moved there whole, so that a stopped fetch leaves nothing half done. */
async function fetchPackage(spec: string): Promise<void> {
  const folder = folderOf(spec);
  if (existsSync(folder)) return;
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(join(partial, 'package'), { recursive: true });
  const packed = await run('npm', ['pack', spec, '--silent', '--ignore-scripts', '--pack-destination', partial], { shell: process.platform === 'win32' });
  const archive = packed.stdout.trim().split('\n').at(-1);
  if (archive === undefined || archive === '') throw new Error(`npm pack ${spec} named no file.`);
  await run('tar', ['-xzf', join(partial, archive), '-C', join(partial, 'package'), '--strip-components=1']);
  await rm(join(partial, archive));
  await rename(partial, folder);
}
