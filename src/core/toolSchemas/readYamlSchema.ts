import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Alias, Document, Node, Pair, YAMLMap } from 'yaml';
import type { SchemaEntry, SchemaNode, SourceRange } from './schemaNode.ts';

/** Aliases repeat what they name: a small file may otherwise stand for millions of nodes. */
const maxNodes = 100_000;

type Reading = {
  readonly document: Document;
  readonly open: Set<Node>;
  /** What each alias names: looking it up reads the whole document. */
  readonly targets: Map<Alias, Node>;
  nodes: number;
};

class Unreadable extends Error {}

/**
 * Reads one YAML document into a positioned schema value. An alias has the place of the alias and the content of its anchor,
 * whose keys and values keep the anchor's places; merge keys (`<<`) are resolved, the map's own keys win.
 * Undefined where the text is empty or half-written, an alias names itself or nothing, a key is not a scalar, a value is none
 * of JSON's, or aliases would unfold to more than 100,000 nodes.
 */
export function readYamlSchema(text: string): SchemaNode | undefined {
  const document = parseDocument(text, { merge: true, uniqueKeys: true });
  if (document.errors.length > 0 || document.contents === null) return undefined;
  try {
    return toNode(document.contents, { document, open: new Set(), targets: new Map(), nodes: 0 });
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function toNode(node: Node, reading: Reading): SchemaNode {
  reading.nodes += 1;
  if (reading.nodes > maxNodes || reading.open.has(node)) throw new Unreadable();
  reading.open.add(node);
  const result = convert(node, reading);
  reading.open.delete(node);
  return result;
}

function convert(node: Node, reading: Reading): SchemaNode {
  const range = rangeOf(node);
  if (isAlias(node)) {
    return { ...toNode(targetOf(node, reading), reading), range };
  }
  if (isMap(node)) return { kind: 'object', range, entries: entriesOf(node, reading) };
  if (isSeq(node)) return { kind: 'array', range, items: node.items.map((item) => toNode(item as Node, reading)) };
  if (isScalar(node) && isJsonScalar(node.value)) return { kind: 'scalar', range, value: node.value };
  throw new Unreadable();
}

function targetOf(alias: Alias, reading: Reading): Node {
  const target = reading.targets.get(alias) ?? alias.resolve(reading.document);
  if (target === undefined) throw new Unreadable();
  reading.targets.set(alias, target);
  return target;
}

function entriesOf(map: YAMLMap, reading: Reading): readonly SchemaEntry[] {
  const own: SchemaEntry[] = [];
  const merged: SchemaEntry[] = [];
  for (const pair of map.items) {
    if (isMergeKey(pair)) merged.push(...mergedEntries(toNode(pair.value as Node, reading)));
    else own.push(toEntry(pair, reading));
  }
  const names = new Set(own.map((entry) => entry.key.name));
  const inherited = merged.filter((entry) => !names.has(entry.key.name) && names.add(entry.key.name));
  return [...inherited, ...own];
}

/** Of several merged maps the earlier one wins (YAML's merge key type). */
function mergedEntries(value: SchemaNode): readonly SchemaEntry[] {
  if (value.kind === 'object') return value.entries;
  if (value.kind === 'array') return value.items.flatMap(mergedEntries);
  throw new Unreadable();
}

function toEntry(pair: Pair, reading: Reading): SchemaEntry {
  if (!isScalar(pair.key)) throw new Unreadable();
  const key = { name: String(pair.key.value), range: rangeOf(pair.key) };
  // `? key` without a value is null and stands where its key ends.
  if (pair.value === null) {
    return { key, value: { kind: 'scalar', range: { start: key.range.end, end: key.range.end }, value: null } };
  }
  return { key, value: toNode(pair.value as Node, reading) };
}

/** A plain `<<` only: quoted, it is a key like any other. */
function isMergeKey(pair: Pair): boolean {
  return isScalar(pair.key) && pair.key.source === '<<' && pair.key.type === 'PLAIN';
}

function isJsonScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function rangeOf(node: Node): SourceRange {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}
