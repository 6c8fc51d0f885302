import type { Node } from 'web-tree-sitter';
import { calleePath, type Sibling, type Step, type Stretch } from '../context.ts';
import { children, contentRange, enclosingName, indexIn, isField, operation, otherwise, scopeOf, textOf, unquoted, type SyntaxLanguage } from '../syntax/language.ts';

const functions = new Set(['function_definition', 'method_declaration', 'anonymous_function', 'arrow_function']);
const scopes = new Set([...functions, 'program']);

export const php: SyntaxLanguage = {
  id: 'php', grammar: 'php', scopes,
  strings: new Set(['string', 'encapsed_string', 'heredoc_body', 'nowdoc_body']),
  prose: new Set(['comment', 'text']),
  patterns: new Set(),
  interpolations: new Set(['variable_name', 'member_access_expression', 'nullsafe_member_access_expression', 'subscript_expression', 'member_call_expression', 'dynamic_variable_name']),
  identifiers: new Set(['variable_name', 'name']),
  step, content,
};

function content(literal: Node, source: string): Stretch {
  return literal.type.endsWith('doc_body') ? { start: literal.startIndex, end: literal.endIndex } : contentRange(source, literal.startIndex, literal.endIndex);
}

function step(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  switch (parent.type) {
    case 'argument': return isField(parent, 'name', child) ? 'end' : 'through';
    case 'arguments': return argument(child, parent, source);
    case 'array_element_initializer': return entry(child, parent, source);
    case 'array_creation_expression': return children(child).length === 2 ? 'through' : { kind: 'element', index: indexIn(parent, child), texts: () => children(parent).map((node) => unquoted(node.namedChild(0), source)) };
    case 'const_element': return declared(child, parent, source);
    case 'property_element': return isField(parent, 'default_value', child) ? { kind: 'assigned', name: textOf(parent.childForFieldName('name'), source), owner: 'class', declares: true } : 'end';
    case 'simple_parameter': case 'property_promotion_parameter': return isField(parent, 'default_value', child) ? { kind: 'default', name: textOf(parent.childForFieldName('name'), source) } : 'end';
    case 'enum_case': return isField(parent, 'value', child) ? { kind: 'assigned', name: textOf(parent.childForFieldName('name'), source), owner: 'enum', declares: true } : 'end';
    case 'assignment_expression': return isField(parent, 'right', child) ? { kind: 'assigned', name: textOf(parent.childForFieldName('left'), source), declares: parent.childForFieldName('left')?.type === 'variable_name', scope: scopeOf(parent, scopes) } : 'end';
    case 'augmented_assignment_expression': return isField(parent, 'right', child) ? { kind: 'fallback' } : 'end';
    case 'conditional_expression': return isField(parent, 'condition', child) ? 'end' : parent.childForFieldName('body') === null ? { kind: 'fallback' } : { kind: 'choice' };
    case 'binary_expression': return operation(child, parent.childForFieldName('left'), parent.childForFieldName('right'), textOf(parent.childForFieldName('operator'), source), source);
    case 'case_statement': return isField(parent, 'value', child) ? { kind: 'compared', other: subject(parent.parent?.parent, source) } : 'end';
    case 'match_condition_list': return { kind: 'compared', other: subject(parent.parent?.parent?.parent, source) };
    case 'match_conditional_expression': return isField(parent, 'return_expression', child) ? { kind: 'member', key: unquoted(parent.childForFieldName('conditional_expressions')?.namedChild(0), source), keys: () => [] } : 'end';
    case 'match_default_expression': return { kind: 'choice' };
    case 'match_block': case 'match_expression': return 'through';
    case 'subscript_expression': return parent.namedChild(0)?.id === child.id ? 'through' : { kind: 'subscript', of: textOf(parent.namedChild(0), source) };
    case 'return_statement': case 'yield_expression': return isInAssertion(parent, source) ? { kind: 'asserted' } : { kind: 'returned', from: enclosingName(parent, functions, source) };
    case 'arrow_function': return isField(parent, 'body', child) ? { kind: 'returned', from: '' } : 'end';
    case 'foreach_statement': {
      const body = parent.childForFieldName('body') ?? parent;
      const variable = parent.namedChild(1);
      const value = variable?.type === 'pair' ? variable.namedChild(1) : variable;
      return parent.namedChild(0)?.id === child.id ? { kind: 'iterated', loop: { variable: textOf(value, source), start: body.startIndex, end: body.endIndex } } : 'end';
    }
    case 'echo_statement': case 'print_intrinsic': return { kind: 'argument', callee: 'print', index: 0, keys: () => [], first: () => '' };
    case 'encapsed_string': case 'heredoc_body': return { kind: 'concatenated', before: '' };
    case 'include_expression': case 'include_once_expression': case 'require_expression': case 'require_once_expression': case 'namespace_use_clause': return { kind: 'module' };
    case 'member_call_expression': case 'function_call_expression': case 'scoped_call_expression': return isField(parent, 'name', child) || isField(parent, 'function', child) ? 'end' : 'through';
    case 'heredoc': case 'nowdoc': case 'class_constant_access_expression': case 'object_creation_expression': return 'through';
    default: return otherwise(parent);
  }
}

/** `Http::assertSent(function ($request) { return … })`. */
function isInAssertion(returned: Node, source: string): boolean {
  let at: Node | null = returned.parent;
  while (at !== null && !functions.has(at.type)) at = at.parent;
  const call = at?.type === 'anonymous_function' ? at.parent?.parent?.parent : undefined;
  return textOf(call?.childForFieldName('name') ?? call?.childForFieldName('function'), source).startsWith('assert');
}

const subject = (holder: Node | null | undefined, source: string): string => textOf(holder?.childForFieldName('condition'), source).replaceAll(/^\(|\)$/g, '');

function argument(child: Node, list: Node, source: string): Step | 'end' {
  const call = list.parent;
  if (call === null) return 'end';
  const name = child.childForFieldName('name');
  const callee = call.childForFieldName('function') ?? (call.type === 'object_creation_expression' || call.type === 'attribute' ? call.namedChild(0) : null);
  const object = textOf(call.childForFieldName('object') ?? call.childForFieldName('scope'), source);
  const method = textOf(call.childForFieldName('name'), source);
  const called = calleePath((callee === null ? `${object}.${method}` : textOf(callee, source)).replaceAll(/->|::/g, '.').replaceAll('$', ''));
  const index = indexIn(list, child);
  const first = (): string => unquoted(list.namedChild(0)?.namedChild(0), source) || /^expect\(([^()]{1,80})\)/.exec(object)?.[1] || '';
  // Constants by name, and the program's settings by path.
  if (called === 'define' && index === 1) return { kind: 'assigned', name: first(), declares: false };
  return { kind: 'argument', callee: called, index, ...(name === null ? {} : { name: textOf(name, source) }), keys: () => children(list).flatMap((node) => node.childForFieldName('name')?.text ?? []), first };
}

function entry(child: Node, parent: Node, source: string): Step | 'through' {
  const parts = children(parent);
  if (parts.length < 2) return 'through';
  const keys = (): readonly string[] => (parent.parent === null ? [] : children(parent.parent)).map((node) => unquoted(node.namedChild(0), source));
  return parts[0]?.id === child.id ? { kind: 'key', keys } : { kind: 'member', key: unquoted(parts[0], source), keys };
}

function declared(child: Node, element: Node, source: string): Step | 'end' {
  const [name, value] = children(element);
  if (value?.id !== child.id) return 'end';
  const holder = element.parent?.parent;
  const siblings = (): readonly Sibling[] => (holder === null || holder === undefined ? [] : children(holder)).filter((node) => node.type === 'const_declaration').map((node) => {
    const other = node.descendantsOfType('const_element')[0];
    return { name: textOf(other?.namedChild(0), source), text: unquoted(other?.namedChild(1), source) };
  });
  return { kind: 'assigned', name: textOf(name, source), owner: 'group', declares: true, siblings, scope: { start: 0, end: source.length } };
}
