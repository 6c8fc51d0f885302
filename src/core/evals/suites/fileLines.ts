/** A line of a file without its end, and its number from 1. */
export type FileLine = { readonly text: string; readonly line: number };

/** Bytes of one line that are taken; what is longer is no case. */
const longestLine = 16 * 1024 * 1024;
const [newline, carriageReturn] = [10, 13];

/**
 * The lines of a UTF-8 file, in blocks as they arrive. A byte order mark and the `\r` of `\r\n` are left out.
 * @throws LinesError for bytes that are no UTF-8, and for a line too long
 */
export async function* fileLines(chunks: AsyncIterable<Uint8Array>): AsyncIterable<readonly FileLine[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let kept: readonly Uint8Array[] = [];
  let keptLength = 0;
  let line = 1;
  let isFirst = true;
  const linesOf = (bytes: Uint8Array): FileLine[] => {
    const marked = isFirst && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    if (isFirst && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))) throw new LinesError('The file is written in UTF-16.', 1);
    isFirst = false;
    let text: string;
    try {
      text = decoder.decode(marked ? bytes.subarray(3) : bytes);
    } catch {
      throw new LinesError('There are bytes in or after this line that are no UTF-8.', line);
    }
    return text.split('\n').map((each) => ({ text: each.charCodeAt(each.length - 1) === carriageReturn ? each.slice(0, -1) : each, line: line++ }));
  };
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(newline);
    if (end >= 0) {
      const block = linesOf(joined([...kept, chunk.subarray(0, end)], keptLength + end));
      yield block;
      kept = [];
      keptLength = 0;
    }
    const rest = chunk.subarray(end + 1);
    kept = rest.length === 0 ? kept : [...kept, rest];
    keptLength += rest.length;
    if (keptLength > longestLine) throw new LinesError('This line is longer than 16 MB.', line);
  }
  if (keptLength > 0) yield linesOf(joined(kept, keptLength));
}

/** Why the lines of a file cannot be read, and where. */
export class LinesError extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** One array of bytes out of several. */
export function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
