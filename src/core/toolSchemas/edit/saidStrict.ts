import type { TextEdit } from '../../text/range.ts';
import type { SchemaText } from '../documentSchemas.ts';
import type { FoundSchema } from '../findSchemas.ts';
import { entryOf } from '../schemaNode.ts';
import { editorOf } from './editorOf.ts';
import type { StrictEdits } from './strictEdits.ts';

/** As `StrictEdits`; `saysStrict` where `"strict": true` is written beside the schema too. */
export type SchemaFix = StrictEdits & { readonly saysStrict?: true };

/** A change that makes a schema strict, with `"strict": true` beside the schema where its API asks for it and it is not there. */
export function saidStrict(made: StrictEdits, schema: FoundSchema, document: SchemaText): SchemaFix {
  const said = made.kind === 'refused' ? undefined : strictIsSaid(schema, document);
  return made.kind === 'refused' || said === undefined ? made : { ...made, edits: [...made.edits, ...said], saysStrict: true };
}

/** The edits that write it; undefined where it is said already, the API has no such choice, or it cannot be written there. */
export function strictIsSaid({ strictSwitch }: FoundSchema, document: SchemaText): readonly TextEdit[] | undefined {
  const holder = strictSwitch?.holder;
  if (strictSwitch === undefined || holder === undefined || strictSwitch.strict === 'on') return undefined;
  const editor = editorOf(document, holder);
  const entry = entryOf(holder, 'strict');
  const answer = entry === undefined
    ? editor?.changeObject(holder, { remove: [], rename: [], add: [{ name: 'strict', value: true }] })
    : editor?.replaceValue(entry.value, true);
  return answer?.kind === 'edits' ? answer.edits : undefined;
}
