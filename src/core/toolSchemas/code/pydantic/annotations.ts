import type { Node } from 'web-tree-sitter';
import { textOf } from '../../../scan/syntax/language.ts';
import type { SchemaEntry, SchemaNode } from '../../schemaNode.ts';
import { keyword, listAt, objectAt, scalarAt, typeOfValues, unseenAt } from '../library/schemaTree.ts';
import { partsOf } from '../parts.ts';
import { rangeOf } from '../readExpression.ts';
import type { FieldInfo } from './fieldInfo.ts';
import { listTypes, mapTypes, plainTypes, setTypes, tupleTypes } from './plainTypes.ts';
import type { Named } from './pythonImports.ts';

/** Names for names may lead in circles. */
const deepest = 20;

/** What reading a type asks of the file. */
export type TypeReading = {
  readonly source: string;
  readonly named: Named;
  /** The schema that a name of the file stands for: a model, an enum, another name for a type. */
  own(name: string, at: Node): SchemaNode | undefined;
  /** The type that a name of the file is another name for. */
  alias(name: string, at: Node): Node | undefined;
  /** A type's schema with what is said beside it. */
  refined(schema: SchemaNode, info: FieldInfo): SchemaNode;
  value(node: Node): SchemaNode;
  field(call: Node): FieldInfo | undefined;
};

/** The JSON schema that Pydantic 2 makes of a type; opaque where that is not certain. What is said beside it, by `Annotated`, goes to `said`. */
export function annotated(node: Node, reading: TypeReading, said: (info: FieldInfo) => void): SchemaNode {
  const { name, args } = parted(node, reading);
  const [type, ...notes] = args;
  if (name !== 'typing.Annotated' || type === undefined) return schemaOfType(node, reading);
  const infos = notes.map((each) => (each.type === 'call' || each.namedChild(0)?.type === 'call' ? reading.field(each.type === 'call' ? each : each.namedChild(0) ?? each) : textIn(each, reading) === undefined ? undefined : null));
  if (infos.includes(undefined)) return unseenAt(rangeOf(node));
  for (const info of infos) if (info) said(info);
  return annotated(type, reading, said);
}

export function schemaOfType(node: Node, reading: TypeReading): SchemaNode {
  const range = rangeOf(node);
  const { name, args, own } = parted(node, reading);
  if (own !== undefined) return reading.own(own, node) ?? unseenAt(range);
  if (name === 'None') return objectAt(range, [keyword('type', 'null', range)]);
  if (name === undefined) return unseenAt(range);
  if (name === 'Union' || name === 'Optional') return union(node, reading);
  if (name === 'typing.Annotated') {
    let info: FieldInfo | undefined;
    const type = annotated(node, reading, (each) => { info = each; });
    return info === undefined ? type : reading.refined(type, info);
  }
  const entries = Object.hasOwn(plainTypes, name) ? Object.entries(plainTypes[name] ?? {}).map(([key, value]) => keyword(key, value, range)) : composed(name, args, node, reading);
  return entries === undefined ? unseenAt(range) : objectAt(range, entries);
}

function composed(name: string, args: readonly Node[], node: Node, reading: TypeReading): readonly SchemaEntry[] | undefined {
  const range = rangeOf(node);
  const [first, second, ...others] = args;
  const list = (items: SchemaNode, ...more: readonly SchemaEntry[]): readonly SchemaEntry[] => [keyword('type', 'array', range), keyword('items', items, range), ...more];
  const items = (): SchemaNode => (first === undefined ? objectAt(range, []) : schemaOfType(first, reading));
  if (listTypes.has(name)) return second === undefined ? list(items()) : undefined;
  if (setTypes.has(name)) return second === undefined ? list(items(), keyword('uniqueItems', true, range)) : undefined;
  if (mapTypes.has(name)) return others.length > 0 ? undefined : [keyword('type', 'object', range), keyword('additionalProperties', valuesOf(second, reading) ?? scalarAt(range, true), range)];
  if (tupleTypes.has(name)) {
    if (args.some((each) => (each.type === 'type' ? each.namedChild(0) : each)?.type === 'tuple')) return undefined;
    if (args.length === 0 || (args.length === 2 && textOf(second, reading.source) === '...')) return list(items());
    return [keyword('type', 'array', range), keyword('prefixItems', listAt(range, args.map((each) => schemaOfType(each, reading))), range), keyword('minItems', args.length, range), keyword('maxItems', args.length, range)];
  }
  return name === 'typing.Literal' ? literal(args, node, reading) : undefined;
}

/** Of a map's values; undefined where they may be anything. */
function valuesOf(node: Node | undefined, reading: TypeReading): SchemaNode | undefined {
  const schema = node && schemaOfType(node, reading);
  return schema?.kind === 'object' && schema.entries.length === 0 ? undefined : schema;
}

function literal(args: readonly Node[], node: Node, { value: read }: TypeReading): readonly SchemaEntry[] | undefined {
  const range = rangeOf(node);
  const values = args.map((each) => read(each.type === 'type' ? each.namedChild(0) ?? each : each));
  const [only] = values;
  if (only === undefined || values.some(({ kind }) => kind !== 'scalar')) return undefined;
  const type = typeOfValues(values);
  const named = type === 'number' ? 'integer' : type;
  return [values.length === 1 ? keyword('const', only, range) : keyword('enum', listAt(range, values), range), ...(named === undefined ? [] : [keyword('type', named, range)])];
}

/** Unions inside unions are one. */
function branchesOf(node: Node, reading: TypeReading, depth = 0): { readonly types: readonly Node[]; readonly orNone: boolean } {
  const { name, args, own } = parted(node, reading);
  if (name === 'None') return { types: [], orNone: true };
  const target = own === undefined || depth > deepest ? undefined : reading.alias(own, node);
  if (target !== undefined) return branchesOf(target, reading, depth + 1);
  if (name !== 'Union' && name !== 'Optional') return { types: [node], orNone: false };
  const branches = args.map((each) => branchesOf(each, reading, depth + 1));
  return { types: branches.flatMap(({ types }) => types), orNone: name === 'Optional' || branches.some(({ orNone }) => orNone) };
}

/** Each type is said once, and None last. */
function union(node: Node, reading: TypeReading): SchemaNode {
  const range = rangeOf(node);
  const { types, orNone } = branchesOf(node, reading);
  const texts = types.map((each) => textOf(each, reading.source));
  const schemas = types.filter((_, i) => texts.indexOf(texts[i] ?? '') === i).map((each) => schemaOfType(each, reading));
  const [only] = schemas;
  if (schemas.length === 1 && only !== undefined && !orNone) return only;
  const none = objectAt(range, [keyword('type', 'null', range)]);
  return schemas.length === 0 ? none : objectAt(range, [keyword('anyOf', listAt(range, orNone ? [...schemas, none] : schemas), range)]);
}

/** A type's name and its arguments: `Optional[X]`, `list[X]`, `X | None`, `"X"`. `own` is a name that the file declares. */
function parted(node: Node, reading: TypeReading): { readonly name?: string; readonly own?: string; readonly args: readonly Node[] } {
  switch (node.type) {
    case 'type': case 'parenthesized_expression': {
      const child = node.namedChild(0);
      return child === null ? { args: [] } : parted(child, reading);
    }
    case 'none': return { name: 'None', args: [] };
    case 'binary_operator': return textOf(node.childForFieldName('operator'), reading.source) === '|' ? { name: 'Union', args: partsOf(node) } : { args: [] };
    case 'union_type': return { name: 'Union', args: partsOf(node) };
    case 'generic_type': {
      const [type, parameters] = partsOf(node);
      return type === undefined ? { args: [] } : applied(type, parameters === undefined ? [] : partsOf(parameters), reading);
    }
    case 'subscript': {
      const type = node.childForFieldName('value');
      return type === null ? { args: [] } : applied(type, node.childrenForFieldName('subscript').filter((each) => each !== null), reading);
    }
    case 'string': {
      const text = textIn(node, reading);
      return text !== undefined && /^\w+$/.test(text) ? { own: text, args: [] } : { args: [] };
    }
    case 'identifier': case 'attribute': case 'member_type': {
      const name = reading.named(node);
      if (name !== undefined) return { name, args: [] };
      return node.type === 'identifier' ? { own: textOf(node, reading.source), args: [] } : { args: [] };
    }
    default: return { args: [] };
  }
}

function applied(type: Node, args: readonly Node[], reading: TypeReading): { readonly name?: string; readonly args: readonly Node[] } {
  const name = reading.named(type);
  if (name === 'typing.Union') return { name: 'Union', args };
  if (name === 'typing.Optional') return { name: 'Optional', args };
  return name === undefined ? { args: [] } : { name, args };
}

function textIn(node: Node, { value }: TypeReading): string | undefined {
  const text = value(node.type === 'type' ? node.namedChild(0) ?? node : node);
  return text.kind === 'scalar' && typeof text.value === 'string' ? text.value : undefined;
}
