import type { Node } from 'web-tree-sitter';
import type { SchemaEntry, SchemaNode, SourceRange } from '../../schemaNode.ts';
import { keyword, listAt, scalarAt, typeOfValues, unionAt, withEntry } from '../library/schemaTree.ts';
import { checkedNumber } from './numberChecks.ts';
import { checkedText, limited, type ZodCall } from './textChecks.ts';
import { reshaped } from './zodObject.ts';
import { nullable, schemaOf, zodOf, zodUnseen, type ZodType, type ZodUse, type ZodVersion } from './zodType.ts';
import type { ZodReading } from './zodReading.ts';

/** They check what JSON Schema cannot say; in version 3 the helpers of `openai` refuse them, in some releases. */
const refinements: ReadonlySet<string> = new Set(['refine', 'superRefine', 'check', 'overwrite']);

/** A definition after one method of it was called; `range` is that of the whole call. */
export function afterMethod(type: ZodType, call: ZodCall, range: SourceRange, reading: ZodReading): ZodType {
  if (type.kind.kind === 'unseen') return zodUnseen(range);
  const after = wrapped(type, call, reading) ?? annotated(type, call, reading) ?? (type.kind.kind === 'object' ? reshaped(type, call, reading) : checked(type, call, reading));
  return after === undefined ? zodUnseen(range) : { ...after, range };
}

function wrapped(type: ZodType, { name, at, args }: ZodCall, { use, version, type: read }: ZodReading): ZodType | undefined {
  const [first] = args;
  switch (name) {
    case 'optional': case 'exactOptional': return { ...type, isOptional: true };
    case 'nonoptional': return { ...type, isOptional: false, hasDefault: false };
    case 'nullable': return nullable(type, at, use, version);
    case 'nullish': return { ...nullable(type, at, use, version), isOptional: true };
    case 'array': return zodOf(type.range, [keyword('type', 'array', at), keyword('items', schemaOf(type, use), at)], 'array');
    case 'or': return first === undefined ? undefined : unionOf([type, read(first)], at, use, version);
    case 'brand': return type;
    case 'readonly': return version === 'v4' ? { ...type, notes: withEntry(type.notes, keyword('readOnly', true, at)) } : type;
    default: return refinements.has(name) && version === 'v4' ? type : undefined;
  }
}

function annotated(type: ZodType, { name, at, args }: ZodCall, { value: read, version }: ZodReading): ZodType | undefined {
  const [first] = args;
  if (first === undefined) return undefined;
  // Version 3 writes a recursive definition out where it comes first: whether there is a reference to stand beside is not certain.
  if (version !== 'v4' && type.kind.kind === 'other' && type.kind.entries.some(({ key }) => key.name === '$ref')) return undefined;
  switch (name) {
    case 'describe': return { ...type, notes: withEntry(type.notes, keyword('description', read(first), at)) };
    case 'prefault': return { ...type, isOptional: false, hasDefault: true };
    case 'default': {
      if (version === 'v3' && type.isOptional) return undefined;
      const value = read(first);
      // A default of null is taken out before the schema is sent.
      const isNull = version !== 'v3' && value.kind === 'scalar' && value.value === null;
      return { ...type, isOptional: false, hasDefault: true, notes: isNull ? type.notes : withEntry(type.notes, keyword('default', value, at)) };
    }
    case 'meta': {
      const value = read(first);
      // An id makes a definition of it.
      if (value.kind !== 'object' || value.open === true || value.entries.some(({ key }) => key.name === 'id')) return undefined;
      return { ...type, notes: value.entries.reduce<readonly SchemaEntry[]>(withEntry, type.notes) };
    }
    default: return undefined;
  }
}

/** Branches, one of which may be left out, may be left out together. */
export function unionOf(types: readonly ZodType[], at: SourceRange, use: ZodUse, version: ZodVersion): ZodType {
  const hasDefault = types.some((type) => type.hasDefault);
  // Whether version 3 lets it be left out then rests on the value.
  if (version === 'v3' && hasDefault) return zodUnseen(at);
  // Version 3 drops what is said of types without checks, where all are such.
  const arePlain = version === 'v3' && types.every(({ kind, isOptional }) => !isOptional && kind.kind !== 'object' && kind.kind !== 'unseen' && isPrimitive(kind.entries));
  const branches = types.map((type) => schemaOf(arePlain ? { ...type, notes: [] } : type, use));
  const union = zodOf(at, (version === 'v3' ? literals(branches, at) : undefined) ?? unionAt(at, branches));
  return { ...union, isOptional: types.some(({ isOptional }) => isOptional), hasDefault };
}

function isPrimitive([only, ...others]: readonly SchemaEntry[]): boolean {
  return only?.key.name === 'type' && only.value.kind === 'scalar' && others.length === 0;
}

/** Version 3 makes one enum of a union of literals. */
function literals(branches: readonly SchemaNode[], at: SourceRange): readonly SchemaEntry[] | undefined {
  const values = branches.flatMap((branch) => (branch.kind === 'object' && branch.entries.length === 2 ? branch.entries.filter(({ key }) => key.name === 'const').map(({ value }) => value) : []));
  const type = typeOfValues(values);
  return values.length < branches.length || type === undefined ? undefined : [keyword('type', type, at), keyword('enum', listAt(at, values), at)];
}

function checked(type: ZodType, call: ZodCall, { value, version }: ZodReading): ZodType | undefined {
  const { kind } = type;
  if (kind.kind === 'object' || kind.kind === 'unseen') return undefined;
  const entries = kind.kind === 'string' ? checkedText(kind.entries, call, value, version) : kind.kind === 'number' ? checkedNumber(kind.entries, call, value, version) : checkedOther(kind.entries, call, value);
  return entries && { ...type, kind: { ...kind, entries } };
}

function checkedOther(entries: readonly SchemaEntry[], { name, at, args: [first] }: ZodCall, read: (node: Node) => SchemaNode): readonly SchemaEntry[] | undefined {
  const values = entries.find(({ key }) => key.name === 'enum')?.value;
  if (values?.kind === 'array' && first !== undefined && (name === 'exclude' || name === 'extract')) return enumWithout(entries, values, read(first), name === 'extract');
  if (!entries.some(({ key }) => key.name === 'items')) return undefined;
  if (name === 'nonempty') return limited(entries, 'minItems', scalarAt(at, 1), at);
  if (first === undefined) return undefined;
  if (name === 'min') return limited(entries, 'minItems', read(first), at);
  if (name === 'max') return limited(entries, 'maxItems', read(first), at);
  return name === 'length' ? limited(limited(entries, 'minItems', read(first), at), 'maxItems', read(first), at) : undefined;
}

function enumWithout(entries: readonly SchemaEntry[], values: SchemaNode & { readonly kind: 'array' }, named: SchemaNode, isKept: boolean): readonly SchemaEntry[] | undefined {
  if (named.kind !== 'array' || named.open === true || named.items.some(({ kind }) => kind !== 'scalar')) return undefined;
  const texts = new Set(named.items.map((item) => (item.kind === 'scalar' ? item.value : undefined)));
  return withEntry(entries, keyword('enum', listAt(values.range, values.items.filter((item) => item.kind === 'scalar' && texts.has(item.value) === isKept)), values.range));
}
