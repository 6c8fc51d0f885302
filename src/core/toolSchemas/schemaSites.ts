import { childPointer, type SchemaEntry, type SchemaNode } from './schemaNode.ts';
import { isObjectSchema } from './schemaParts.ts';
import type { SchemaProfile, SchemaSite } from './types.ts';

/** Keywords whose value holds schemas by name. */
const maps: ReadonlySet<string> = new Set(['properties', '$defs', 'definitions']);
/** Keywords whose value is a schema. */
const singles: ReadonlySet<string> = new Set(['items', 'not', 'if', 'then', 'else', 'contains', 'propertyNames']);
/** Keywords whose value is a list of schemas. */
const lists: ReadonlySet<string> = new Set(['anyOf', 'allOf', 'oneOf', 'prefixItems']);

/** Every schema in the schema, the root first, except below keywords that are rejected anyway. Data (`enum`, `default`, `examples`) is none. */
export function sitesOf(root: SchemaNode, { keywords }: SchemaProfile): readonly SchemaSite[] {
  const sites: SchemaSite[] = [];
  const visit = (node: SchemaNode, pointer: string, above: number): void => {
    const level = above + (isObjectSchema(node) ? 1 : 0);
    sites.push({ node, pointer, level });
    if (node.kind !== 'object') return;
    for (const entry of node.entries) {
      const { name } = entry.key;
      if (Object.hasOwn(keywords, name) && keywords[name] === 'error') continue;
      const inner = name === '$defs' || name === 'definitions' ? 0 : level;
      for (const [key, child] of childrenOf(entry)) visit(child, key.reduce(childPointer, pointer), inner);
    }
  };
  visit(root, '', 0);
  return sites;
}

function childrenOf({ key: { name }, value }: SchemaEntry): readonly (readonly [path: readonly string[], child: SchemaNode])[] {
  if (maps.has(name)) return value.kind === 'object' ? value.entries.map((entry) => [[name, entry.key.name], entry.value]) : [];
  if (lists.has(name)) return value.kind === 'array' ? value.items.map((item, i) => [[name, String(i)], item]) : [];
  return singles.has(name) && value.kind !== 'array' ? [[[name], value]] : [];
}
