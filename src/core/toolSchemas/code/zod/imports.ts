import type { Node } from 'web-tree-sitter';
import { textOf } from '../../../scan/syntax/language.ts';
import type { ZodVersion } from './zodType.ts';

const mostImports = 200;

/** Functions that only version 4 has. */
const newer: ReadonlySet<string> = new Set([
  'looseObject', 'int', 'int32', 'uint32', 'float32', 'float64', 'iso', 'email', 'url', 'httpUrl', 'uuid', 'uuidv4', 'guid', 'ipv4', 'ipv6', 'nanoid', 'cuid2', 'ulid', 'emoji',
  'base64', 'jwt', 'stringbool', 'templateLiteral', 'partialRecord', 'toJSONSchema', 'globalRegistry', 'registry', 'json', 'file',
]);

/** Names that stand for Zod in a file (`z`), each with the version that is certain. The functional `zod/mini` is another language. */
export function zodNames(root: Node, source: string): ReadonlyMap<string, ZodVersion> {
  const found = new Map<string, ZodVersion>();
  for (const statement of importsWith(/\bzod\b/g, root, source)) {
    const version = versionOf(moduleOf(statement, source));
    if (version === undefined) continue;
    for (const name of namespaces(statement, source)) found.set(name, version);
  }
  return new Map([...found].map(([name, version]) => [name, version === 'either' && usesNewer(name, root, source) ? 'v4' : version]));
}

/** The text is searched before the tree is asked, which takes a hundred times as long. */
function usesNewer(name: string, root: Node, source: string): boolean {
  return [...source.matchAll(/\b([\w$]+)\s*\.\s*(\w+)/g)].some((match) => {
    const [, object, property = ''] = match;
    return object === name && newer.has(property) && root.descendantForIndex(match.index)?.parent?.type === 'member_expression';
  });
}

/** The imports, and the declarations with `require`, that have a word. */
function importsWith(word: RegExp, root: Node, source: string): readonly Node[] {
  const found = new Map<number, Node>();
  for (const { index } of source.matchAll(word)) {
    let node: Node | null = root.descendantForIndex(index);
    for (let up = 0; node !== null && up < 6 && node.type !== 'import_statement' && node.type !== 'variable_declarator'; up++) node = node.parent;
    if (node?.type === 'import_statement' || node?.type === 'variable_declarator') found.set(node.id, node);
    // What is imported is said before what is made of it, and words in texts are many.
    if (found.size > mostImports) break;
  }
  return [...found.values()];
}

function moduleOf(statement: Node, source: string): string {
  if (statement.type === 'import_statement') return textOf(statement.childForFieldName('source'), source).slice(1, -1);
  const value = statement.childForFieldName('value');
  if (value?.type !== 'call_expression' || textOf(value.childForFieldName('function'), source) !== 'require') return '';
  return textOf(value.childForFieldName('arguments')?.namedChild(0) ?? null, source).slice(1, -1);
}

function versionOf(module: string): ZodVersion | undefined {
  const [, version, path] = /^(?:npm:)?zod(?:@\^?~?(\d)[^/]*)?(?:\/(v3|v4))?$/.exec(module) ?? [];
  if (path === 'v3' || version === '3') return 'v3';
  if (path === 'v4' || version === '4') return 'v4';
  return /^(?:npm:)?zod$/.test(module) ? 'either' : undefined;
}

/** The helpers of the package openai, by the names that the file imports them under; others of these names are people's own. */
export function helperNames(root: Node, source: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const statement of importsWith(/openai[^'"\s]*\/helpers\/zod/g, root, source)) {
    if (!/^(?:npm:)?openai(?:@[^/]*)?\/helpers\/zod(?:\.m?js)?$/.test(moduleOf(statement, source))) continue;
    for (const each of statement.descendantsOfType(['import_specifier', 'shorthand_property_identifier_pattern'])) {
      const name = textOf(each.childForFieldName('name') ?? each, source);
      found.set(textOf(each.childForFieldName('alias') ?? each.childForFieldName('name') ?? each, source), name);
    }
  }
  return found;
}

/** `z` of `import { z }`, `import * as z`, `import z` and their `require` forms. */
function namespaces(statement: Node, source: string): readonly string[] {
  if (statement.type === 'variable_declarator') {
    const name = statement.childForFieldName('name');
    if (name?.type === 'identifier') return [textOf(name, source)];
    return (name?.descendantsOfType('shorthand_property_identifier_pattern') ?? []).map((each) => textOf(each, source)).filter((each) => each === 'z');
  }
  const clause = statement.namedChildren.find((child) => child?.type === 'import_clause');
  return (clause?.namedChildren ?? []).flatMap((child) => {
    if (child?.type === 'identifier') return [textOf(child, source)];
    if (child?.type === 'namespace_import') return [textOf(child.namedChild(0), source)];
    return (child?.descendantsOfType('import_specifier') ?? []).flatMap((each) => (textOf(each.childForFieldName('name'), source) === 'z' ? [textOf(each.childForFieldName('alias') ?? each.childForFieldName('name'), source)] : []));
  });
}
