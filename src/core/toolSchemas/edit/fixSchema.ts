import type { SyntaxRuntime } from '../../scan/syntax/runtime.ts';
import type { LanguageId } from '../../scan/types.ts';
import { applyEdits, type TextEdit } from '../../text/range.ts';
import { madeByLibrary, withoutPlaces } from './strictCode.ts';
import { findDocumentSchemas, schemaNotation, type SchemaText } from '../documentSchemas.ts';
import type { FoundSchema } from '../findSchemas.ts';
import { sameJson, valueOf, type JsonValue } from '../schemaValue.ts';
import type { SchemaFinding, SchemaProfileId } from '../types.ts';
import { codeNotationOf } from './codeNotation.ts';
import { editorOf } from './editorOf.ts';
import { saidStrict, strictIsSaid, type SchemaFix } from './saidStrict.ts';
import { findingEdits, strictEdits } from './strictEdits.ts';

/** One schema of a text, as it was found there. */
export type SchemaInText = SchemaText & { readonly found: FoundSchema };

/** True where schemas of a language are changed, not only judged. */
export function isSchemaEditable(language: LanguageId): boolean {
  return schemaNotation(language) !== 'code' || codeNotationOf(language) !== undefined;
}

/** Makes one schema strict where it is written, and says so to the API that asks for it. No edits where it is strict already. */
export function draftStrictFix({ found, ...document }: SchemaInText, profile: SchemaProfileId): SchemaFix {
  if (found.maker !== undefined) return madeByLibrary(found);
  const editor = editorOf(document, found.root);
  if (editor === undefined) return unwritable(found);
  return saidStrict(strictEdits(found.root, profile, editor), found, document);
}

/** Mends one finding of a schema where it is written; undefined where no change is certain to. */
export function draftFindingFix({ found, ...document }: SchemaInText, finding: SchemaFinding): SchemaFix | undefined {
  if (finding.rule === 'schema/strict') {
    const edits = strictIsSaid(found, document);
    return edits && { kind: 'edits', edits, changes: [], schema: valueOf(found.root), saysStrict: true };
  }
  if (found.maker !== undefined) return undefined;
  const editor = editorOf(document, found.root);
  return editor && findingEdits(found.root, finding, finding.profile, editor);
}

/** A draft, if the changed text, read again, holds what was meant in this schema, and every other one is as it was; else a refusal. */
export async function checkSchemaFix({ text, language, found: target }: SchemaInText, fix: SchemaFix, runtime: SyntaxRuntime, signal: AbortSignal): Promise<SchemaFix> {
  if (fix.kind === 'refused' || fix.edits.length === 0) return fix;
  const read = async (each: string | undefined) => each === undefined ? undefined : await findDocumentSchemas({ text: each, language }, runtime, signal);
  const [before, after] = await Promise.all([read(text), read(textAfter(text, fix.edits))]);
  if (before?.kind !== 'read' || after?.kind !== 'read' || before.found.length !== after.found.length) return unwritable(target);
  const isMeant = before.found.every(({ root, strictSwitch }, i) => {
    const isTarget = root.range.start === target.root.range.start && root.range.end === target.root.range.end;
    const now = after.found[i];
    return now !== undefined && same(valueOf(now.root), isTarget ? fix.schema : valueOf(root))
      && (now.strictSwitch?.strict === strictSwitch?.strict || (isTarget && fix.saysStrict === true && now.isStrict));
  });
  return isMeant ? fix : unwritable(target);
}

function textAfter(text: string, edits: readonly TextEdit[]): string | undefined {
  try {
    return applyEdits(text, edits);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function same(a: JsonValue, b: JsonValue): boolean {
  return sameJson(withoutPlaces(a), withoutPlaces(b));
}

function unwritable({ root }: FoundSchema): SchemaFix {
  return { kind: 'refused', pointer: '', why: 'It cannot be changed where it is written', range: root.range };
}
