import { isRecord } from '../../views/record.ts';
import schema from './prompt.schema.json' with { type: 'json' };

/** What the schema of a front matter says about one key. */
export type SchemaKey = { readonly name: string; readonly description?: string; readonly type?: string; readonly values: readonly string[] };

/** The keys that may stand below a path of keys; empty where anything may. */
export function schemaKeys(path: readonly string[]): readonly SchemaKey[] {
  const properties = nodeAt(path)?.['properties'];
  return isRecord(properties) ? Object.entries(properties).map(([name, node]) => keyOf(name, node)) : [];
}

/** One key by its path. */
export function schemaKey(path: readonly string[]): SchemaKey | undefined {
  const node = nodeAt(path);
  return node === undefined || path.length === 0 ? undefined : keyOf(path.at(-1) ?? '', node);
}

function nodeAt(path: readonly string[]): Readonly<Record<string, unknown>> | undefined {
  let node: unknown = schema;
  for (const key of path) {
    const properties = isRecord(node) ? node['properties'] : undefined;
    node = isRecord(properties) && Object.hasOwn(properties, key) ? properties[key] : undefined;
  }
  return isRecord(node) ? node : undefined;
}

function keyOf(name: string, node: unknown): SchemaKey {
  const { description, type, enum: values } = isRecord(node) ? node : {};
  return {
    name, values: Array.isArray(values) ? values.map(String) : type === 'boolean' ? ['true', 'false'] : [],
    ...(typeof description === 'string' ? { description } : {}), ...(typeof type === 'string' ? { type } : {}),
  };
}
