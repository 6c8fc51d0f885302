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
    // What cannot be seen cannot be judged.
    if (node.kind === 'opaque') return;
    const level = above + (isObjectSchema(node) ? 1 : 0);
    sites.push({ node, pointer, level });
    if (node.kind !== 'object') return;
    for (const entry of node.entries) {
      const { name } = entry.key;
      if (Object.hasOwn(keywords, name) && keywords[name] === 'error') continue;
      const inner = name === '$defs' || name === 'definitions' ? 0 : level;
      eachSchemaIn(entry, pointer, (child, below) => visit(child, below, inner));
    }
  };
  visit(root, '', 0);
  return sites;
}

/** The schemas that a keyword holds, with their pointers. Most keywords hold none. */
function eachSchemaIn({ key: { name }, value }: SchemaEntry, parent: string, visit: (child: SchemaNode, pointer: string) => void): void {
  if (maps.has(name)) {
    if (value.kind !== 'object') return;
    const base = childPointer(parent, name);
    for (const entry of value.entries) visit(entry.value, childPointer(base, entry.key.name));
  } else if (lists.has(name)) {
    if (value.kind !== 'array') return;
    const base = childPointer(parent, name);
    for (const [i, item] of value.items.entries()) visit(item, childPointer(base, i));
  } else if (singles.has(name) && value.kind !== 'array') {
    visit(value, childPointer(parent, name));
  }
}
