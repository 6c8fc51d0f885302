import type { SchemaEntry, SchemaNode, SourceRange } from '../../schemaNode.ts';

/** A schema that a library makes: its keywords are written nowhere, so each has the place of what makes it. */
export function objectAt(range: SourceRange, entries: readonly SchemaEntry[], open = false): SchemaNode {
  return { kind: 'object', range, entries, ...(open ? { open } : {}) };
}

export function listAt(range: SourceRange, items: readonly SchemaNode[], open = false): SchemaNode {
  return { kind: 'array', range, items, ...(open ? { open } : {}) };
}

export function scalarAt(range: SourceRange, value: string | number | boolean | null): SchemaNode {
  return { kind: 'scalar', range, value };
}

export function unseenAt(range: SourceRange): SchemaNode {
  return { kind: 'opaque', range };
}

/** A keyword; a scalar is given as it is. */
export function keyword(name: string, value: SchemaNode | string | number | boolean | null, range: SourceRange): SchemaEntry {
  return { key: { name, range }, value: typeof value === 'object' && value !== null ? value : scalarAt(range, value) };
}

/** The entries with another one, in place of one of that name. */
export function withEntry(entries: readonly SchemaEntry[], entry: SchemaEntry): readonly SchemaEntry[] {
  return [...entries.filter(({ key }) => key.name !== entry.key.name), entry];
}

/** A union; branches that are types and nothing else become a list of types. */
export function unionAt(range: SourceRange, branches: readonly SchemaNode[]): readonly SchemaEntry[] {
  const types = branches.map(bareTypes);
  if (types.every((each) => each !== undefined)) {
    const names = [...new Set(types.flat())];
    const [only] = names;
    return [keyword('type', names.length === 1 && only !== undefined ? only : listAt(range, names.map((type) => scalarAt(range, type))), range)];
  }
  return [keyword('anyOf', listAt(range, branches), range)];
}

function bareTypes(node: SchemaNode): readonly string[] | undefined {
  const [only, ...others] = node.kind === 'object' ? node.entries : [];
  if (only?.key.name !== 'type' || others.length > 0) return undefined;
  const names = only.value.kind === 'array' ? only.value.items : [only.value];
  const texts = names.flatMap((each) => (each.kind === 'scalar' && typeof each.value === 'string' ? [each.value] : []));
  return texts.length === names.length ? texts : undefined;
}

/** The keyword that gives the type of values that are all of one: of an enum, a literal. */
export function typeOfValues(values: readonly SchemaNode[]): string | undefined {
  const types = new Set(values.map((value) => (value.kind !== 'scalar' ? undefined : value.value === null ? 'null' : typeof value.value)));
  const [only] = types;
  return types.size === 1 ? only : undefined;
}
