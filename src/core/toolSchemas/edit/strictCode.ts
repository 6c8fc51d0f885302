import type { SyntaxRuntime } from '../../scan/syntax/runtime.ts';
import type { LanguageId } from '../../scan/types.ts';
import { applyEdits } from '../../text/range.ts';
import { createCodeEditor } from './codeEditor.ts';
import { codeNotationOf } from './codeNotation.ts';
import { saidStrict, type SchemaFix } from './saidStrict.ts';
import { strictEdits, type StrictEdits } from './strictEdits.ts';
import type { FoundSchema } from '../findSchemas.ts';
import { lintFound } from '../lintSchema.ts';
import { sameJson, valueOf, type JsonValue } from '../schemaValue.ts';
import type { SchemaProfileId } from '../types.ts';
import { findCodeSchemas } from '../code/findCodeSchemas.ts';

/** What *Make strict* comes to for one schema in code. */
export type StrictInCode = { readonly schema: FoundSchema; readonly made: SchemaFix };

/**
 * Makes the schemas that `pick` gives a profile for strict where they are written, and says so to the API that asks for it. The text is read again after the change: unless every schema
 * then is what was meant, and no other one changed, nothing is (`after` equals `text`).
 */
export async function strictCode(
  text: string, language: LanguageId, pick: (schema: FoundSchema) => SchemaProfileId | undefined, runtime: SyntaxRuntime, signal: AbortSignal,
): Promise<{ readonly after: string; readonly results: readonly StrictInCode[] }> {
  const notation = codeNotationOf(language);
  if (notation === undefined) return { after: text, results: [] };
  const { found } = await findCodeSchemas(text, language, runtime, signal);
  const targets = new Map<number, SchemaFix & { readonly kind: 'edits' }>();
  const results = found.flatMap((schema, at): readonly StrictInCode[] => {
    const profile = schema.root.kind === 'opaque' ? undefined : pick(schema);
    if (profile === undefined) return [];
    if (schema.maker !== undefined) return lintFound(schema, profile).some(({ severity }) => severity === 'error') ? [{ schema, made: madeByLibrary(schema) }] : [];
    const made = saidStrict(strictEdits(schema.root, profile, createCodeEditor(text, notation, schema.root)), schema, { text, language });
    if (made.kind === 'edits' && made.edits.length > 0) targets.set(at, made);
    return [{ schema, made }];
  });
  const after = applyEdits(text, results.flatMap(({ made }) => (made.kind === 'edits' ? made.edits : [])));
  const again = await findCodeSchemas(after, language, runtime, signal);
  const isMeant = again.found.length === found.length && again.found.every(({ root, strictSwitch }, at) => {
    const before = found[at];
    const target = targets.get(at);
    return before !== undefined && sameJson(withoutPlaces(valueOf(root)), withoutPlaces(target?.schema ?? valueOf(before.root)))
      && strictSwitch?.strict === (target?.saysStrict === true ? 'on' : before.strictSwitch?.strict);
  });
  return isMeant ? { after, results } : { after: text, results: results.map(refused) };
}

function refused({ schema, made }: StrictInCode): StrictInCode {
  if (made.kind === 'refused' || made.edits.length === 0) return { schema, made };
  return { schema, made: { kind: 'refused', pointer: '', why: 'It cannot be changed where it is written', range: schema.root.range } };
}

/** What a library makes is written nowhere. */
export function madeByLibrary({ root, maker }: FoundSchema): StrictEdits & { readonly kind: 'refused' } {
  return { kind: 'refused', pointer: '', why: `${maker ?? 'A library'} makes the schema; change the definition`, range: root.range };
}

/** What cannot be seen is told apart by its place, and an edit before it moves that. */
export function withoutPlaces(value: JsonValue): JsonValue {
  return JSON.parse(JSON.stringify(value).replaceAll(/("\\u0000opaque":)"\d+:\d+"/g, '$1""')) as JsonValue;
}
