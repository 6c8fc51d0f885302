import type { Node } from 'web-tree-sitter';
import { textOf } from '../../../scan/syntax/language.ts';
import { entryOf, type SchemaEntry, type SchemaNode } from '../../schemaNode.ts';
import { textAt } from '../../schemaParts.ts';
import { keyword, listAt, objectAt, unseenAt, withEntry } from '../library/schemaTree.ts';
import { partsOf } from '../parts.ts';
import { rangeOf } from '../readExpression.ts';

/** What is said of a field beside its type. */
export type FieldInfo = {
  /** The name in the schema, where it is another one. */
  readonly alias?: SchemaNode;
  /** Keywords beside the type's own. */
  readonly notes: readonly SchemaEntry[];
  /** Limits, by Pydantic's name. */
  readonly limits: readonly { readonly name: string; readonly value: SchemaNode; readonly at: Node }[];
  /** A union is told by a property. */
  readonly discriminator?: Node;
};

export const noInfo: FieldInfo = { notes: [], limits: [] };

/** Leave no trace in the schema that is sent. */
const silent: ReadonlySet<string> = new Set([
  'default_factory', 'serialization_alias', 'exclude', 'strict', 'frozen', 'repr', 'init', 'init_var', 'kw_only', 'validate_default', 'alias_priority', 'union_mode', 'fail_fast', 'coerce_numbers_to_str',
]);
const notes: ReadonlySet<string> = new Set(['description', 'title', 'examples', 'deprecated']);
const limits: ReadonlySet<string> = new Set(['gt', 'ge', 'lt', 'le', 'multiple_of', 'min_length', 'max_length', 'pattern']);

/** What `Field(…)` says; undefined where one of its arguments may say anything. */
export function fieldInfo(call: Node, read: (node: Node) => SchemaNode, source: string): FieldInfo | undefined {
  let info: FieldInfo = noInfo;
  for (const [i, argument] of partsOf(call.childForFieldName('arguments') ?? call).entries()) {
    const name = argument.type === 'keyword_argument' ? textOf(argument.childForFieldName('name'), source) : 'default';
    const value = argument.type === 'keyword_argument' ? argument.childForFieldName('value') : argument;
    if (value === null || (argument.type !== 'keyword_argument' && i > 0) || /splat/.test(argument.type)) return undefined;
    if (name === 'default') info = withDefault(info, value, read);
    else if (name === 'validation_alias' || (name === 'alias' && info.alias === undefined)) info = { ...info, alias: read(value) };
    else if (notes.has(name)) info = { ...info, notes: withEntry(info.notes, keyword(name, read(value), rangeOf(argument))) };
    else if (limits.has(name)) info = { ...info, limits: [...info.limits, { name, value: read(value), at: argument }] };
    else if (name === 'discriminator') info = { ...info, discriminator: argument };
    else if (!silent.has(name) && name !== 'alias') return undefined;
  }
  return info;
}

/** A default of None is taken out before the schema is sent; `…` is none. */
export function withDefault(info: FieldInfo, value: Node, read: (node: Node) => SchemaNode): FieldInfo {
  if (value.type === 'none' || value.type === 'ellipsis') return info;
  return { ...info, notes: withEntry(info.notes, keyword('default', read(value), rangeOf(value))) };
}

/** The schema of a type with the limits of its field; opaque where they may have gone anywhere. */
export function limitedBy(node: SchemaNode, { limits: all }: FieldInfo): SchemaNode {
  if (all.length === 0 || node.kind !== 'object') return node;
  const branches = entryOf(node, 'anyOf')?.value;
  if (branches?.kind === 'array') {
    const [first, second, ...others] = branches.items;
    if (first === undefined || second === undefined || others.length > 0 || textAt(second, 'type') !== 'null') return unseenAt(node.range);
    return objectAt(node.range, withEntry(node.entries, keyword('anyOf', listAt(branches.range, [limitedBy(first, { notes: [], limits: all }), second]), node.range)));
  }
  const type = textAt(node, 'type');
  const entries = all.reduce<readonly SchemaEntry[] | undefined>((before, { name, value, at }) => {
    const key = keyOf(name, type);
    return before && key === undefined ? undefined : before && withEntry(before, keyword(key ?? name, value, rangeOf(at)));
  }, node.entries);
  return entries === undefined ? unseenAt(node.range) : objectAt(node.range, entries);
}

function keyOf(limit: string, type: string | undefined): string | undefined {
  const numbers: Readonly<Record<string, string>> = { gt: 'exclusiveMinimum', ge: 'minimum', lt: 'exclusiveMaximum', le: 'maximum', multiple_of: 'multipleOf' };
  const lengths: Readonly<Record<string, readonly [string, string]>> = { string: ['minLength', 'maxLength'], array: ['minItems', 'maxItems'], object: ['minProperties', 'maxProperties'] };
  if (type === 'integer' || type === 'number') return Object.hasOwn(numbers, limit) ? numbers[limit] : undefined;
  if (type === 'string' && limit === 'pattern') return 'pattern';
  const [least, most] = (type !== undefined && Object.hasOwn(lengths, type) ? lengths[type] : undefined) ?? [];
  return limit === 'min_length' ? least : limit === 'max_length' ? most : undefined;
}
