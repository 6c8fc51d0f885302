import type { Node } from 'web-tree-sitter';
import type { SchemaNode } from '../../schemaNode.ts';
import type { ZodShape, ZodType, ZodUse, ZodVersion } from './zodType.ts';

/** What a method needs of the reader. */
export type ZodReading = {
  readonly version: ZodVersion;
  readonly use: ZodUse;
  type(node: Node): ZodType;
  shape(node: Node): ZodShape;
  /** A value that is no definition: a text, a number, a list. */
  value(node: Node): SchemaNode;
};
