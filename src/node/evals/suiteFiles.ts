import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { PromptshiftError } from '../../core/errors.ts';
import type { SuiteFiles } from '../../core/evals/suites/types.ts';
import { errorCode, fileErrorReason } from '../fileError.ts';

/** Files below a root folder, links followed and then looked at again: one that leads out is refused unread. */
export function createSuiteFiles(root: string): SuiteFiles {
  return {
    stream: (path, maxBytes, signal) => readBelow(root, path, maxBytes, signal),
  };
}

async function* readBelow(root: string, path: string, maxBytes: number, signal: AbortSignal): AsyncIterable<Uint8Array> {
  signal.throwIfAborted();
  const real = await insidePath(root, path);
  // A pipe would keep the opening waiting for a writer.
  await using file = await attempt(path, () => open(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
  const facts = await attempt(path, () => file.stat());
  if (!facts.isFile()) throw new PromptshiftError('configuration', `${path} is not a plain file.`, 'Name a file.');
  if (facts.size > maxBytes) throw tooLarge(path, maxBytes);
  let length = 0;
  const stream = file.createReadStream({ highWaterMark: 256 * 1024, autoClose: false, signal });
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      // It may have grown since it was looked at.
      if (length > maxBytes) throw tooLarge(path, maxBytes);
      yield chunk;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw errorCode(error) === undefined ? error : unreadable(path, error);
  } finally {
    stream.destroy();
  }
}

async function insidePath(root: string, path: string): Promise<string> {
  const [realRoot, real] = await attempt(path, () => Promise.all([realpath(root), realpath(join(root, ...path.split('/')))]));
  const seen = relative(realRoot, real);
  if (seen === '..' || seen.startsWith(`..${sep}`) || isAbsolute(seen)) {
    throw new PromptshiftError('configuration', `${path} is a link that leads out of the workspace.`, 'Put the file itself into the workspace.');
  }
  return real;
}

async function attempt<Result>(path: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): PromptshiftError {
  return new PromptshiftError('configuration', `${path} cannot be read: ${fileErrorReason(error)}.`, 'Correct the path, or make the file readable.', { cause: error });
}

function tooLarge(path: string, maxBytes: number): PromptshiftError {
  return new PromptshiftError('configuration', `${path} is larger than the ${Math.floor(maxBytes / 1024 ** 2)} MB that are read.`, 'Split it, or save its cases as .jsonl.');
}
