import { readJsonSchema } from '../../../../src/core/toolSchemas/readJsonSchema.ts';
import type { SchemaNode } from '../../../../src/core/toolSchemas/schemaNode.ts';

/** A value as the schema that its JSON holds. */
export function jsonSchema(value: unknown): SchemaNode {
  const node = readJsonSchema(JSON.stringify(value));
  if (node === undefined) throw new Error('No JSON value.');
  return node;
}
