import type { SyntaxRuntime } from '../../scan/syntax/runtime.ts';
import type { LanguageId } from '../../scan/types.ts';
import { applyEdits } from '../../text/range.ts';
import { createCodeEditor } from '../edit/codeEditor.ts';
import { codeNotations, type CodeNotation } from '../edit/codeNotation.ts';
import { strictEdits, type StrictEdits } from '../edit/strictEdits.ts';
import type { FoundSchema } from '../findSchemas.ts';
import { sameJson, valueOf, type JsonValue } from '../schemaValue.ts';
import type { SchemaProfileId } from '../types.ts';
import { findCodeSchemas } from './findCodeSchemas.ts';

const notations: Readonly<Partial<Record<LanguageId, CodeNotation>>> = {
  typescript: codeNotations.ecmaScript, tsx: codeNotations.ecmaScript, javascript: codeNotations.ecmaScript, python: codeNotations.python,
};

/** What *Make strict* comes to for one schema in code. */
export type StrictInCode = { readonly schema: FoundSchema; readonly made: StrictEdits };

/** How schemas of a language are edited; undefined where that is not done. */
export function codeNotationOf(language: LanguageId): CodeNotation | undefined {
  return notations[language];
}

/**
 * Makes the schemas that `pick` gives a profile for strict where they are written. The text is read again after the change: unless every schema
 * then is what was meant, and no other one changed, nothing is (`after` equals `text`).
 */
export async function strictCode(
  text: string, language: LanguageId, pick: (schema: FoundSchema) => SchemaProfileId | undefined, runtime: SyntaxRuntime, signal: AbortSignal,
): Promise<{ readonly after: string; readonly results: readonly StrictInCode[] }> {
  const notation = codeNotationOf(language);
  if (notation === undefined) return { after: text, results: [] };
  const { found } = await findCodeSchemas(text, language, runtime, signal);
  const targets = new Map<number, JsonValue>();
  const results = found.flatMap((schema, at): readonly StrictInCode[] => {
    const profile = schema.root.kind === 'opaque' ? undefined : pick(schema);
    if (profile === undefined) return [];
    const made = strictEdits(schema.root, profile, createCodeEditor(text, notation, schema.root));
    if (made.kind === 'edits' && made.edits.length > 0) targets.set(at, made.schema);
    return [{ schema, made }];
  });
  const after = applyEdits(text, results.flatMap(({ made }) => (made.kind === 'edits' ? made.edits : [])));
  const again = await findCodeSchemas(after, language, runtime, signal);
  const isMeant = again.found.length === found.length && again.found.every(({ root }, at) => {
    const before = found[at];
    const target = targets.get(at) ?? (before === undefined ? undefined : valueOf(before.root));
    return target !== undefined && sameJson(withoutPlaces(valueOf(root)), withoutPlaces(target));
  });
  return isMeant ? { after, results } : { after: text, results: results.map(refused) };
}

function refused({ schema, made }: StrictInCode): StrictInCode {
  if (made.kind === 'refused' || made.edits.length === 0) return { schema, made };
  return { schema, made: { kind: 'refused', pointer: '', why: 'It cannot be changed where it is written', range: schema.root.range } };
}

/** What cannot be seen is told apart by its place, and an edit before it moves that. */
export function withoutPlaces(value: JsonValue): JsonValue {
  return JSON.parse(JSON.stringify(value).replaceAll(/("\\u0000opaque":)"\d+:\d+"/g, '$1""')) as JsonValue;
}
