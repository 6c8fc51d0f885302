import type { Node } from 'web-tree-sitter';
import { calleePath, type Sibling, type Step } from '../context.ts';
import { children, elementIn, enclosingName, indexIn, isField, operation, otherwise, scopeOf, textOf, unquoted, type SyntaxLanguage } from '../syntax/language.ts';

const functions = new Set(['function_definition', 'lambda_expression']);
const scopes = new Set([...functions, 'translation_unit']);

/** C and C++. */
export const cpp: SyntaxLanguage = {
  id: 'cpp', grammar: 'cpp', scopes,
  strings: new Set(['string_literal', 'raw_string_literal', 'preproc_arg']),
  prose: new Set(['comment']),
  patterns: new Set(),
  interpolations: new Set(),
  identifiers: new Set(['identifier', 'field_identifier']),
  step,
};

function step(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  switch (parent.type) {
    case 'argument_list': return argument(child, parent, source);
    case 'init_declarator': return isField(parent, 'value', child) ? declared(parent, source) : 'end';
    case 'preproc_def': return isField(parent, 'value', child) ? { kind: 'assigned', name: textOf(parent.childForFieldName('name'), source), owner: 'group', declares: true, siblings: () => defines(parent, source), scope: { start: 0, end: source.length } } : 'end';
    case 'assignment_expression': return isField(parent, 'right', child) ? { kind: 'assigned', name: textOf(parent.childForFieldName('left'), source).replaceAll('->', '.'), declares: false } : 'end';
    case 'field_declaration': return isField(parent, 'default_value', child) ? { kind: 'assigned', name: textOf(parent.childForFieldName('declarator'), source), owner: 'class', declares: true } : 'end';
    case 'optional_parameter_declaration': return isField(parent, 'default_value', child) ? { kind: 'default', name: textOf(parent.childForFieldName('declarator'), source) } : 'end';
    case 'initializer_pair': return isField(parent, 'value', child) ? { kind: 'member', key: textOf(parent.childForFieldName('designator'), source).replace(/^[.[]/, ''), keys: () => designators(parent.parent, source) } : 'end';
    case 'initializer_list': return inList(child, parent, source);
    case 'field_initializer': return parent.namedChild(0)?.id === child.id ? 'end' : { kind: 'assigned', name: textOf(parent.namedChild(0), source), owner: 'class', declares: false };
    case 'binary_expression': return binary(child, parent, source);
    case 'conditional_expression': return isField(parent, 'condition', child) ? 'end' : { kind: 'choice' };
    case 'case_statement': return isField(parent, 'value', child) ? { kind: 'compared', other: textOf(parent.parent?.parent?.childForFieldName('condition'), source) } : 'end';
    case 'subscript_argument_list': return { kind: 'subscript', of: textOf(parent.parent?.childForFieldName('argument'), source) };
    case 'subscript_expression': return 'through';
    case 'return_statement': return { kind: 'returned', from: nameOfFunction(parent, source) };
    case 'for_range_loop': {
      const body = parent.childForFieldName('body') ?? parent;
      return isField(parent, 'right', child) ? { kind: 'iterated', loop: { variable: /\w+$/.exec(textOf(parent.childForFieldName('declarator'), source))?.[0] ?? '', start: body.startIndex, end: body.endIndex } } : 'end';
    }
    case 'field_expression': return isField(parent, 'argument', child) ? { kind: 'receiver', method: textOf(parent.childForFieldName('field'), source) } : 'through';
    case 'preproc_include': case 'linkage_specification': return { kind: 'module' };
    case 'call_expression': return isField(parent, 'function', child) ? 'end' : 'through';
    // "…"s, "…"sv and neighbours that the compiler joins.
    case 'concatenated_string': return { kind: 'concatenated', before: '' };
    case 'user_defined_literal': case 'new_expression': case 'compound_literal_expression': return 'through';
    default: return otherwise(parent);
  }
}

function argument(child: Node, list: Node, source: string): Step | 'through' | 'end' {
  const call = list.parent;
  if (call === null) return 'end';
  if (call.type === 'init_declarator' || call.type === 'field_initializer') return 'through';
  const callee = textOf(call.childForFieldName('function') ?? call.childForFieldName('type'), source).replaceAll(/->|::/g, '.').replaceAll(/<[^<>]*>/g, '');
  if (/^(?:std\.)?(?:string|string_view|wstring)$/.test(callee)) return 'through';
  return { kind: 'argument', callee: calleePath(callee), index: indexIn(list, child), keys: () => [], first: () => unquoted(list.namedChild(0), source) };
}

function declared(declarator: Node, source: string): Step {
  const name = textOf(declarator.childForFieldName('declarator'), source).replaceAll(/^[*&\s]+|\[\w*\]$/g, '');
  const holder = declarator.parent?.parent;
  const constants = (): readonly Sibling[] => (holder === null || holder === undefined ? [] : children(holder)).flatMap((node) => node.type === 'declaration' ? [node.childForFieldName('declarator')] : []).map((node) => ({
    name: textOf(node?.childForFieldName('declarator'), source).replace(/^[*&\s]+/, ''), text: unquoted(node?.childForFieldName('value'), source),
  }));
  const grouped = holder?.type === 'translation_unit' || holder?.type === 'declaration_list';
  return { kind: 'assigned', name, declares: true, ...(grouped ? { owner: 'group' as const, siblings: constants } : {}), scope: grouped ? { start: 0, end: source.length } : scopeOf(declarator, scopes) };
}

function defines(define: Node, source: string): readonly Sibling[] {
  return children(define.parent ?? define).filter((node) => node.type === 'preproc_def').map((node) => ({ name: textOf(node.childForFieldName('name'), source), text: unquoted(node.childForFieldName('value'), source) }));
}

const designators = (list: Node | null, source: string): readonly string[] =>
  (list === null ? [] : children(list).map((node) => textOf(node.childForFieldName('designator'), source).replace(/^\./, '')));

/** `{{"model", "…"}, {"k", 1}}` is an object or a map; `{"…"}` alone is the value it wraps. */
function inList(child: Node, list: Node, source: string): Step | 'through' {
  if (child.type === 'initializer_pair') return 'through';
  const outer = list.parent;
  const parts = children(list);
  if (outer?.type === 'initializer_list' && parts.length === 2 && children(outer).every((node) => node.type === 'initializer_list')) {
    const keys = (): readonly string[] => children(outer).map((node) => unquoted(node.namedChild(0), source));
    return parts[0]?.id === child.id ? { kind: 'key', keys } : { kind: 'member', key: unquoted(parts[0], source), keys };
  }
  if (child.type === 'initializer_list' && parts.every((node) => node.type === 'initializer_list')) return 'through';
  const single = parts.length === 1 && (outer?.type === 'init_declarator' || outer?.type === 'field_initializer' || outer?.type === 'field_declaration') && !/\[|vector|array|set|list/.test(source.slice(outer.parent?.startIndex ?? 0, list.startIndex));
  return single ? 'through' : elementIn(list, child, source);
}

function binary(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  const operator = textOf(parent.childForFieldName('operator'), source);
  // Into a stream: read by people, or put together.
  if (operator === '<<') return /cout|cerr|clog|LOG|log/.test(source.slice(parent.startIndex, parent.startIndex + 60)) ? { kind: 'argument', callee: 'print', index: 1, keys: () => [], first: () => '' } : { kind: 'concatenated', before: '' };
  return operation(child, parent.childForFieldName('left'), parent.childForFieldName('right'), operator, source);
}

function nameOfFunction(node: Node, source: string): string {
  let at: Node | null = node;
  while (at !== null && !functions.has(at.type)) at = at.parent;
  const declarator = at?.childForFieldName('declarator');
  return textOf(declarator?.childForFieldName('declarator') ?? declarator, source) || enclosingName(node, functions, source);
}
