import type { Node } from 'web-tree-sitter';
import { calleePath, type LoopBody, type Sibling, type Step } from '../context.ts';
import { pythonImport } from '../imports/python.ts';
import { children, enclosingName, indexIn, isField, otherwise, scopeOf, textOf, unquoted, type SyntaxLanguage } from '../syntax/language.ts';

const functions = new Set(['function_definition', 'lambda']);
const scopes = new Set([...functions, 'module']);

export const python: SyntaxLanguage = {
  id: 'python', grammar: 'python', scopes,
  strings: new Set(['string']),
  prose: new Set(['comment']),
  patterns: new Set(),
  interpolations: new Set(['interpolation']),
  identifiers: new Set(['identifier']),
  step,
  importOf: pythonImport,
};

function step(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  switch (parent.type) {
    case 'pair': return isField(parent, 'key', child) ? { kind: 'key', keys: () => keysOf(parent.parent, source) } : { kind: 'member', key: unquoted(parent.childForFieldName('key'), source), keys: () => keysOf(parent.parent, source) };
    case 'keyword_argument': return isField(parent, 'value', child) ? argument(parent, parent.parent, source) : 'end';
    case 'argument_list': return child.type === 'keyword_argument' ? 'through' : argument(child, parent, source);
    case 'list': case 'tuple': case 'set': return { kind: 'element', index: indexIn(parent, child), texts: () => children(parent).map((node) => unquoted(node, source)) };
    case 'expression_list': case 'pattern_list': return parent.parent?.type === 'assignment' ? { kind: 'element', index: indexIn(parent, child), texts: () => [] } : 'through';
    case 'assignment': return assignment(child, parent, source);
    case 'named_expression': return isField(parent, 'value', child) ? { kind: 'assigned', name: textOf(parent.childForFieldName('name'), source), declares: true, scope: scopeOf(parent, scopes) } : 'end';
    case 'default_parameter': case 'typed_default_parameter':
      return isField(parent, 'value', child) ? { kind: 'default', name: textOf(parent.childForFieldName('name'), source) } : isField(parent, 'type', child) ? { kind: 'type' } : 'end';
    case 'comparison_operator': return comparison(child, parent, source);
    case 'boolean_operator': {
      const left = isField(parent, 'left', child);
      return textOf(parent.childForFieldName('operator'), source) === 'or' ? (left ? 'through' : { kind: 'fallback', of: textOf(parent.childForFieldName('left'), source) }) : left ? 'end' : { kind: 'choice' };
    }
    case 'conditional_expression': return indexIn(parent, child) === 1 ? 'end' : { kind: 'choice' };
    case 'subscript': return subscript(child, parent, source);
    case 'type': case 'type_parameter': case 'generic_type': return { kind: 'type', texts: () => children(parent.parent ?? parent).map((node) => unquoted(node, source)) };
    case 'return_statement': case 'yield': return { kind: 'returned', from: enclosingName(parent, functions, source) };
    case 'lambda': return isField(parent, 'body', child) ? { kind: 'returned', from: enclosingName(parent, functions, source) } : 'end';
    case 'assert_statement': return indexIn(parent, child) === 0 ? { kind: 'asserted' } : { kind: 'statement' };
    case 'expression_statement': return child.type === 'string' || child.type === 'concatenated_string' ? { kind: 'statement' } : 'end';
    case 'case_pattern': case 'union_pattern': return { kind: 'compared', other: textOf(subjectOf(parent), source) };
    case 'for_statement': case 'for_in_clause': return isField(parent, 'right', child) ? { kind: 'iterated', loop: loopOf(parent, source) } : 'end';
    case 'attribute': return receiver(child, parent, source);
    case 'binary_operator': return ['+', '%'].includes(textOf(parent.childForFieldName('operator'), source)) ? concatenation(child, parent, source) : 'through';
    case 'interpolation': case 'format_expression': return /\s/.test(textOf(parent.parent, source).replaceAll(/\{[^{}]*\}/g, '')) ? { kind: 'statement' } : { kind: 'concatenated', before: '' };
    case 'concatenated_string': return { kind: 'concatenated', before: '' };
    case 'call': return child.type === 'identifier' && isField(parent, 'function', child) ? 'end' : 'through';
    case 'import_from_statement': case 'import_statement': return 'end';
    case 'dictionary': case 'parenthesized_expression': case 'await': case 'list_splat': case 'dictionary_splat': case 'decorator': case 'block_expression': return 'through';
    case 'list_comprehension': case 'set_comprehension': case 'generator_expression': case 'dictionary_comprehension': return child.type === 'for_in_clause' ? 'end' : 'through';
    default: return otherwise(parent);
  }
}

/** Lists that are joined keep their role: `A + ["gpt-4o"]`. */
function concatenation(child: Node, parent: Node, source: string): Step | 'through' {
  if (child.type === 'list' || child.type === 'tuple') return 'through';
  const other = parent.childForFieldName(isField(parent, 'left', child) ? 'right' : 'left');
  return other?.type === 'list' || /^\s*\[/.test(textOf(other, source)) ? 'through' : { kind: 'concatenated', before: isField(parent, 'left', child) ? '' : unquoted(parent.childForFieldName('left'), source) };
}

function argument(child: Node, list: Node | null, source: string): Step | 'through' | 'end' {
  const call = list?.parent ?? null;
  if (list === null || call === null) return 'end';
  const name = child.type === 'keyword_argument' ? textOf(child.childForFieldName('name'), source) : undefined;
  const keys = (): readonly string[] => children(list).filter((node) => node.type === 'keyword_argument').map((node) => textOf(node.childForFieldName('name'), source));
  const callee = call.type === 'class_definition' ? '' : textOf(call.childForFieldName('function'), source);
  return {
    kind: 'argument', callee: calleePath(callee), index: indexIn(list, child), ...(name === undefined ? {} : { name }), keys,
    first: () => unquoted(list.namedChild(0), source),
  };
}

function keysOf(dictionary: Node | null, source: string): readonly string[] {
  return dictionary === null ? [] : children(dictionary).map((node) => unquoted(node.childForFieldName('key') ?? node, source));
}

function assignment(child: Node, parent: Node, source: string): Step | 'end' {
  if (isField(parent, 'type', child)) return { kind: 'type' };
  if (!isField(parent, 'right', child)) return 'end';
  const name = textOf(parent.childForFieldName('left'), source);
  const owner = classOf(parent);
  if (owner === undefined) {
    return { kind: 'assigned', name, declares: parent.childForFieldName('left')?.type === 'identifier', ...groupOf(parent, source), scope: scopeOf(parent, scopes) };
  }
  const bases = textOf(owner.childForFieldName('superclasses'), source);
  const isEnum = /\b(?:Str|Int)?Enum\b|Choices\b/.test(bases);
  return {
    kind: 'assigned', name, owner: isEnum ? 'enum' : 'class', declares: true,
    siblings: () => statementsOf(owner.childForFieldName('body'), source), scope: { start: 0, end: source.length },
  };
}

/** A module-level constant with others of its kind around it. */
function groupOf(assignmentNode: Node, source: string): { owner?: 'group'; siblings?: () => readonly Sibling[] } {
  const holder = assignmentNode.parent?.parent;
  if (holder?.type !== 'module') return {};
  return { owner: 'group', siblings: () => statementsOf(holder, source) };
}

/** What is assigned in a block. */
function statementsOf(block: Node | null, source: string): readonly Sibling[] {
  if (block === null) return [];
  return children(block).flatMap((node) => {
    const inner = node.type === 'expression_statement' ? node.namedChild(0) : null;
    return inner?.type === 'assignment' ? [{ name: textOf(inner.childForFieldName('left'), source), text: unquoted(inner.childForFieldName('right'), source) }] : [];
  });
}

function classOf(assignmentNode: Node): Node | undefined {
  const holder = assignmentNode.parent?.parent?.parent;
  return holder?.type === 'class_definition' ? holder : undefined;
}

function comparison(child: Node, parent: Node, source: string): Step | 'end' {
  const operands = children(parent);
  const at = operands.findIndex((node) => node.id === child.id);
  const left = at === 0;
  const other = operands[left ? 1 : at - 1];
  const between = left ? source.slice(child.endIndex, other?.startIndex ?? child.endIndex) : source.slice(other?.endIndex ?? child.startIndex, child.startIndex);
  if (/\bin\b/.test(between)) return { kind: 'membership', side: left ? 'left' : 'right', other: textOf(other, source) };
  return /[<>](?!=)/.test(between) ? 'end' : { kind: 'compared', other: textOf(other, source) };
}

function subscript(child: Node, parent: Node, source: string): Step | 'through' {
  if (isField(parent, 'value', child)) return 'through';
  const table = textOf(parent.childForFieldName('value'), source);
  return /(?:^|\.)Literal$/.test(table) ? { kind: 'type', texts: () => children(parent).map((node) => unquoted(node, source)) } : { kind: 'subscript', of: table };
}

function subjectOf(pattern: Node): Node | null {
  let at: Node | null = pattern;
  for (let hops = 0; at !== null && at.type !== 'match_statement' && hops < 12; hops++) at = at.parent;
  return at?.childForFieldName('subject') ?? null;
}

function receiver(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  if (!isField(parent, 'object', child)) return 'through';
  if (parent.parent?.type !== 'call' || !isField(parent.parent, 'function', parent)) return 'through';
  const method = textOf(parent.childForFieldName('attribute'), source);
  return /^(?:lower|upper|strip|copy|split|items|values|keys)$/.test(method) ? 'through' : { kind: 'receiver', method };
}

function loopOf(loop: Node, source: string): LoopBody {
  const body = loop.type === 'for_in_clause' ? loop.parent : loop.childForFieldName('body');
  const target = textOf(loop.childForFieldName('left'), source);
  return { variable: /\w+/.exec(target)?.[0] ?? '', start: body?.startIndex ?? loop.startIndex, end: body?.endIndex ?? loop.endIndex };
}
