import type { SchemaNode, SourceRange } from '../../schemaNode.ts';
import { keyword, listAt, scalarAt } from '../library/schemaTree.ts';
import type { ZodCall } from './textChecks.ts';
import type { ZodReading } from './zodReading.ts';
import { zodOf, zodUnseen, type ZodShape, type ZodType } from './zodType.ts';

/** An object after a method that changes its fields, or what it does with others; undefined where that is not certain. */
export function reshaped(type: ZodType, { name, at, args }: ZodCall, reading: ZodReading): ZodType | undefined {
  const { kind } = type;
  if (kind.kind !== 'object') return undefined;
  const [first] = args;
  const withShape = (shape: ZodShape): ZodType => ({ ...type, kind: { ...kind, shape } });
  const takes = (what: 'nothing' | 'anything' | ZodType): ZodType => ({ ...type, kind: { ...kind, rest: { range: at, takes: what } } });
  const { shape } = kind;
  switch (name) {
    case 'strict': return takes('nothing');
    case 'strip': return { ...type, kind: { kind: 'object', version: kind.version, shape } };
    case 'passthrough': case 'loose': return takes('anything');
    case 'catchall': return first === undefined ? undefined : takes(reading.type(first));
    case 'extend': case 'safeExtend': return first === undefined ? undefined : withShape(joined(shape, reading.shape(first)));
    case 'merge': {
      const other = first === undefined ? undefined : reading.type(first).kind;
      if (other?.kind !== 'object') return undefined;
      return { ...type, kind: { kind: 'object', version: kind.version, shape: joined(shape, other.shape), ...(other.rest === undefined ? {} : { rest: other.rest }) } };
    }
    case 'pick': case 'omit': {
      const named = first === undefined ? undefined : keysIn(reading.value(first));
      return named && withShape({ ...shape, isOpen: false, fields: shape.fields.filter((field) => named.has(field.name) === (name === 'pick')), ...(shape.isOpen ? { isOpen: true } : {}) });
    }
    case 'partial': case 'required': {
      const named = first === undefined ? undefined : keysIn(reading.value(first));
      if (first !== undefined && named === undefined) return undefined;
      return withShape({ ...shape, fields: shape.fields.map((field) => (named?.has(field.name) === false ? field : { ...field, type: { ...field.type, isOptional: name === 'partial' } })) });
    }
    case 'keyof': {
      if (shape.isOpen) return undefined;
      return zodOf(type.range, [keyword('type', 'string', at), keyword('enum', listAt(at, shape.fields.map((field) => scalarAt(field.range, field.name))), at)]);
    }
    default: return undefined;
  }
}

/** The names of `{ a: true }`. */
function keysIn(node: SchemaNode): ReadonlySet<string> | undefined {
  return node.kind === 'object' && node.open !== true ? new Set(node.entries.map(({ key }) => key.name)) : undefined;
}

export function joined(first: ZodShape, second: ZodShape): ZodShape {
  // What is not seen of the second may replace what the first has.
  const kept = first.fields.filter(({ name }) => !second.fields.some((field) => field.name === name)).map((field) => (second.isOpen ? { ...field, type: zodUnseen(field.type.range) } : field));
  return { fields: [...kept, ...second.fields], isOpen: first.isOpen || second.isOpen, range: first.range };
}

export const emptyShape = (range: SourceRange): ZodShape => ({ fields: [], isOpen: false, range });
