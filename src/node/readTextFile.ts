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

/** Reads a file as text. The size is looked at before the first byte is read. */
export async function readTextFile(path: string, signal: AbortSignal, maxBytes = maxFileBytes): Promise<TextFile> {
  signal.throwIfAborted();
  try {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    if (size > maxBytes) {
      return { kind: 'skipped', reason: `Not scanned: ${megabytes(size)} is over the limit of ${megabytes(maxBytes)} a file.` };
    }
    const decoded = decodeText(await file.readFile());
    if (decoded.kind === 'binary') return { kind: 'skipped', reason: 'Not scanned: it holds binary data, not text.' };
    return { kind: 'text', text: decoded.text };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'unreadable', reason: `Cannot be read: ${fileErrorReason(error)}.` };
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / (1024 * 1024)).toLocaleString('en-US', { maximumFractionDigits: 1 })} MB`;
}
