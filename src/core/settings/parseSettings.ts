import type { ErrorObject } from 'ajv';
import type { ParseError } from 'jsonc-parser';
import { PromptshiftError } from '../errors.ts';
import { LineIndex } from '../text/lineIndex.ts';
import { catalogRows, type ModelEolEntry } from './catalogRows.ts';
import schema from './promptshift.schema.json' with { type: 'json' };
import { defaultSettings, type Settings } from './types.ts';

/** `promptshift.json` as its schema lets it through. */
type SettingsFile = Partial<Omit<Settings, 'catalog'>> & { readonly $schema?: string; readonly catalog?: readonly ModelEolEntry[] };

/**
 * Reads the text of a `promptshift.json` (comments and trailing commas allowed). `path` is for messages, `today` is `YYYY-MM-DD`.
 * @throws PromptshiftError `configuration` that names the file and the line of the first mistake
 */
export async function parseSettings(text: string, path: string, today: string): Promise<Settings> {
  const [{ Ajv }, json] = await Promise.all([import('../ajv.ts'), import('jsonc-parser')]);
  const lines = new LineIndex(text);
  const fail = (offset: number, what: string): PromptshiftError =>
    new PromptshiftError('configuration', `${path}:${lines.positionAt(offset).line}: ${what}.`, 'Correct that line and try again.');

  const mistakes: ParseError[] = [];
  const root = json.parseTree(text, mistakes, { allowTrailingComma: true });
  const first = mistakes[0];
  if (first !== undefined) throw fail(first.offset, `not valid JSON (${syntaxWords(json.printParseErrorCode(first.error))})`);
  if (root === undefined) throw fail(0, 'the file is empty; the least it can hold is {}');

  const value: unknown = json.getNodeValue(root);
  const validate = new Ajv({ allErrors: true, strict: true }).compile<SettingsFile>(schema);
  if (!validate(value)) {
    const placed = (validate.errors ?? []).filter(isTelling).map((error) => {
      const place = json.findNodeAtLocation(root, placeOf(error));
      // A member starts at its key; the value alone may stand lines below.
      return { error, offset: (place?.parent?.type === 'property' ? place.parent : place ?? root).offset };
    });
    const earliest = placed.toSorted((a, b) => a.offset - b.offset)[0];
    throw fail(earliest?.offset ?? 0, earliest === undefined ? 'it does not match its schema' : sentence(earliest.error));
  }
  const { $schema: _, catalog = [], ...settings } = value;
  return { ...defaultSettings, ...settings, catalog: catalogRows(catalog, path, today) };
}

/** Errors that only announce or repeat another one. */
function isTelling({ keyword, propertyName, schemaPath }: ErrorObject): boolean {
  return keyword !== 'propertyNames' && !(propertyName !== undefined && schemaPath.includes('/propertyNames/anyOf/'));
}

/** Path of the node an error is about, as jsonc-parser wants it. */
function placeOf({ instancePath, keyword, params, propertyName }: ErrorObject): (string | number)[] {
  const path = instancePath.split('/').slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const below = keyword === 'additionalProperties' ? String(params['additionalProperty']) : propertyName;
  return below === undefined ? path : [...path, below];
}

const typeWords: Readonly<Record<string, string>> = { object: 'an object', array: 'a list', string: 'a text', number: 'a number' };

function sentence(error: ErrorObject): string {
  const { keyword, params, propertyName } = error;
  const place = placeOf(error).join(' › ') || 'the file';
  if (propertyName !== undefined) return `there is no rule '${propertyName}'`;
  if (keyword === 'additionalProperties') return `there is no setting '${String(params['additionalProperty'])}' here`;
  if (keyword === 'required') return `${place} lacks '${String(params['missingProperty'])}'`;
  if (keyword === 'enum') return `${place} must be one of ${(params['allowedValues'] as readonly unknown[]).map((each) => `"${String(each)}"`).join(', ')}`;
  if (keyword === 'type') return `${place} must be ${typeWords[String(params['type'])] ?? String(params['type'])}`;
  if (keyword === 'pattern') return `${place} must be a day such as "2026-12-31"`;
  return `${place} ${error.message ?? 'is not valid'}`;
}

/** `CommaExpected` as words. */
function syntaxWords(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();
}
