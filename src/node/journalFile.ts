import { constants, createReadStream, write as writeTo } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import process from 'node:process';
import type { JournalFile } from '../core/runs/journalFile.ts';
import { errorCode } from './fileError.ts';

type Waiting = { readonly text: string; readonly resolve: () => void; readonly reject: (error: unknown) => void };

/**
 * A journal in a file, made with its folders by the first append. Whatever is appended while the disk is busy goes there in one
 * write and one sync, so that many requests in flight do not wait for the disk one by one.
 */
export function createJournalFile(path: string): JournalFile {
  let queue: Waiting[] = [];
  let handle: FileHandle | undefined;
  let writing: Promise<void> | undefined;
  let broken: { readonly error: unknown } | undefined;

  const write = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      try {
        if (broken !== undefined) throw broken.error;
        handle ??= await openForAppend(path);
        await writeThrough(handle, Buffer.from(batch.map(({ text }) => text).join('')));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        // what follows a half-written row could not be told from it
        broken ??= { error };
        for (const { reject } of batch) reject(error);
      }
    }
    writing = undefined;
  };

  return {
    append: (lines) =>
      new Promise((resolve, reject) => {
        queue.push({ text: lines.map((line) => `${line}\n`).join(''), resolve, reject });
        // what the same turn appends goes along: an answer's result, and the row of the request that takes its place
        writing ??= new Promise<void>((turn) => setImmediate(turn)).then(write);
      }),
    read: (signal) => readLines(path, signal),
    async close() {
      await writing;
      await handle?.close();
      handle = undefined;
      if (broken !== undefined) throw broken.error;
    },
  };
}

/** Where a write can wait for the disk itself: one trip to a thread instead of two for each batch. */
const waitingWrites = process.platform === 'linux' ? constants.O_DSYNC : undefined;

async function writeThrough(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    // not the handle's own: its promises cost more than the write
    at += await new Promise<number>((resolve, reject) => {
      writeTo(file.fd, bytes, at, bytes.length - at, null, (error, written) => (error === null ? resolve(written) : reject(error)));
    });
  }
  if (waitingWrites === undefined) await file.datasync();
}

/** Opens at the end; a line that a crash has torn is ended first, so that the next row stands on its own. */
async function openForAppend(path: string): Promise<FileHandle> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const file = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND | (waitingWrites ?? 0));
  const { size } = await file.stat();
  if (size === 0) await syncFolder(folder);
  else {
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    if (buffer.toString('latin1') !== '\n') await writeThrough(file, Buffer.from('\n'));
  }
  return file;
}

/** A new file survives a crash only once its folder is on disk; Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  try {
    await using handle = await open(folder, 'r');
    await handle.sync();
  } catch {
    // some file systems refuse it
  }
}

/** By line feeds alone: answers may hold the other characters that some take for line ends. */
async function* readLines(path: string, signal: AbortSignal): AsyncGenerator<string> {
  signal.throwIfAborted();
  let begun: string[] = [];
  try {
    for await (const chunk of createReadStream(path, { encoding: 'utf8', signal })) {
      const [first = '', ...rest] = String(chunk).split('\n');
      begun.push(first);
      if (rest.length === 0) continue;
      yield begun.join('');
      begun = [rest.pop() ?? ''];
      yield* rest;
      signal.throwIfAborted();
    }
  } catch (error) {
    signal.throwIfAborted();
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if (begun.join('') !== '') yield begun.join('');
}
