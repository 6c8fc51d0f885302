import type { SchemaEntry, SchemaNode, SourceRange } from '../schemaNode.ts';

/** Literals of a document that is read again and again, by their text: one that stands for itself alone is what it was, wherever it moved. */
export interface ReadCache {
  /** What the text was read to the last time, at its place now. */
  get(text: string, start: number): SchemaNode | undefined;
  keep(text: string, node: SchemaNode): void;
}

/** UTF-16 units: less is read as fast as it is looked up, more rarely stays the same. */
const shortest = 200;
const longest = 20_000;

export function isWorthKeeping({ start, end }: SourceRange): boolean {
  return end - start >= shortest && end - start <= longest;
}

/** The caches of documents, by name: what one reading neither found nor kept is forgotten with the next. */
export interface ReadCaches {
  /** For one reading of a document. */
  open(name: string): ReadCache;
  forget(name: string): void;
}

export function createReadCaches(): ReadCaches {
  const documents = new Map<string, ReadonlyMap<string, SchemaNode>>();
  return {
    open(name) {
      const before = documents.get(name);
      const now = new Map<string, SchemaNode>();
      documents.set(name, now);
      return {
        get(text, start) {
          const known = now.get(text) ?? before?.get(text);
          if (known === undefined) return undefined;
          const node = movedBy(known, start - known.range.start);
          now.set(text, node);
          return node;
        },
        keep: (text, node) => now.set(text, node),
      };
    },
    forget: (name) => documents.delete(name),
  };
}

function movedBy(node: SchemaNode, by: number): SchemaNode {
  if (by === 0) return node;
  const move = ({ start, end }: SourceRange): SourceRange => ({ start: start + by, end: end + by });
  const entry = ({ key, value }: SchemaEntry): SchemaEntry => ({ key: { name: key.name, range: move(key.range) }, value: movedBy(value, by) });
  switch (node.kind) {
    case 'object': return { ...node, range: move(node.range), entries: node.entries.map(entry) };
    case 'array': return { ...node, range: move(node.range), items: node.items.map((item) => movedBy(item, by)) };
    default: return { ...node, range: move(node.range) };
  }
}
