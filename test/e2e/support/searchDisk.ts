import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text in every form in which programs put it into files, by name. */
export function formsOf(text: string): ReadonlyMap<string, Buffer> {
  const forms = new Map<string, Buffer>([
    ['as it is', Buffer.from(text)],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['JSON', Buffer.from(JSON.stringify(text).slice(1, -1))],
    ['JSON in JSON', Buffer.from(JSON.stringify(JSON.stringify(text)).slice(3, -3))],
    ['URL', Buffer.from(encodeURIComponent(text))],
    ['form', Buffer.from(new URLSearchParams([['', text]]).toString().slice(1))],
    ['HTML', Buffer.from(text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'))],
    ['hex', Buffer.from(Buffer.from(text).toString('hex'))],
  ]);
  // Where it stands in a longer text decides how base64 writes it; the first and last characters depend on what is beside it.
  for (const before of [0, 1, 2]) {
    const written = Buffer.from(`${'x'.repeat(before)}${text}`).toString('base64').replaceAll('=', '').slice(before === 0 ? 0 : 4, -2);
    forms.set(`base64 ${before}`, Buffer.from(written));
    forms.set(`base64url ${before}`, Buffer.from(written.replaceAll('+', '-').replaceAll('/', '_')));
  }
  return forms;
}

export type Hit = { readonly path: string; readonly form: string };

/** Every file below a folder that holds a text in one of its forms, also in its own path. */
export function searchFolder(folder: string, text: string): readonly Hit[] {
  const forms = formsOf(text);
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const inPath = hitsIn(Buffer.from(path), path, forms);
    return entry.isFile() ? [...inPath, ...hitsIn(readFileSync(path), path, forms)] : inPath;
  });
}

export function searchText(where: string, written: string, text: string): readonly Hit[] {
  return hitsIn(Buffer.from(written), where, formsOf(text));
}

function hitsIn(bytes: Buffer, path: string, forms: ReadonlyMap<string, Buffer>): readonly Hit[] {
  return [...forms].flatMap(([form, wanted]) => (bytes.includes(wanted) ? [{ path, form }] : []));
}
