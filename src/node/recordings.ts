import { appendFile, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseRecordings, type Recording, type RecordingProblem } from '../core/providers/recordings.ts';

/** Where a workspace keeps them, under its folder. */
export const recordingsFolder = join('.promptshift', 'recordings');

/** All recordings of a folder, file by file in the order of their names; none where there is no such folder. */
export async function readRecordings(folder: string, signal: AbortSignal): Promise<{ readonly recordings: readonly Recording[]; readonly problems: readonly RecordingProblem[] }> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = await Promise.all(names.filter((name) => name.endsWith('.jsonl')).toSorted().map(async (name) => {
    const path = join(folder, name);
    return parseRecordings(await readFile(path, { encoding: 'utf8', signal }), path);
  }));
  return { recordings: files.flatMap(({ recordings }) => recordings), problems: files.flatMap(({ problems }) => problems) };
}

/** Appends lines to a recording, one after the other, and makes its folder with the first. */
export function createRecordingWriter(path: string): (line: string) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  let before: string | undefined;
  const append = async (line: string): Promise<void> => {
    if (before === undefined) {
      await mkdir(dirname(path), { recursive: true });
      before = (await endsInLine(path)) ? '\n' : '';
    }
    await appendFile(path, `${before}${line}\n`);
    before = '';
  };
  return async (line) => {
    const written = last.then(() => append(line));
    // one that fails is told to whoever wrote it, and does not stop the next
    last = written.catch(() => undefined);
    await written;
  };
}

/** True when the last line of a file was cut off, by a crash or a full disk. */
async function endsInLine(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return false;
  try {
    const { size } = await file.stat();
    if (size === 0) return false;
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer.toString() !== '\n';
  } finally {
    await file.close();
  }
}
