import { childPointer, entryOf, type SchemaEntry, type SchemaNode, type SourceRange } from './schemaNode.ts';

/** The text of a key's value; undefined where the key is absent or holds anything but a string. */
export function textAt(node: SchemaNode, key: string): string | undefined {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

export function has(node: SchemaNode, key: string): boolean {
  return entryOf(node, key) !== undefined;
}

/** The strings of a value that is a list, others left out. */
export function textsIn(node: SchemaNode | undefined): readonly { readonly text: string; readonly range: SourceRange }[] {
  if (node?.kind !== 'array') return [];
  return node.items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [{ text: item.value, range: item.range }] : []));
}

/** The types that `type` names, one or a list; empty where there is none. */
export function typesOf(node: SchemaNode): readonly string[] {
  const one = textAt(node, 'type');
  return one === undefined ? textsIn(entryOf(node, 'type')?.value).map(({ text }) => text) : [one];
}

/** It says so, or it has properties and says nothing. */
export function isObjectSchema(node: SchemaNode): boolean {
  return typesOf(node).includes('object') || (!has(node, 'type') && has(node, 'properties'));
}

/** The properties by name, each once: of a name written twice the last one holds. */
export function propertiesOf(node: SchemaNode): readonly SchemaEntry[] {
  const properties = entryOf(node, 'properties')?.value;
  if (properties?.kind !== 'object') return [];
  return [...new Map(properties.entries.map((entry) => [entry.key.name, entry])).values()];
}

/** Where a finding about a key of `node` stands: the key as written, else the start of the node. */
export function placeOf(node: SchemaNode, key?: string): SourceRange {
  const entry = key === undefined ? undefined : entryOf(node, key);
  return entry?.key.range ?? { start: node.range.start, end: Math.min(node.range.end, node.range.start + 1) };
}

/** A node as a person would call it: its pointer's last name, or `The schema` for the root. */
export function nameOf(pointer: string): string {
  if (pointer === '') return 'The schema';
  return `"${pointer.slice(1).split('/').map(plainPart).join('.')}"`;
}

function plainPart(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The pointer that a `$ref` inside the document names; undefined for any other `$ref`. */
export function localTarget(ref: string): string | undefined {
  if (!ref.startsWith('#')) return undefined;
  if (ref !== '#' && !ref.startsWith('#/')) return undefined;
  try {
    return ref.slice(1).split('/').map((part) => plainPart(decodeURIComponent(part))).reduce((parent, part, i) => (i === 0 ? '' : childPointer(parent, part)), '');
  } catch {
    // A stray % is a character of the name.
    return ref.slice(1);
  }
}

/** A number with separators, for messages. */
export function number(value: number): string {
  return value.toLocaleString('en-US');
}
