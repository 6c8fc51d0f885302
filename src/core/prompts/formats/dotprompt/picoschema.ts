import { isRecord } from '../../../views/record.ts';

type Schema = Readonly<Record<string, unknown>>;
/** `schemas` are those that the application knows by name, where they are known here. */
export type PicoschemaContext = { readonly schemas?: Readonly<Record<string, Schema>>; readonly report: (message: string, path: readonly string[]) => void };

const scalars: ReadonlySet<string> = new Set(['any', 'boolean', 'integer', 'null', 'number', 'string']);

/**
 * Dotprompt's Picoschema as JSON Schema; a JSON Schema passes through. A name that would be looked up in the application is
 * an open schema, `{}`, where the context does not know it. What cannot be read is reported with the keys that lead to it, and left open too.
 * Documented at google.github.io/dotprompt/reference/picoschema.
 */
export function picoschema(source: unknown, context: PicoschemaContext): Schema | undefined {
  if (source === undefined || source === null || source === '') return undefined;
  if (typeof source === 'string') {
    const { type } = typeAndDescription(source);
    return type === 'any' ? { type, ...typeSchema(source, [], context) } : typeSchema(source, [], context);
  }
  if (!isRecord(source)) {
    context.report('A schema is a text or a map of names to types.', []);
    return undefined;
  }
  const { type } = source;
  if (typeof type === 'string' && (scalars.has(type) || type === 'object' || type === 'array')) return source;
  if (isRecord(source['properties'])) return { ...source, type: 'object' };
  return typeSchema(source, [], context);
}

function typeSchema(source: unknown, path: readonly string[], context: PicoschemaContext): Schema {
  if (typeof source === 'string') {
    const { type, description } = typeAndDescription(source);
    const named = scalars.has(type) ? (type === 'any' ? {} : { type }) : Object.hasOwn(context.schemas ?? {}, type) ? context.schemas?.[type] : {};
    return { ...named, ...(description === undefined ? {} : { description }) };
  }
  if (!isRecord(source)) {
    context.report('A type is a text such as "string, what it says", or a map of names to types.', path);
    return {};
  }
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  let additionalProperties: Schema | false = false;
  for (const [key, value] of Object.entries(source)) {
    if (key === '(*)') {
      additionalProperties = typeSchema(value, [...path, key], context);
      continue;
    }
    const { name, optional, kind } = readKey(key);
    if (!optional) required.push(name);
    // not assigned: the name may be "__proto__"
    Object.defineProperty(properties, name, { value: propertySchema(value, { optional, kind }, [...path, key], context), enumerable: true, configurable: true, writable: true });
  }
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }), additionalProperties };
}

/** `name?(array, what it holds)` */
function readKey(key: string): { readonly name: string; readonly optional: boolean; readonly kind: string | undefined } {
  const open = key.indexOf('(');
  const written = open < 0 ? key : key.slice(0, open);
  const optional = written.endsWith('?');
  return { name: optional ? written.slice(0, -1) : written, optional, kind: open < 0 ? undefined : key.slice(open + 1, key.endsWith(')') ? -1 : undefined) };
}

/** What is optional may also be null. */
function propertySchema(value: unknown, { optional, kind }: { readonly optional: boolean; readonly kind: string | undefined }, path: readonly string[], context: PicoschemaContext): Schema {
  const nullable = (schema: Schema): Schema => (optional && typeof schema['type'] === 'string' ? { ...schema, type: [schema['type'], 'null'] } : schema);
  if (kind === undefined) return nullable(typeSchema(value, path, context));
  const { type, description } = typeAndDescription(kind);
  const described = (schema: Schema): Schema => (description === undefined ? schema : { ...schema, description });
  if (type === 'array') return described({ type: optional ? ['array', 'null'] : 'array', items: typeSchema(value, path, context) });
  if (type === 'object') return described(nullable(typeSchema(value, path, context)));
  if (type === 'enum' && Array.isArray(value)) return described({ enum: optional && !value.includes(null) ? [...value as unknown[], null] : value });
  context.report(type === 'enum' ? 'An (enum) is a list of values.' : `There is no type (${type}): a name may be followed by (array), (object) or (enum).`, path);
  return described({});
}

/** `string, what it says` */
function typeAndDescription(source: string): { readonly type: string; readonly description?: string } {
  const comma = source.indexOf(',');
  return comma < 0 ? { type: source } : { type: source.slice(0, comma), description: source.slice(comma + 1).replace(/^ */, '') };
}
