import type { TextEdit } from '../text/range.ts';
import { setJsonValue } from './jsonEdits.ts';

/** An entry of `accessors` in `promptshift.json`; `path` with '/', relative to the folder of that file. */
export type AccessorRecord = { readonly language: string; readonly path: string };

/**
 * Edits to a `promptshift.json` that record an accessor; none when it is recorded. `text` undefined makes the file.
 * @throws PromptshiftError `configuration` when the text cannot be edited safely
 */
export async function recordAccessor(text: string | undefined, record: AccessorRecord): Promise<readonly TextEdit[]> {
  const known = await readAccessorRecords(text);
  if (known.some(({ language, path }) => language === record.language && path === record.path)) return [];
  return await setJsonValue(text ?? '', ['accessors', '+'], { language: record.language, path: record.path }, 'promptshift.json');
}

/** The accessors that a `promptshift.json` records; of a text that is broken, those that can be read. */
export async function readAccessorRecords(text: string | undefined): Promise<readonly AccessorRecord[]> {
  if (text === undefined) return [];
  const json = await import('jsonc-parser');
  const value: unknown = json.parse(text, [], { allowTrailingComma: true });
  const list: unknown = typeof value === 'object' && value !== null && 'accessors' in value ? value.accessors : undefined;
  return Array.isArray(list) ? list.filter(isAccessorRecord).map(({ language, path }) => ({ language, path })) : [];
}

function isAccessorRecord(entry: unknown): entry is AccessorRecord {
  return typeof entry === 'object' && entry !== null && 'language' in entry && typeof entry.language === 'string'
    && 'path' in entry && typeof entry.path === 'string';
}
