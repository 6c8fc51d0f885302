import type { Node } from 'web-tree-sitter';
import { calleePath, type Sibling, type Step, type Stretch } from '../context.ts';
import { children, elementIn, indexIn, isField, operation, otherwise, scopeOf, textOf, unquoted, type SyntaxLanguage } from '../syntax/language.ts';

const functions = new Set(['function_declaration', 'anonymous_function', 'getter']);
const scopes = new Set(['function_declaration', 'anonymous_function', 'source_file']);

export const kotlin: SyntaxLanguage = {
  id: 'kotlin', grammar: 'kotlin', scopes,
  strings: new Set(['string_literal', 'multiline_string_literal']),
  prose: new Set(['line_comment', 'block_comment']),
  patterns: new Set(),
  interpolations: new Set(['interpolation']),
  identifiers: new Set(['identifier']),
  step, holes,
};

/** The grammar knows `${…}` only; `$name` is text to it. */
function holes(literal: Node, source: string): readonly Stretch[] {
  const braced = children(literal).filter((node) => node.type === 'interpolation').map((node) => ({ start: node.startIndex, end: node.endIndex }));
  const text = source.slice(literal.startIndex, literal.endIndex);
  const named = [...text.matchAll(/(?<!\\)\$[A-Za-z_]\w*/g)].map((match) => ({ start: literal.startIndex + match.index, end: literal.startIndex + match.index + match[0].length }));
  return [...braced, ...named].toSorted((a, b) => a.start - b.start);
}

/** `$$"…"` of Kotlin 2.2: how many dollars start an interpolation. */
export const withoutDollars = (text: string): string => text.replaceAll(/\$+(?=")(?<=[\s(,=]\$+)/g, (dollars) => ' '.repeat(dollars.length));

function step(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  switch (parent.type) {
    case 'value_argument': return children(parent).at(-1)?.id === child.id ? 'through' : 'end';
    case 'value_arguments': return argument(child, parent, source);
    case 'property_declaration': return children(parent).at(-1)?.id === child.id && child.type !== 'variable_declaration' ? declared(parent, source) : 'end';
    case 'class_parameter': return isDefault(child, parent) ? { kind: 'default', name: nameOf(parent, source) } : 'end';
    case 'function_value_parameters': return child.type === 'parameter' ? 'end' : { kind: 'default', name: textOf(child.previousNamedSibling?.namedChild(0), source) };
    case 'enum_entry': return 'end';
    case 'assignment': return isField(parent, 'right', child) ? { kind: 'assigned', name: textOf(parent.childForFieldName('left'), source), declares: false } : 'end';
    case 'binary_expression': return operation(child, parent.childForFieldName('left'), parent.childForFieldName('right'), textOf(parent.childForFieldName('operator'), source), source);
    case 'in_expression': return { kind: 'membership', side: isField(parent, 'left', child) ? 'left' : 'right', other: textOf(parent.childForFieldName(isField(parent, 'left', child) ? 'right' : 'left'), source) };
    case 'infix_expression': return infix(child, parent, source);
    case 'when_entry': return whenEntry(child, parent, source);
    case 'when_expression': return child.type === 'when_subject' ? 'end' : 'through';
    case 'if_expression': return isField(parent, 'condition', child) ? 'end' : { kind: 'choice' };
    case 'index_expression': return parent.namedChild(0)?.id === child.id ? 'through' : { kind: 'subscript', of: textOf(parent.namedChild(0), source) };
    case 'return_expression': return { kind: 'returned', from: nameAround(parent, source) };
    case 'function_body': return child.type === 'block' ? 'end' : { kind: 'returned', from: nameAround(parent, source) };
    case 'lambda_literal': return children(parent).at(-1)?.id === child.id ? lambda(parent, source) : 'end';
    case 'collection_literal': return elementIn(parent, child, source);
    case 'for_statement': {
      const body = parent.namedChild(parent.namedChildCount - 1) ?? parent;
      return parent.namedChild(1)?.id === child.id ? { kind: 'iterated', loop: { variable: textOf(parent.namedChild(0), source), start: body.startIndex, end: body.endIndex } } : 'end';
    }
    case 'navigation_expression': return receiver(child, parent, source);
    case 'interpolation': return { kind: 'concatenated', before: '' };
    case 'import': case 'package_header': return { kind: 'module' };
    case 'call_expression': return parent.namedChild(0)?.id === child.id && child.type === 'identifier' ? 'end' : 'through';
    case 'annotated_lambda': case 'property_delegate': case 'parenthesized_expression': return 'through';
    default: return otherwise(parent);
  }
}

const nameOf = (parameter: Node, source: string): string => textOf(children(parameter).find((node) => node.type === 'identifier'), source);

const isDefault = (child: Node, parameter: Node): boolean => children(parameter).at(-1)?.id === child.id && child.type !== 'identifier' && !child.type.endsWith('type');

function argument(child: Node, list: Node, source: string): Step | 'end' {
  const call = list.parent;
  if (call === null) return 'end';
  if (call.type === 'enum_entry') return { kind: 'assigned', name: textOf(call.namedChild(0), source), owner: 'enum', declares: false };
  const parts = children(child);
  const named = (node: Node): string | undefined => (children(node).length > 1 && node.namedChild(0)?.type === 'identifier' ? textOf(node.namedChild(0), source) : undefined);
  const name = parts.length > 1 ? named(child) : undefined;
  return {
    kind: 'argument', callee: calleePath(textOf(call.namedChild(0), source)), index: indexIn(list, child), ...(name === undefined ? {} : { name }),
    keys: () => children(list).flatMap((node) => named(node) ?? []), first: () => unquoted(list.namedChild(0)?.namedChild(0), source),
  };
}

function declared(property: Node, source: string): Step {
  const name = propertyName(property, source);
  const holder = property.parent;
  if (holder?.type !== 'class_body' && holder?.type !== 'source_file') return { kind: 'assigned', name, declares: true, scope: scopeOf(property, scopes) };
  const siblings = (): readonly Sibling[] => children(holder).filter((node) => node.type === 'property_declaration').map((node) => ({ name: propertyName(node, source), text: unquoted(valueOf(node), source) }));
  const constant = /\bconst\b/.test(source.slice(property.startIndex, property.startIndex + 40)) || holder.type === 'source_file';
  return { kind: 'assigned', name, owner: constant ? 'group' : 'class', declares: true, siblings, scope: { start: 0, end: source.length } };
}

const propertyName = (property: Node, source: string): string => textOf(children(property).find((node) => node.type === 'variable_declaration')?.namedChild(0), source);

/** `ModelId("gpt-4o")` is the id in its type's coat. */
function valueOf(property: Node): Node | undefined {
  const value = children(property).at(-1);
  const wrapped = value?.type === 'call_expression' ? value.namedChild(1)?.namedChild(0)?.namedChild(0) : undefined;
  return wrapped ?? value;
}

function infix(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  const [left, name, right] = children(parent);
  const method = textOf(name, source);
  if (method === 'to') {
    const keys = (): readonly string[] => pairsBeside(parent).map((node) => unquoted(node.namedChild(0), source));
    return left?.id === child.id ? { kind: 'key', keys } : { kind: 'member', key: unquoted(left, source), keys };
  }
  if (right?.id === child.id && method.startsWith('should')) return { kind: 'argument', callee: 'expect().toBe', index: 0, keys: () => [], first: () => textOf(left, source) };
  return 'through';
}

function pairsBeside(pair: Node): readonly Node[] {
  const list = pair.parent?.parent;
  return list?.type === 'value_arguments' ? children(list).flatMap((node) => node.namedChild(0) ?? []).filter((node) => node.type === 'infix_expression') : [pair];
}

function whenEntry(child: Node, entry: Node, source: string): Step | 'end' {
  const conditions = entry.childrenForFieldName('condition');
  if (conditions.some((condition) => condition.id === child.id)) return { kind: 'compared', other: textOf(entry.parent?.namedChild(0)?.namedChild(0), source) };
  return conditions[0] === undefined ? { kind: 'choice' } : { kind: 'member', key: unquoted(conditions[0], source).split('.').at(-1) ?? '', keys: () => [] };
}

function lambda(literal: Node, source: string): Step | 'through' | 'end' {
  const call = literal.parent?.parent;
  return call?.type === 'call_expression' && /^(?:lazy|let|run|also|apply|ifEmpty|ifBlank)$/.test(textOf(call.namedChild(0), source).split('.').at(-1) ?? '') ? 'through' : 'end';
}

function receiver(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  if (parent.namedChild(0)?.id !== child.id) return 'through';
  if (parent.parent?.type !== 'call_expression') return 'through';
  const method = textOf(parent.namedChild(1), source);
  return /^(?:lowercase|uppercase|trim\w*|toString|toList|toSet|plus|ifEmpty)$/.test(method) ? 'through' : { kind: 'receiver', method };
}

function nameAround(node: Node, source: string): string {
  let at: Node | null = node;
  while (at !== null && !functions.has(at.type) && at.type !== 'property_declaration') at = at.parent;
  if (at === null) return '';
  return at.type === 'function_declaration' ? textOf(at.childForFieldName('name'), source) : propertyName(at.type === 'getter' ? (at.parent ?? at) : at, source);
}
