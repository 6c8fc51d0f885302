/** Half-open range of 0-based UTF-16 offsets in the document a schema was read from. */
export type SourceRange = { readonly start: number; readonly end: number };

/** What a schema value is, with where it stands; every reader (JSON, YAML) yields this one shape. */
export type SchemaNode =
  | { readonly kind: 'object'; readonly range: SourceRange; readonly entries: readonly SchemaEntry[] }
  | { readonly kind: 'array'; readonly range: SourceRange; readonly items: readonly SchemaNode[] }
  | { readonly kind: 'scalar'; readonly range: SourceRange; readonly value: string | number | boolean | null };

/** One key of an object; `key.range` covers the key as written, quotes included. */
export type SchemaEntry = {
  readonly key: { readonly name: string; readonly range: SourceRange };
  readonly value: SchemaNode;
};

/** The entry of a key, the last one where a key is written twice (as JSON.parse reads it). */
export function entryOf(node: SchemaNode, name: string): SchemaEntry | undefined {
  return node.kind === 'object' ? node.entries.findLast((entry) => entry.key.name === name) : undefined;
}

/** RFC 6901: the pointer of a child of `parent`. */
export function childPointer(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The node a JSON pointer (RFC 6901, '' is the root) names, or undefined where there is none. */
export function nodeAt(root: SchemaNode, pointer: string): SchemaNode | undefined {
  if (pointer === '') return root;
  if (!pointer.startsWith('/')) return undefined;
  let node: SchemaNode | undefined = root;
  for (const part of pointer.slice(1).split('/')) {
    if (node === undefined) return undefined;
    node = childOf(node, part.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return node;
}

function childOf(node: SchemaNode, key: string): SchemaNode | undefined {
  if (node.kind !== 'array') return entryOf(node, key)?.value;
  return /^(?:0|[1-9]\d*)$/.test(key) ? node.items[Number(key)] : undefined;
}
