import type { Node } from 'web-tree-sitter';
import { textOf } from '../../../scan/syntax/language.ts';
import type { SchemaNode, SourceRange } from '../../schemaNode.ts';
import type { CodeMember, Expression } from '../codeLanguage.ts';
import type { CodeFile } from '../library/codeFile.ts';
import { keyword, objectAt, unseenAt, withEntry } from '../library/schemaTree.ts';
import { partsOf } from '../parts.ts';
import { rangeOf } from '../readExpression.ts';
import { nativeEnum } from './nativeEnum.ts';
import { madeBy } from './zodFunctions.ts';
import { afterMethod } from './zodMethods.ts';
import type { ZodReading } from './zodReading.ts';
import { onlyResult, targetOf } from './zodNodes.ts';
import { emptyShape, joined } from './zodObject.ts';
import { schemaOf, zodOf, zodUnseen, type ZodShape, type ZodType, type ZodUse, type ZodVersion } from './zodType.ts';

/** Definitions repeat what they refer to, as constants do. */
const mostTypes = 5000;
const deepest = 80;

/** The JSON schema that a Zod definition becomes; opaque, as a whole or in part, where that is not certain. `zod` are the names that stand for Zod. */
export function readZod(definition: Node, file: CodeFile, zod: ReadonlyMap<string, ZodVersion>, use: ZodUse): SchemaNode {
  const root = targetOf(definition, file);
  return createTypeReader(root, file, zod, use).schema(root);
}

/** The same of an object whose every member is a definition, as the SDK of MCP takes it; opaque where one is anything else. */
export function readZodShape(shape: Node, file: CodeFile, zod: ReadonlyMap<string, ZodVersion>): SchemaNode {
  const range = rangeOf(shape);
  const { fields, isOpen, range: at } = createTypeReader(shape, file, zod, 'plain').shape(shape);
  if (isOpen || fields.length === 0 || fields.some(({ type }) => type.kind.kind === 'unseen')) return unseenAt(range);
  return schemaOf({ ...zodUnseen(range), kind: { kind: 'object', version: 'either', shape: { fields, isOpen, range: at } } }, 'plain');
}

function createTypeReader(root: Node, { language, names, source, values, root: tree }: CodeFile, zod: ReadonlyMap<string, ZodVersion>, use: ZodUse): { schema(node: Node): SchemaNode; shape(node: Node): ZodShape } {
  const following: number[] = [root.id];
  const recursive = new Set<number>();
  const definitions = new Map<string, { readonly id: number; readonly type: ZodType }>();
  let count = 0;
  let depth = 0;
  const reading = (version: ZodVersion): ZodReading => ({ version, use, type: typeOf, shape: shapeOf, value: valueAt });

  function typeOf(node: Node): ZodType {
    count += 1;
    if (count > mostTypes || depth > deepest) return zodUnseen(rangeOf(node));
    depth += 1;
    const type = callOf(node) ?? namedOf(node);
    depth -= 1;
    return type ?? zodUnseen(rangeOf(node));
  }

  /** `z.string()`, `definition.optional()`, `definition.shape.name`. */
  function callOf(node: Node): ZodType | undefined {
    if (node.type === 'member_expression') return fieldOf(node);
    const callee = node.type === 'call_expression' ? node.childForFieldName('function') : null;
    const object = callee?.childForFieldName('object');
    const property = callee?.childForFieldName('property');
    if (callee?.type !== 'member_expression' || !object || !property) return undefined;
    const list = node.childForFieldName('arguments');
    const call = { name: textOf(property, source), at: rangeOf(property), args: list === null ? [] : partsOf(list) };
    const space = spaceOf(object);
    if (space !== undefined) return madeBy({ ...call, name: `${space.prefix}${call.name}` }, rangeOf(node), reading(space.version), partsIn);
    return afterMethod(typeOf(object), call, rangeOf(node), reading(versionOf(object)));
  }

  /** `z`, `z.coerce`, `z.iso`. */
  function spaceOf(node: Node): { readonly version: ZodVersion; readonly prefix: string } | undefined {
    const version = node.type === 'identifier' ? zod.get(textOf(node, source)) : undefined;
    if (version !== undefined) return { version, prefix: '' };
    const inner = node.type === 'member_expression' ? zod.get(textOf(node.childForFieldName('object'), source)) : undefined;
    return inner === undefined ? undefined : { version: inner, prefix: `${textOf(node.childForFieldName('property'), source)}.` };
  }

  /** One version a file, but for files that compare them. */
  function versionOf(node: Node): ZodVersion {
    for (let at: Node | null = node; at !== null; at = at.childForFieldName('function') ?? at.childForFieldName('object')) {
      const version = at.type === 'identifier' ? zod.get(textOf(at, source)) : undefined;
      if (version !== undefined) return version;
    }
    const [only, ...others] = new Set(zod.values());
    return only === undefined || others.length > 0 ? 'either' : only;
  }

  function fieldOf(node: Node): ZodType | undefined {
    const shape = node.childForFieldName('object');
    const owner = shape?.type === 'member_expression' && textOf(shape.childForFieldName('property'), source) === 'shape' ? shape.childForFieldName('object') : null;
    const kind = owner === null ? undefined : typeOf(owner).kind;
    const name = textOf(node.childForFieldName('property'), source);
    return kind?.kind === 'object' ? kind.shape.fields.find((field) => field.name === name)?.type : undefined;
  }

  function namedOf(node: Node): ZodType | undefined {
    // A getter of version 4, and what `z.lazy` is given.
    if (node.type === 'arrow_function' || (node.type === 'method_definition' && node.child(0)?.type === 'get')) {
      const result = onlyResult(node);
      return result && typeOf(result);
    }
    const value = language.valueOf(node, source);
    if (value?.kind === 'same') return 'made' in value.as ? undefined : typeOf(value.as);
    if (value?.kind === 'name') return follow(value.name, names.valueOf(value.name, node), node);
    return value?.kind === 'result' ? follow(value.name, names.resultOf(value.name, node), node) : undefined;
  }

  function follow(name: string, target: Node | undefined, at: Node): ZodType | undefined {
    if (target === undefined) return undefined;
    const link = (): ZodType => zodOf(rangeOf(at), [keyword('$ref', target.id === root.id ? '#' : `#/definitions/${name}`, rangeOf(at))]);
    if (following.includes(target.id)) {
      recursive.add(target.id);
      return link();
    }
    following.push(target.id);
    const type = typeOf(target);
    following.pop();
    if (!recursive.has(target.id)) return type;
    if ((definitions.get(name)?.id ?? target.id) !== target.id) return undefined;
    definitions.set(name, { id: target.id, type });
    return { ...link(), isOptional: type.isOptional, hasDefault: type.hasDefault };
  }

  function shapeOf(node: Node): ZodShape {
    const range = rangeOf(node);
    const open: ZodShape = { ...emptyShape(range), isOpen: true };
    if (node.type === 'member_expression' && textOf(node.childForFieldName('property'), source) === 'shape') {
      const owner = node.childForFieldName('object');
      const kind = owner === null ? undefined : typeOf(owner).kind;
      return kind?.kind === 'object' ? kind.shape : open;
    }
    const value = language.valueOf(node, source);
    switch (value?.kind) {
      case 'object': return value.members.reduce((shape, member) => joined(shape, memberShape(member, range)), emptyShape(range));
      case 'same': return 'made' in value.as ? open : shapeOf(value.as);
      case 'name': case 'result': {
        const target = value.kind === 'name' ? names.valueOf(value.name, node) : names.resultOf(value.name, node);
        if (target === undefined || following.includes(target.id)) return open;
        following.push(target.id);
        const shape = shapeOf(target);
        following.pop();
        return shape;
      }
      default: return open;
    }
  }

  function memberShape(member: CodeMember, range: SourceRange): ZodShape {
    const node = member === 'unknown' ? undefined : nodeOf('key' in member ? member.value : member.spread);
    if (member === 'unknown' || node === undefined) return { ...emptyShape(range), isOpen: true };
    if (!('key' in member)) return shapeOf(node);
    return { ...emptyShape(range), fields: [{ name: member.key.name, range: member.key.range, type: typeOf(node) }] };
  }

  function partsIn(node: Node): readonly Node[] | undefined {
    const list = language.valueOf(node, source);
    if (list?.kind === 'same' && !('made' in list.as)) return partsIn(list.as);
    if (list?.kind === 'name') {
      const target = names.valueOf(list.name, node);
      return target?.type === 'array' || target?.type === 'as_expression' ? partsIn(target) : undefined;
    }
    const items = list?.kind === 'array' ? list.items.map((item) => ('spread' in item ? undefined : nodeOf(item))) : undefined;
    return items?.every((item) => item !== undefined) === true ? items : undefined;
  }

  function valueAt(node: Node): SchemaNode {
    return (node.type === 'identifier' ? nativeEnum(textOf(node, source), tree, source, values) : undefined) ?? values.read(node);
  }

  return {
    shape: shapeOf,
    schema(node) {
      const schema = schemaOf(typeOf(node), use);
      if (schema.kind !== 'object' || definitions.size === 0) return schema;
      const entries = [...definitions].map(([name, { type }]) => keyword(name, schemaOf(type, use), type.range));
      return { ...schema, entries: withEntry(schema.entries, keyword('definitions', objectAt(schema.range, entries), schema.range)) };
    },
  };
}

const nodeOf = (expression: Expression): Node | undefined => ('made' in expression ? undefined : expression);
