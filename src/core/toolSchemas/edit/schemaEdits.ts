import type { TextEdit } from '../../text/range.ts';
import type { SchemaEntry, SchemaNode } from '../schemaNode.ts';
import { holdsOpaque, isJsonList, isJsonObject, sameJson, valueOf, type JsonObject, type JsonValue } from '../schemaValue.ts';
import type { EditAnswer, SchemaEditor } from './schemaEditor.ts';

/** `node` is where it stood in the way, `reason` a clause. */
export type SchemaEdits =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly node: SchemaNode; readonly reason: string };

class Refused extends Error {
  readonly node: SchemaNode;

  constructor(node: SchemaNode, reason: string) {
    super(reason);
    this.node = node;
  }
}

/**
 * The edits that turn a schema, where it is written, into `target`: what is equal stays as written, and only what differs is
 * written anew, at the smallest node that can hold the difference. Refused as a whole where one edit cannot be made.
 */
export function schemaEdits(root: SchemaNode, target: JsonValue, editor: SchemaEditor): SchemaEdits {
  try {
    const edits = editsOf(root, target, editor);
    const sorted = edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
    const clash = sorted.some(({ range }, i) => range.start < (sorted[i - 1]?.range.end ?? 0));
    return clash ? { kind: 'refused', node: root, reason: 'one piece of text stands for several parts of it' } : { kind: 'edits', edits };
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', node: error.node, reason: error.message };
    throw error;
  }
}

function editsOf(node: SchemaNode, target: JsonValue, editor: SchemaEditor): readonly TextEdit[] {
  if (sameJson(valueOf(node), target)) return [];
  if (node.kind === 'object' && isJsonObject(target) && (node.entries.length === 0 || node.entries.some(({ key: { name } }) => Object.hasOwn(target, renames.get(name) ?? name)))) {
    return objectEdits(node, target, editor);
  }
  if (node.kind === 'array' && isJsonList(target)) return arrayEdits(node, target, editor);
  return replaced(node, target, editor);
}

function replaced(node: SchemaNode, target: JsonValue, editor: SchemaEditor): readonly TextEdit[] {
  told(node, target);
  return answered(node, editor.replaceValue(node, target));
}

/** What the text does not tell cannot be written anew. */
function told(node: SchemaNode, ...values: readonly JsonValue[]): void {
  if (values.some(holdsOpaque)) throw new Refused(node, 'a part of it is computed');
}

/** A union is renamed rather than written anew: what its branches say stays. */
const renames: ReadonlyMap<string, string> = new Map([['oneOf', 'anyOf']]);

type ObjectNode = SchemaNode & { readonly kind: 'object' };
type ArrayNode = SchemaNode & { readonly kind: 'array' };

function objectEdits(node: ObjectNode, target: JsonObject, editor: SchemaEditor): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const rename: { entry: SchemaEntry; name: string }[] = [];
  const remove: SchemaEntry[] = [];
  const names = new Set(node.entries.map(({ key }) => key.name));
  for (const entry of node.entries) {
    const { name } = entry.key;
    const other = renames.get(name);
    const kept = Object.hasOwn(target, name) ? name : undefined;
    const renamed = kept === undefined && other !== undefined && !names.has(other) && Object.hasOwn(target, other) ? other : undefined;
    const value = target[kept ?? renamed ?? ''];
    if ((kept ?? renamed) === undefined || value === undefined) {
      inside(node, entry.value);
      remove.push(entry);
      continue;
    }
    if (renamed !== undefined) rename.push({ entry, name: renamed });
    const changed = editsOf(entry.value, value, editor);
    if (changed.length > 0 || renamed !== undefined) inside(node, entry.value);
    edits.push(...changed);
  }
  const known = new Set([...names, ...rename.map(({ name }) => name)]);
  const add = Object.entries(target).filter(([name]) => !known.has(name)).map(([name, value]) => ({ name, value }));
  told(node, ...add.map(({ value }) => value));
  if (remove.length + rename.length + add.length === 0) return edits;
  return [...edits, ...answered(node, editor.changeObject(node, { remove, rename, add }))];
}

/** Items that both have in the same order stay; what is there is changed in place, and what comes to it goes to the end. */
function arrayEdits(node: ArrayNode, target: readonly JsonValue[], editor: SchemaEditor): readonly TextEdit[] {
  const { items } = node;
  if (items.length <= target.length) {
    const edits = items.flatMap((item, i) => {
      const changed = editsOf(item, target[i] ?? null, editor);
      if (changed.length > 0) inside(node, item);
      return changed;
    });
    const add = target.slice(items.length);
    told(node, ...add);
    return add.length === 0 ? edits : [...edits, ...answered(node, editor.changeArray(node, { remove: [], add }))];
  }
  const kept = items.filter((item) => target.some((value) => sameJson(valueOf(item), value)));
  if (kept.length === target.length && kept.every((item, i) => sameJson(valueOf(item), target[i]))) {
    const remove = items.filter((item) => !kept.includes(item));
    for (const item of remove) inside(node, item);
    return answered(node, editor.changeArray(node, { remove, add: [] }));
  }
  return replaced(node, target, editor);
}

/** Text that stands elsewhere (an anchor of YAML, a constant) may mean more than this schema. */
function inside(outer: SchemaNode, inner: SchemaNode): void {
  if (inner.range.start < outer.range.start || inner.range.end > outer.range.end) throw new Refused(inner, 'a part of it is written elsewhere');
}

function answered(node: SchemaNode, answer: EditAnswer): readonly TextEdit[] {
  if (answer.kind === 'refused') throw new Refused(node, answer.reason);
  return answer.edits;
}
