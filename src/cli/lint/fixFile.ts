import {
  applyEdits, createSchemaEditor, findSchemas, LineIndex, lintFound, mayHoldSchemas, readSchemaDocument, saidStrict, sameJson, schemaValue, strictEdits,
  type SchemaProfileId, type StrictChange, type TextEdit,
} from '../../core/index.ts';

/** A schema that was made strict, or would be. `name` is the tool's; `line` is where it began; `saysStrict` where `"strict": true` is written beside it. */
export type FixedSchema = { readonly line: number; readonly name?: string; readonly profile: SchemaProfileId; readonly saysStrict: boolean; readonly changes: readonly StrictChange[] };
/** One that stays as it is. `why` is a sentence without a stop. `expected` where nobody asked for more. */
export type LeftSchema = { readonly line: number; readonly column: number; readonly name?: string; readonly rule?: string; readonly why: string; readonly expected: boolean };

export type FixedFile =
  | { readonly kind: 'fixed'; readonly after: string; readonly fixed: readonly FixedSchema[]; readonly left: readonly LeftSchema[] }
  | { readonly kind: 'unreadable'; readonly line: number; readonly reason: string };

type Options = { readonly language: 'json' | 'yaml'; readonly bare: boolean; readonly named: boolean; readonly profile?: SchemaProfileId | undefined };
type Schema = ReturnType<typeof findSchemas>[number];
type SchemaNode = Schema['root'];
type Value = ReturnType<typeof schemaValue>;

/** Makes the schemas of a text strict: those that say so; with a profile, all of them. */
export function fixFile(text: string, { language, bare, named, profile }: Options): FixedFile {
  const nothing = { kind: 'fixed', after: text, fixed: [], left: [] } as const;
  if (!bare && !named && !mayHoldSchemas(text)) return nothing;
  const document = readSchemaDocument(text, language);
  const lines = new LineIndex(text);
  if (document.kind === 'broken') return { kind: 'unreadable', line: lines.positionAt(document.offset).line, reason: `Cannot be read, ${document.reason}.` };
  const schemas: readonly Schema[] = bare ? [{ root: document.root, profile: 'openai', isStrict: true }] : findSchemas(document.root);
  const editor = createSchemaEditor(text, language);
  const edits: TextEdit[] = [];
  const fixed: FixedSchema[] = [];
  const left: LeftSchema[] = [];
  const targets = new Map<number, Value>();
  const holders = new Set<number>();
  for (const schema of schemas) {
    const name = schema.name === undefined ? {} : { name: schema.name.text };
    if (schema.root.kind === 'opaque') continue;
    const judged = profile ?? schema.profile;
    if (profile === undefined && !schema.isStrict) {
      const asked = schema.strictSwitch?.strict !== 'off' && lintFound(schema).length > 0;
      if (asked) left.push({ ...lines.positionAt(schema.root.range.start), ...name, why: 'it does not say "strict": true; add --profile openai, or the profile of another API, to make it strict', expected: true });
      continue;
    }
    const made = saidStrict(strictEdits(schema.root, judged, editor), schema, { text, language });
    if (made.kind === 'refused') {
      left.push({ ...lines.positionAt(made.range.start), ...name, ...(made.rule === undefined ? {} : { rule: made.rule }), why: made.why, expected: false });
    } else if (made.edits.length > 0) {
      edits.push(...made.edits);
      targets.set(schema.root.range.start, made.schema);
      const saysStrict = made.saysStrict === true;
      const holder = schema.strictSwitch?.holder;
      if (saysStrict && holder !== undefined) holders.add(holder.range.start);
      fixed.push({ line: lines.positionAt(schema.root.range.start).line, ...name, profile: judged, saysStrict, changes: made.changes });
    }
  }
  const after = applyEdits(text, edits);
  if (holds(after, document.root, { targets, holders }, language)) return { kind: 'fixed', after, fixed, left };
  const why = 'it cannot be changed where it is written';
  return { ...nothing, left: [...left, ...fixed.map(({ line, name }) => ({ line, column: 1, ...(name === undefined ? {} : { name }), why, expected: false }))] };
}

/** The changed text, read again, holds what was meant, and all else is as it was. */
function holds(after: string, before: SchemaNode, meant: Meant, language: 'json' | 'yaml'): boolean {
  const read = readSchemaDocument(after, language);
  return read.kind === 'read' && sameJson(schemaValue(read.root), replaced(before, meant));
}

/** By where they begin: the schemas as they are to be, and the objects that are to say that they are strict. */
type Meant = { readonly targets: ReadonlyMap<number, Value>; readonly holders: ReadonlySet<number> };

function replaced(node: SchemaNode, meant: Meant): Value {
  // A schema is an object, and no two objects start at one place but an outer block of YAML and its first value, which is none.
  const target = node.kind === 'object' ? meant.targets.get(node.range.start) : undefined;
  if (target !== undefined) return target;
  if (node.kind === 'array') return node.items.map((item) => replaced(item, meant));
  if (node.kind !== 'object') return schemaValue(node);
  const value = Object.fromEntries(node.entries.map((entry) => [entry.key.name, replaced(entry.value, meant)]));
  return meant.holders.has(node.range.start) ? { ...value, strict: true } : value;
}
