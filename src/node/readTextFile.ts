import { open } from 'node:fs/promises';
import { decodeText } from '../core/index.ts';
import { fileErrorReason } from './fileError.ts';

/** Files above this are not read: source and configuration are smaller, and a parse of more would take seconds. */
export const maxFileBytes = 5 * 1024 * 1024;

/** The text of a file, or why there is none as a sentence without the path. */
export type TextFile =
  | { readonly kind: 'text'; readonly text: string }
  /** Left out by a stated rule: binary or too large. */
  | { readonly kind: 'skipped'; readonly reason: string }
  /** Should have been read and could not be. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The bytes of a file, or why there are none. */
export type FileBytes = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | Exclude<TextFile, { readonly kind: 'text' }>;

/** Reads a file as text. The size is looked at before the first byte is read. */
export async function readTextFile(path: string, signal: AbortSignal, maxBytes = maxFileBytes): Promise<TextFile> {
  const file = await readFileBytes(path, signal, { maxBytes });
  return file.kind === 'bytes' ? decodeTextFile(file.bytes) : file;
}

/** The text that the bytes of a file hold. */
export function decodeTextFile(bytes: Uint8Array): Exclude<TextFile, { readonly kind: 'unreadable' }> {
  const decoded = decodeText(bytes);
  return decoded.kind === 'binary' ? { kind: 'skipped', reason: 'Not scanned: it holds binary data, not text.' } : { kind: 'text', text: decoded.text };
}

/** Reads a whole file within the limit. `whenSized` is waited for with the size before the first byte is read. */
export async function readFileBytes(
  path: string, signal: AbortSignal, { maxBytes = maxFileBytes, whenSized }: { readonly maxBytes?: number; readonly whenSized?: (size: number) => Promise<void> } = {},
): Promise<FileBytes> {
  signal.throwIfAborted();
  try {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    if (size > maxBytes) {
      return { kind: 'skipped', reason: `Not scanned: ${megabytes(size)} is over the limit of ${megabytes(maxBytes)} a file.` };
    }
    await whenSized?.(size);
    return { kind: 'bytes', bytes: await file.readFile() };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'unreadable', reason: `Cannot be read: ${fileErrorReason(error)}.` };
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / (1024 * 1024)).toLocaleString('en-US', { maximumFractionDigits: 1 })} MB`;
}
