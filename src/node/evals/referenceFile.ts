import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PromptshiftError } from '../../core/errors.ts';
import { parseReference, referencePath, referenceText } from '../../core/evals/reference/referenceText.ts';
import type { Reference } from '../../core/evals/reference/types.ts';
import { fileErrorReason } from '../fileError.ts';
import { readTextFile } from '../readTextFile.ts';

/** Bytes of a reference: 100,000 cases, asked five times each, are about 120 MB. */
const maxBytes = 200_000_000;

/**
 * The blessed run of a suite (path as in `Suite.path`) below a workspace's root.
 * @throws PromptshiftError `configuration` when there is none, or it cannot be read
 */
export async function readReference(root: string, suite: string, signal: AbortSignal): Promise<Reference> {
  const path = referencePath(suite);
  const found = await readTextFile(join(root, path), signal, maxBytes);
  if (found.kind === 'text') return parseReference(path, found.text);
  throw new PromptshiftError('configuration', `There is no reference run of ${suite}: ${path} cannot be read.`, 'Bless a run first, with "promptshift eval --bless", and commit that file.');
}

/**
 * Keeps a run as the one to compare with, and returns where, relative to the root.
 * @throws PromptshiftError `configuration` when it cannot be written
 */
export async function writeReference(root: string, reference: Reference): Promise<string> {
  const path = referencePath(reference.suite);
  try {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), referenceText(reference));
  } catch (error) {
    throw new PromptshiftError('configuration', `${path} cannot be written: ${fileErrorReason(error)}.`, 'Make its folder writable.', { cause: error });
  }
  return path;
}
