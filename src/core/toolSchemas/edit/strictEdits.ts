import type { TextEdit } from '../../text/range.ts';
import { childPointer, nodeAt, type SchemaNode, type SourceRange } from '../schemaNode.ts';
import { nameOf } from '../schemaParts.ts';
import { valueOf, type JsonValue } from '../schemaValue.ts';
import { makeStrict } from '../strict/makeStrict.ts';
import { fixFinding } from '../strict/fixFinding.ts';
import type { StrictChange } from '../strict/types.ts';
import type { SchemaFinding, SchemaProfileId } from '../types.ts';
import type { SchemaEditor } from './schemaEditor.ts';
import { schemaEdits } from './schemaEdits.ts';

/** What *Make strict* comes to where a schema is written. `why` is a clause or sentence without a stop; `range` is where it stands in the way. */
export type StrictEdits =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[]; readonly changes: readonly StrictChange[]; /** What the text then holds. */ readonly schema: JsonValue }
  | { readonly kind: 'refused'; readonly rule?: string; readonly pointer: string; readonly why: string; readonly range: SourceRange };

/** Makes a whole schema strict in its text; no edits where it is strict already. */
export function strictEdits(root: SchemaNode, profile: SchemaProfileId, editor: SchemaEditor): StrictEdits {
  const unseen = openPart(root, '');
  if (unseen !== undefined) return { kind: 'refused', ...unseen, why: `${nameOf(unseen.pointer)} has parts that the text does not show` };
  const made = makeStrict(valueOf(root), profile);
  if (made.kind === 'refused') return { ...made, range: (nodeAt(root, made.pointer) ?? root).range };
  const written = schemaEdits(root, made.schema, editor);
  return written.kind === 'edits' ? { ...written, changes: made.changes, schema: made.schema } : unwritten(written);
}

/** Mends one finding in the text; undefined where no change is certain to. */
export function findingEdits(root: SchemaNode, finding: SchemaFinding, profile: SchemaProfileId, editor: SchemaEditor): StrictEdits | undefined {
  const fixed = fixFinding(valueOf(root), finding, profile);
  if (fixed === undefined) return undefined;
  const written = schemaEdits(root, fixed.schema, editor);
  return written.kind === 'edits' ? { ...written, ...fixed } : unwritten(written);
}

function unwritten({ node, reason }: { readonly node: SchemaNode; readonly reason: string }): StrictEdits {
  return { kind: 'refused', pointer: '', why: `It cannot be changed where it is written: ${reason}`, range: node.range };
}

/** The first object or list that something unseen is added to. */
function openPart(node: SchemaNode, pointer: string): { readonly pointer: string; readonly range: SourceRange } | undefined {
  if (node.kind === 'scalar' || node.kind === 'opaque') return undefined;
  if (node.open === true) return { pointer, range: node.range };
  const children = node.kind === 'array' ? node.items.map((item, i) => [String(i), item] as const) : node.entries.map(({ key, value }) => [key.name, value] as const);
  for (const [key, child] of children) {
    const found = openPart(child, childPointer(pointer, key));
    if (found !== undefined) return found;
  }
  return undefined;
}
