import type { SchemaEntry, SchemaNode, SourceRange } from '../../schemaNode.ts';
import { keyword, listAt, objectAt, scalarAt, unionAt, unseenAt } from '../library/schemaTree.ts';

/** Of which versions of Zod the file may be: what they send differs in places, and what differs is certain only where the version is. */
export type ZodVersion = 'v3' | 'v4' | 'either';

/** A Zod definition, as far as it can be told without running it. */
export type ZodType = {
  readonly range: SourceRange;
  /** An object may leave it out. */
  readonly isOptional: boolean;
  /** What is given where it is left out is written; a reader that takes what people write in may then leave it out. */
  readonly hasDefault: boolean;
  readonly kind: ZodKind;
  /** What stands beside the kind's own keywords: `description`, `default`. */
  readonly notes: readonly SchemaEntry[];
};

export type ZodKind =
  | { readonly kind: 'unseen' }
  | { readonly kind: 'string' | 'number' | 'array' | 'other'; readonly entries: readonly SchemaEntry[] }
  | ZodObject;

export type ZodObject = {
  readonly kind: 'object';
  readonly version: ZodVersion;
  readonly shape: ZodShape;
  /** What is done with keys that it does not name, where that was said: none (`closed`), any, or something of a type. */
  readonly rest?: { readonly range: SourceRange; readonly takes: 'nothing' | 'anything' | ZodType };
};

export type ZodShape = {
  readonly fields: readonly ZodField[];
  /** It may have more than can be seen. */
  readonly isOpen: boolean;
  readonly range: SourceRange;
};

export type ZodField = { readonly name: string; readonly range: SourceRange; readonly type: ZodType };

/** What is sent: for the helpers of the package `openai`, all fields are required; others only require those that have to be there. */
export type ZodUse = 'strict' | 'plain';

export function zodUnseen(range: SourceRange): ZodType {
  return { range, isOptional: false, hasDefault: false, kind: { kind: 'unseen' }, notes: [] };
}

export function zodOf(range: SourceRange, entries: readonly SchemaEntry[], kind: 'string' | 'number' | 'array' | 'other' = 'other'): ZodType {
  return { range, isOptional: false, hasDefault: false, kind: { kind, entries }, notes: [] };
}

export function nullable(type: ZodType, range: SourceRange, use: ZodUse, version: ZodVersion): ZodType {
  if (type.kind.kind === 'unseen') return type;
  // In version 3 what wraps a type takes its description over.
  const notes = version === 'v3' ? type.notes.filter(({ key }) => key.name === 'description') : [];
  const inner = version === 'v3' && type.kind.kind !== 'object' && type.kind.entries.length === 1 ? { ...type, notes: type.notes.filter((note) => !notes.includes(note)) } : type;
  return { ...zodOf(type.range, unionAt(range, [schemaOf(inner, use), objectAt(range, [keyword('type', 'null', range)])])), isOptional: type.isOptional, hasDefault: type.hasDefault, notes };
}

/** The JSON schema that a definition becomes. */
export function schemaOf(type: ZodType, use: ZodUse): SchemaNode {
  const { kind, range, notes } = type;
  if (kind.kind === 'unseen' || (kind.kind === 'object' && isOutOfSight(kind.shape))) return unseenAt(range);
  return objectAt(range, [...(kind.kind === 'object' ? objectEntries(kind, range, use) : kind.entries), ...notes]);
}

/** What is said of an object of which no field is seen would be said of nothing. */
function isOutOfSight({ fields, isOpen }: ZodShape): boolean {
  return isOpen && fields.every(({ type }) => type.kind.kind === 'unseen');
}

function objectEntries({ shape, rest, version }: ZodObject, range: SourceRange, use: ZodUse): readonly SchemaEntry[] {
  const fields = shape.fields.map(({ type, ...field }) => ({ ...field, type, node: schemaOf(type, use) }));
  const required = fields.filter(({ type, node }) => !type.isOptional || (use === 'strict' && takesNull(node)));
  const missing = fields.filter((field) => !required.includes(field));
  // What is missing is looked for where `required` would be.
  const place = missing[0]?.range ?? shape.range;
  // Whether what has a default may be left out depends on who makes the schema.
  const isOpen = shape.isOpen || (use === 'plain' && fields.some(({ type }) => type.hasDefault));
  return [
    keyword('type', 'object', range),
    keyword('properties', objectAt(shape.range, fields.map(({ name, range: at, node }) => ({ key: { name, range: at }, value: node })), shape.isOpen), shape.range),
    ...requiredOf(listAt(place, required.map(({ name, range: at }) => scalarAt(at, name)), isOpen), version, use),
    additional(rest, range, use),
  ];
}

/** Of an object without fields version 3 sends none. */
function requiredOf(list: SchemaNode, version: ZodVersion, use: ZodUse): readonly SchemaEntry[] {
  const isEmpty = use === 'strict' && list.kind === 'array' && list.items.length === 0 && list.open !== true;
  if (isEmpty && version === 'v3') return [];
  return [keyword('required', isEmpty && version === 'either' ? unseenAt(list.range) : list, list.range)];
}

function additional(rest: ZodObject['rest'], range: SourceRange, use: ZodUse): SchemaEntry {
  const at = rest?.range ?? range;
  if (rest === undefined && use === 'plain') return keyword('additionalProperties', unseenAt(at), at);
  if (rest === undefined || rest.takes === 'nothing') return keyword('additionalProperties', false, at);
  return keyword('additionalProperties', rest.takes === 'anything' ? objectAt(at, []) : schemaOf(rest.takes, use), at);
}

/** As `toStrictJsonSchema` of the package openai 7.55.0 judges; what is not seen may. */
function takesNull(node: SchemaNode): boolean {
  if (node.kind !== 'object') return node.kind === 'opaque';
  return node.entries.every(({ key, value }) => {
    if (value.kind === 'opaque') return true;
    switch (key.name) {
      case 'type': return value.kind === 'array' ? value.items.some(isNull) : value.kind === 'scalar' && value.value === 'null';
      case 'const': return isNull(value);
      case 'enum': return value.kind === 'array' && value.items.some(isNull);
      case 'anyOf': return value.kind === 'array' && value.items.some(takesNull);
      case '$ref': return false;
      default: return true;
    }
  });
}

const isNull = (node: SchemaNode): boolean => node.kind === 'scalar' && (node.value === null || node.value === 'null');
