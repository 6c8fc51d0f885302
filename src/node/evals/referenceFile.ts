import { createReadStream } from 'node:fs';
import { lstat, mkdir, realpath, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { PromptshiftError } from '../../core/errors.ts';
import { parseReference, parseReferenceHeader, referencePath, referenceText } from '../../core/evals/reference/referenceText.ts';
import type { Reference, ReferenceHeader } from '../../core/evals/reference/types.ts';
import { errorCode, fileErrorReason } from '../fileError.ts';
import { readTextFile } from '../readTextFile.ts';

/** Bytes of a reference: 100,000 cases, asked five times each, are about 120 MB. */
const maxBytes = 200_000_000;

/**
 * The reference run of a suite (path as in `Suite.path`) below a workspace's root.
 * @throws PromptshiftError `configuration` when there is none, or it cannot be read
 */
export async function readReference(root: string, suite: string, signal: AbortSignal): Promise<Reference> {
  const path = referencePath(suite);
  const found = await readTextFile(join(root, path), signal, maxBytes);
  if (found.kind === 'text') return parseReference(path, found.text);
  throw new PromptshiftError('configuration', `There is no reference run of ${suite}: ${path} cannot be read.`, 'Bless a run first ("Bless as reference run…" in the editor, --bless on the command line), and commit that file.');
}

/**
 * What a suite's reference run says of itself, without its cases; undefined when there is none.
 * @throws PromptshiftError `configuration` when it cannot be read
 */
export async function readReferenceHeader(root: string, suite: string, signal: AbortSignal): Promise<ReferenceHeader | undefined> {
  const path = referencePath(suite);
  const input = createReadStream(join(root, path), { encoding: 'utf8', signal });
  try {
    for await (const line of createInterface({ input })) return parseReferenceHeader(path, line);
    return parseReferenceHeader(path, '');
  } catch (error) {
    signal.throwIfAborted();
    if (errorCode(error) === 'ENOENT') return undefined;
    if (error instanceof PromptshiftError) throw error;
    throw new PromptshiftError('configuration', `${path} cannot be read: ${fileErrorReason(error)}.`, 'Make it readable, or bless a run again.', { cause: error });
  } finally {
    input.destroy();
  }
}

/**
 * Keeps a run as the one to compare with, and returns where, relative to the root.
 * @throws PromptshiftError `configuration` when it cannot be written
 */
export async function writeReference(root: string, reference: Reference): Promise<string> {
  const path = referencePath(reference.suite);
  try {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await refuseOutside(root, path);
    await writeFile(join(root, path), referenceText(reference));
  } catch (error) {
    if (error instanceof PromptshiftError) throw error;
    throw new PromptshiftError('configuration', `${path} cannot be written: ${fileErrorReason(error)}.`, 'Make its folder writable.', { cause: error });
  }
  return path;
}

/** A link that came with a repository must not lead a write out of it. */
async function refuseOutside(root: string, path: string): Promise<void> {
  const file = join(root, path);
  const [realRoot, folder, isLink] = await Promise.all([realpath(root), realpath(dirname(file)), lstat(file).then((facts) => facts.isSymbolicLink(), () => false)]);
  if (isLink || !folder.startsWith(`${realRoot}${sep}`)) throw new PromptshiftError('configuration', `${path} is or lies behind a link. Nothing was written.`, 'Replace the link by a file or folder of its own.');
}
