import type { LintRow } from './lintRows.ts';
import { LineIndex } from '../text/lineIndex.ts';
import { stableHash } from '../text/stableHash.ts';
import type { FoundSchema } from '../toolSchemas/findSchemas.ts';
import { nodeAt, type SchemaNode } from '../toolSchemas/schemaNode.ts';
import { valueOf } from '../toolSchemas/schemaValue.ts';
import { compareSchemas } from '../toolSchemas/drift/compareSchemas.ts';

/** The schemas of a document at one time. `path` is the one to show. */
export type SchemaFile = { readonly path: string; readonly text: string; readonly schemas: readonly FoundSchema[] };
type Placed = { readonly file: SchemaFile; readonly schema: FoundSchema; readonly name: string };

/**
 * What changed in the arguments of tools between two times, as rows of a lint: an error where a call that was right may be
 * wrong now, else an info. Tools are told by name, wherever they moved. One that is gone has its place of before.
 */
export function driftRows(before: readonly SchemaFile[], after: readonly SchemaFile[]): readonly LintRow[] {
  const old = placed(before);
  const used = new Set<Placed>();
  const rows: LintRow[] = [];
  for (const now of placed(after)) {
    const same = old.filter((each) => each.name === now.name && !used.has(each));
    const was = same.find(({ file }) => file.path === now.file.path) ?? same[0];
    if (was === undefined) {
      rows.push(rowOf(now, now.schema.root, { pointer: '', breaking: false, message: `${now.name} is new` }));
      continue;
    }
    used.add(was);
    const changes = compareSchemas(valueOf(was.schema.root), valueOf(now.schema.root));
    rows.push(...changes.map((change) => rowOf(now, nearest(now.schema.root, change.pointer), { ...change, message: `${now.name}: ${change.message}` })));
  }
  for (const gone of old) if (!used.has(gone)) rows.push(rowOf(gone, gone.schema.root, { pointer: '', breaking: true, message: `${gone.name} is gone` }));
  return rows;
}

/** One without a name is known by its place among those of its file. What cannot be read cannot be compared. */
function placed(files: readonly SchemaFile[]): readonly Placed[] {
  return files.flatMap((file) => file.schemas.flatMap((schema, i) => (schema.root.kind === 'opaque' ? [] : [{ file, schema, name: schema.name?.text ?? `Schema ${i + 1} of ${file.path}` }])));
}

function nearest(root: SchemaNode, pointer: string): SchemaNode {
  const node = nodeAt(root, pointer);
  if (node !== undefined || pointer === '') return node ?? root;
  return nearest(root, pointer.slice(0, pointer.lastIndexOf('/')));
}

function rowOf({ file, schema }: Placed, node: SchemaNode, { pointer, breaking, message }: { readonly pointer: string; readonly breaking: boolean; readonly message: string }): LintRow {
  const lines = new LineIndex(file.text);
  const { line, column } = lines.positionAt(node.range.start);
  const end = lines.positionAt(node.range.start + 1);
  return {
    path: file.path, line, column, endLine: end.line, endColumn: end.column, pointer, rule: breaking ? 'schema/breaking-change' : 'schema/compatible-change',
    severity: breaking ? 'error' : 'info', message, profile: schema.profile, context: stableHash([pointer, message].join('\0')),
  };
}
