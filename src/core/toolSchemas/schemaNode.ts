/** Half-open range of 0-based UTF-16 offsets in the document a schema was read from. */
export type SourceRange = { readonly start: number; readonly end: number };

/**
 * What a schema value is, with where it stands; every reader (JSON, YAML, code) yields this one shape. Only code has what cannot be
 * seen: an expression that is not read (`opaque`), a list or an object that something unknown is added to (`open`). What is `quoted` stands as JSON in a literal text of code.
 */
export type SchemaNode = { readonly quoted?: true } & (
  | { readonly kind: 'object'; readonly range: SourceRange; readonly entries: readonly SchemaEntry[]; readonly open?: true }
  | { readonly kind: 'array'; readonly range: SourceRange; readonly items: readonly SchemaNode[]; readonly open?: true }
  | { readonly kind: 'scalar'; readonly range: SourceRange; readonly value: string | number | boolean | null }
  | { readonly kind: 'opaque'; readonly range: SourceRange }
);

/** One key of an object; `key.range` covers the key as written, quotes included. */
export type SchemaEntry = {
  readonly key: { readonly name: string; readonly range: SourceRange };
  readonly value: SchemaNode;
};

/** The entry of a key, the last one where a key is written twice (as JSON.parse reads it). */
export function entryOf(node: SchemaNode, name: string): SchemaEntry | undefined {
  if (node.kind !== 'object') return undefined;
  // A loop: every rule asks this of every schema.
  for (let i = node.entries.length - 1; i >= 0; i--) {
    const entry = node.entries[i];
    if (entry?.key.name === name) return entry;
  }
  return undefined;
}

/** True when what `node` has under a key, or whether it has the key at all, is not wholly seen. */
export function isUnseen(node: SchemaNode, name: string): boolean {
  if (node.kind === 'opaque') return true;
  const value = entryOf(node, name)?.value;
  if (value === undefined) return node.kind === 'object' && node.open === true;
  return value.kind === 'opaque' || (value.kind !== 'scalar' && value.open === true) || (value.kind === 'array' && value.items.some(({ kind }) => kind === 'opaque'));
}

/** RFC 6901: the pointer of a child of `parent`. */
export function childPointer(parent: string, key: string | number): string {
  const name = String(key);
  return `${parent}/${name.includes('~') || name.includes('/') ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name}`;
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
