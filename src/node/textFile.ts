import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { decodeText } from '../core/index.ts';

/** How a text is kept on disk; what is written back keeps it. */
export type TextEncoding = { readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be'; readonly bom: boolean };

export const plainUtf8: TextEncoding = { encoding: 'utf-8', bom: false };

/** A text with its encoding; undefined when there is no such file or it is binary. Other failures reject with the system's error. */
export async function readText(path: string): Promise<{ readonly text: string; readonly encoding: TextEncoding } | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^(?:ENOENT|ENOTDIR|EISDIR)$/.test(String(error.code))) return undefined;
    throw error;
  }
  const decoded = decodeText(bytes);
  return decoded.kind === 'binary' ? undefined : { text: decoded.text, encoding: { encoding: decoded.encoding, bom: decoded.bom } };
}

/** Writes a text as `encoding` says, making folders on the way. */
export async function writeText(path: string, text: string, encoding: TextEncoding): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, encodeText(text, encoding));
}

export function encodeText(text: string, { encoding, bom }: TextEncoding): Uint8Array {
  const whole = bom ? `\uFEFF${text}` : text;
  if (encoding === 'utf-8') return Buffer.from(whole, 'utf8');
  const bytes = Buffer.from(whole, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}
