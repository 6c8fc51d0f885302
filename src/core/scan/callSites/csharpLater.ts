import type { Node } from 'web-tree-sitter';
import { children, contentRange, textOf } from '../syntax/language.ts';
import type { SiteEntry, SiteValue } from './callSite.ts';
import { lineOf } from './setLater.ts';
import { rangeOf } from './treeLanguage.ts';

type Value = (node: Node, source: string) => SiteValue;

const methods = new Set(['method_declaration', 'constructor_declaration', 'local_function_statement', 'compilation_unit']);

/** The method that a node stands in. */
export function methodOf(node: Node): Node {
  let at = node;
  while (at.parent !== null && !methods.has(at.type)) at = at.parent;
  return at;
}

/** What is set on an object that is built and kept under a name, after that. */
export function laterOn(creation: Node | null, source: string, valueOf: Value): readonly SiteEntry[] {
  const declarator = creation?.parent?.type === 'variable_declarator' ? creation.parent : undefined;
  const name = declarator?.childForFieldName('name');
  return declarator === undefined || name === null || name === undefined ? [] : settingsOf(textOf(name, source), declarator, source, valueOf).filter(({ range }) => range.start > declarator.endIndex);
}

/** Statements of a method that set something on an object: `options.Temperature = 0.2f;`, `options.Tools.Add(tool);`, `options.Patch.Set("$.reasoning_effort"u8, "low");`. */
export function settingsOf(name: string, near: Node, source: string, valueOf: Value): readonly SiteEntry[] {
  return methodOf(near).descendantsOfType('expression_statement').flatMap((statement): readonly SiteEntry[] => {
    const inner = statement.namedChild(0);
    const set = inner === null ? undefined : inner.type === 'assignment_expression' ? assigned(inner, name, source, valueOf) : called(inner, name, source, valueOf);
    if (inner === null || set === undefined) return [];
    return [{ ...set, range: rangeOf(inner), removal: lineOf(statement, source), ...(isConditional(statement) ? { conditional: true as const } : {}) }];
  });
}

type Setting = Pick<SiteEntry, 'name' | 'nameRange' | 'value'>;

/** A property of the object of that name. */
function propertyOf(place: Node | null | undefined, name: string, source: string): Node | undefined {
  return textOf(place?.childForFieldName('expression'), source) === name ? place?.childForFieldName('name') ?? undefined : undefined;
}

function assigned(assignment: Node, name: string, source: string, valueOf: Value): Setting | undefined {
  const property = propertyOf(assignment.childForFieldName('left'), name, source);
  const value = assignment.childForFieldName('right');
  return property === undefined || value === null ? undefined : { name: textOf(property, source), nameRange: rangeOf(property), value: valueOf(value, source) };
}

function called(call: Node, name: string, source: string, valueOf: Value): Setting | undefined {
  const path = call.childForFieldName('function');
  const property = propertyOf(path?.childForFieldName('expression'), name, source);
  const method = textOf(path?.childForFieldName('name'), source);
  if (property === undefined || !/^(?:Add|Set)$/.test(method)) return undefined;
  const written = textOf(property, source);
  const [key, value] = children(call.childForFieldName('arguments') ?? call).map((argument) => argument.namedChild(0));
  if (method === 'Set' && written === 'Patch' && key?.type === 'string_literal' && value !== null && value !== undefined) return patched(key, valueOf(value, source), source);
  return { name: written, nameRange: rangeOf(property), value: { kind: 'other', text: textOf(call, source), range: rangeOf(call) } };
}

/** `"$.reasoning.effort"u8`, which sets what the class has no property for. */
function patched(key: Node, value: SiteValue, source: string): Setting | undefined {
  const range = contentRange(source, key.startIndex, key.endIndex);
  const [root, name, ...inner] = source.slice(range.start, range.end).split('.');
  if (root !== '$' || name === undefined || ![name, ...inner].every((part) => /^\w+$/.test(part))) return { name: 'Patch', nameRange: range, value };
  const nested = inner.reduceRight<SiteValue>((held, part) => ({ kind: 'object', range: value.range, entries: () => [{ name: part, nameRange: range, value: held, range: value.range, removal: value.range }] }), value);
  return { name, nameRange: range, value: nested };
}

function isConditional(statement: Node): boolean {
  for (let at = statement.parent; at !== null && !methods.has(at.type); at = at.parent) if (/^(?:if|switch|catch|conditional|for|foreach|while)_/.test(at.type)) return true;
  return false;
}
