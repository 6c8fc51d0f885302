import type { TextEdit } from '../../text/range.ts';
import type { SchemaEntry, SchemaNode } from '../schemaNode.ts';
import type { JsonValue } from '../schemaValue.ts';

/** What becomes of an object's keys. What is not named stays as it is written, comments and order included. */
export type ObjectChange = {
  readonly remove: readonly SchemaEntry[];
  /** The key is written anew, its value stays. */
  readonly rename: readonly { readonly entry: SchemaEntry; readonly name: string }[];
  /** New keys, to stand after the last one, in this order. */
  readonly add: readonly { readonly name: string; readonly value: JsonValue }[];
};

/** What becomes of a list's items. */
export type ArrayChange = {
  readonly remove: readonly SchemaNode[];
  /** New items, to stand after the last one, in this order. */
  readonly add: readonly JsonValue[];
};

/** Edits of the text that the nodes were read from, or why there can be none (a clause: `it is spread from elsewhere`). */
export type EditAnswer =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Writes changes of a schema in the notation it stands in: JSON, YAML, the literals of a language.
 *
 * Nodes and entries are those that this text was read to, ranges included; all edits mean the text as it was then. One call
 * has all changes of one object or list, so that separators come out right. Calls about a node inside another one come
 * before those about the outer one, and their edits stand earlier in the list: where two insertions meet at one offset
 * (a nested block of YAML ends where its parent ends), the earlier one is written first. Edits of one call do not touch the
 * values that stay: those may be edited by calls of their own.
 */
export interface SchemaEditor {
  /** Puts a new value in the place of a whole node. */
  replaceValue(node: SchemaNode, value: JsonValue): EditAnswer;
  /** `node.kind` is `object`. */
  changeObject(node: SchemaNode, change: ObjectChange): EditAnswer;
  /** `node.kind` is `array`. */
  changeArray(node: SchemaNode, change: ArrayChange): EditAnswer;
}
