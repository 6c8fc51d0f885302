import type { Node } from 'web-tree-sitter';
import type { SchemaEntry, SchemaNode, SourceRange } from '../../schemaNode.ts';
import { keyword, listAt, typeOfValues } from '../library/schemaTree.ts';
import { integer } from './numberChecks.ts';
import { checkedText, isTextFormat, type ZodCall } from './textChecks.ts';
import { unionOf } from './zodMethods.ts';
import type { ZodReading } from './zodReading.ts';
import { emptyShape } from './zodObject.ts';
import { nullable, schemaOf, zodOf, zodUnseen, type ZodType } from './zodType.ts';

/** What a function of Zod makes: `z.string()`, `z.coerce.number()`, `z.iso.date()`. `parts` are the list in an argument, if it is one. */
export function madeBy(call: ZodCall, range: SourceRange, reading: ZodReading, parts: (node: Node) => readonly Node[] | undefined): ZodType {
  const made = plain(call, range, reading) ?? composed(call, range, reading, parts) ?? valued(call, range, reading) ?? textFormat(call, range, reading);
  return made ?? zodUnseen(range);
}

function plain({ name, at, args }: ZodCall, range: SourceRange, { version, use, type, shape }: ZodReading): ZodType | undefined {
  const [first] = args;
  const typed = (value: string): readonly SchemaEntry[] => [keyword('type', value, at)];
  switch (name) {
    case 'string': case 'coerce.string': return zodOf(range, typed('string'), 'string');
    case 'number': return zodOf(range, typed('number'), 'number');
    // In version 3 some releases of the helpers refuse it.
    case 'coerce.number': return version === 'v3' ? undefined : zodOf(range, typed('number'), 'number');
    case 'int': return zodOf(range, integer([], at, version), 'number');
    case 'boolean': case 'coerce.boolean': return zodOf(range, typed('boolean'));
    case 'stringbool': return use === 'strict' ? zodOf(range, typed('boolean')) : undefined;
    case 'null': return zodOf(range, typed('null'));
    case 'any': case 'unknown': return zodOf(range, []);
    case 'object': case 'strictObject': case 'looseObject': {
      const rest = name === 'object' ? {} : { rest: { range: at, takes: name === 'strictObject' ? 'nothing' : 'anything' } as const };
      return { ...zodUnseen(range), kind: { kind: 'object', version, shape: first === undefined ? emptyShape(range) : shape(first), ...rest } };
    }
    case 'optional': return first && { ...type(first), isOptional: true };
    case 'nullable': return first && nullable(type(first), at, use, version);
    case 'nullish': return first && { ...nullable(type(first), at, use, version), isOptional: true };
    case 'lazy': return first?.type === 'arrow_function' ? type(first) : undefined;
    default: return undefined;
  }
}

function composed({ name, at, args }: ZodCall, range: SourceRange, { use, version, type }: ZodReading, parts: (node: Node) => readonly Node[] | undefined): ZodType | undefined {
  const [first, second] = args;
  if (first === undefined) return undefined;
  switch (name) {
    case 'array': return zodOf(range, [keyword('type', 'array', at), keyword('items', schemaOf(type(first), use), at)], 'array');
    case 'record': case 'partialRecord': return zodOf(range, [keyword('type', 'object', at), keyword('additionalProperties', schemaOf(type(second ?? first), use), at)]);
    case 'tuple': {
      const items = parts(first)?.map((each) => schemaOf(type(each), use));
      return items && zodOf(range, [keyword('type', 'array', at), keyword('items', listAt({ start: first.startIndex, end: first.endIndex }, items), at)]);
    }
    case 'union': {
      const branches = parts(first);
      return branches === undefined || branches.length === 0 ? undefined : unionOf(branches.map(type), at, use, version);
    }
    case 'discriminatedUnion': {
      // Version 4 itself writes oneOf, which the helpers of `openai` rename.
      const branches = second === undefined || (use === 'plain' && version !== 'v3') ? undefined : parts(second);
      return branches === undefined || branches.length === 0 ? undefined : zodOf(range, [keyword('anyOf', listAt(at, branches.map((each) => schemaOf(type(each), use))), at)]);
    }
    default: return undefined;
  }
}

function valued({ name, at, args: [first] }: ZodCall, range: SourceRange, { version, value: read }: ZodReading): ZodType | undefined {
  if (first === undefined) return undefined;
  if (name === 'literal') {
    const value = read(first);
    if (value.kind === 'array') return version === 'v3' ? undefined : enumOf(value, at, range);
    return value.kind === 'scalar' ? zodOf(range, [keyword('type', value.value === null ? 'null' : typeof value.value, at), keyword('const', value, at)]) : undefined;
  }
  if (name !== 'enum' && name !== 'nativeEnum') return undefined;
  const values = read(first);
  if (values.kind === 'object' && values.open !== true && (name === 'nativeEnum' || version !== 'v3')) return enumOf(listAt(values.range, values.entries.map(({ value }) => value)), at, range);
  return enumOf(values, at, range);
}

function enumOf(values: SchemaNode, at: SourceRange, range: SourceRange): ZodType | undefined {
  if (values.kind !== 'array' || values.open === true || values.items.length === 0 || values.items.some(({ kind }) => kind !== 'scalar')) return undefined;
  const type = typeOfValues(values.items);
  return zodOf(range, [...(type === undefined ? [] : [keyword('type', type, at)]), keyword('enum', values, at)]);
}

/** `z.email()`, `z.iso.date()`: functions of version 4. */
function textFormat(call: ZodCall, range: SourceRange, { version, value }: ZodReading): ZodType | undefined {
  const name = call.name.replace(/^iso\./, '');
  if (version !== 'v4' || (name === call.name && !isTextFormat(name))) return undefined;
  const entries = checkedText([keyword('type', 'string', call.at)], { ...call, name }, value, version);
  return entries && zodOf(range, entries, 'string');
}

