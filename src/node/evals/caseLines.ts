import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { JournalFile } from '../../core/runs/journalFile.ts';
import { errorCode } from '../fileError.ts';

/** The results of single cases in a journal: the first case reads it once to learn where each stands, every later one only its own lines. */
export interface CaseLines {
  /** Lines that hold answers to a case, in order. A journal that has grown since is read anew. */
  of(id: string): Pick<JournalFile, 'read'>;
}

type Place = { readonly start: number; readonly length: number };
type Index = { readonly size: number; readonly places: ReadonlyMap<string, readonly Place[]> };

export function createCaseLines(path: string): CaseLines {
  let index: Index | undefined;
  const placesOf = async (id: string, signal: AbortSignal): Promise<readonly Place[]> => {
    const size = await stat(path).then((facts) => facts.size, (error: unknown) => {
      if (errorCode(error) === 'ENOENT') return 0;
      throw error;
    });
    if (size === 0) return [];
    if (index?.size !== size) index = { size, places: await findPlaces(path, size, signal) };
    return index.places.get(id) ?? [];
  };
  return { of: (id) => ({ read: (signal) => readPlaces(path, () => placesOf(id, signal), signal) }) };
}

async function* readPlaces(path: string, find: () => Promise<readonly Place[]>, signal: AbortSignal): AsyncGenerator<string> {
  const places = await find();
  if (places.length === 0) return;
  await using file = await open(path, 'r');
  for (const { start, length } of places) {
    signal.throwIfAborted();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
    yield buffer.toString('utf8', 0, bytesRead);
  }
}

const lineFeed = 10;

/** Where the results of each case stand, in bytes. What a crash has torn, and rows of judges, which name no case, are left out. */
async function findPlaces(path: string, size: number, signal: AbortSignal): Promise<Index['places']> {
  const places = new Map<string, Place[]>();
  const note = (line: Buffer, start: number): void => {
    const id = caseOf(line);
    if (id === undefined) return;
    const known = places.get(id);
    if (known === undefined) places.set(id, [{ start, length: line.length }]);
    else known.push({ start, length: line.length });
  };
  let [rest, restStart]: [Buffer, number] = [Buffer.alloc(0), 0];
  for await (const chunk of createReadStream(path, { end: size - 1, highWaterMark: 1024 * 1024, signal })) {
    const text = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    let from = 0;
    for (let end = text.indexOf(lineFeed); end >= 0; end = text.indexOf(lineFeed, from)) {
      note(text.subarray(from, end), restStart + from);
      from = end + 1;
    }
    [rest, restStart] = [text.subarray(from), restStart + from];
  }
  note(rest, restStart);
  return places;
}

/** The labels stand before the answer, which may be long and is not parsed. */
function caseOf(line: Buffer): string | undefined {
  const answer = line.indexOf(',"answer":');
  if (answer < 0 || !line.subarray(0, answer).includes('"type":"result"')) return undefined;
  try {
    const { type, labels } = JSON.parse(`${line.toString('utf8', 0, answer)}}`) as { readonly type?: unknown; readonly labels?: { readonly case?: unknown } };
    return type === 'result' && typeof labels?.case === 'string' ? labels.case : undefined;
  } catch {
    return undefined;
  }
}
