import type { Node } from 'web-tree-sitter';
import { textOf } from '../../scan/syntax/language.ts';
import type { FoundSchema } from '../findSchemas.ts';
import type { SchemaNode } from '../schemaNode.ts';
import type { SchemaName } from '../types.ts';
import type { CodeFile } from './library/codeFile.ts';
import { callsOf } from './library/callsOf.ts';
import { partsOf } from './parts.ts';
import { pydanticSchemas } from './pydantic/pydanticSchemas.ts';
import { helperNames, zodNames } from './zod/imports.ts';
import { readZod, readZodShape } from './zod/readZod.ts';

/** The names that stand for Zod in a file. */
type ZodNames = ReturnType<typeof zodNames>;

/** Helpers that make a schema from a Zod definition: their first argument, or `parameters` in it. */
const helpers = ['zodResponseFormat', 'zodTextFormat', 'zodFunction', 'zodResponsesFunction'];

/** True where such a definition may be handed over; a test of the text alone. */
export function hasLibrarySchema(text: string): boolean {
  return /zodResponseFormat|zodTextFormat|zodFunction|zodResponsesFunction|pydantic_function_tool|(?:response|text)_format\s*=\s*[A-Z]/.test(text);
}

/**
 * The Zod and Pydantic definitions of a file that the OpenAI libraries make schemas of when it runs: as these send them, or opaque where what
 * the library makes of one is not certain.
 */
export function librarySchemas(file: CodeFile, zod: ZodNames): readonly FoundSchema[] {
  if (!hasLibrarySchema(file.source)) return [];
  return file.language.syntax.id === 'python' ? pydanticSchemas(file) : zodSchemas(file, zod);
}

/** Nothing is looked for in files that do not name it. */
export function zodIn({ root, source, language }: CodeFile): ZodNames {
  return /\bzod\b/.test(source) && language.syntax.id !== 'python' ? zodNames(root, source) : new Map();
}

function zodSchemas(file: CodeFile, zod: ZodNames): readonly FoundSchema[] {
  const { root, source, values } = file;
  const imported = helperNames(root, source);
  return callsOf([...helpers, ...imported.keys()], root, source).flatMap(({ name: callee, args: [first, second] }): readonly FoundSchema[] => {
    if (first === undefined) return [];
    const helper = imported.get(callee);
    if (helper === undefined) return [unread(first)];
    const isTool = helper.endsWith('Function');
    const definition = isTool ? memberOf(first, 'parameters', source) : first;
    if (definition === undefined) return [unread(first)];
    const name = isTool ? memberOf(first, 'name', source) : second;
    return [made(definition, readZod(definition, file, zod, 'strict'), name && nameAt(values.read(name)))];
  });
}

/** A schema of a tool that is a Zod definition, or an object of such: read as what is sent outside strict mode. Others stay as they are. */
export function withZod(found: FoundSchema, file: CodeFile, zod: ZodNames): FoundSchema {
  const { start, end } = found.root.range;
  if (found.root.kind !== 'opaque' || found.isStrict || found.profile !== 'openai' || zod.size === 0) return found;
  let node: Node | null = file.root.descendantForIndex(start, Math.max(start, end - 1));
  while (node !== null && node.endIndex < end) node = node.parent;
  if (node === null || node.startIndex !== start || node.endIndex !== end) return found;
  const isShape = node.type === 'object' || (node.type === 'member_expression' && textOf(node.childForFieldName('property'), file.source) === 'shape');
  const root = isShape ? readZodShape(node, file, zod) : readZod(node, file, zod, 'plain');
  return root.kind === 'opaque' ? found : { ...found, root, maker: 'Zod' };
}

function memberOf(object: Node, key: string, source: string): Node | undefined {
  if (object.type !== 'object') return undefined;
  for (const member of partsOf(object)) {
    if (member.type === 'shorthand_property_identifier' && textOf(member, source) === key) return member;
    if (member.type === 'pair' && textOf(member.childForFieldName('key'), source) === key) return member.childForFieldName('value') ?? undefined;
  }
  return undefined;
}

function nameAt(node: SchemaNode): SchemaName | undefined {
  return node.kind === 'scalar' && typeof node.value === 'string' ? { text: node.value, range: node.range } : undefined;
}

function made(definition: Node, root: SchemaNode, name: SchemaName | undefined): FoundSchema {
  return root.kind === 'opaque' ? unread(definition) : { root, profile: 'openai', isStrict: true, maker: 'Zod', ...(name === undefined ? {} : { name }) };
}

function unread({ startIndex: start, endIndex: end }: Node): FoundSchema {
  return { root: { kind: 'opaque', range: { start, end } }, profile: 'openai', isStrict: true };
}
