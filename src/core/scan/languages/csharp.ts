import type { Node } from 'web-tree-sitter';
import { calleePath, type Sibling, type Step } from '../context.ts';
import { children, elementIn, enclosingName, indexIn, isField, operation, otherwise, scopeOf, textOf, unquoted, type SyntaxLanguage } from '../syntax/language.ts';

const functions = new Set(['method_declaration', 'constructor_declaration', 'local_function_statement', 'lambda_expression', 'property_declaration', 'accessor_declaration']);
const scopes = new Set(['method_declaration', 'constructor_declaration', 'local_function_statement', 'lambda_expression', 'compilation_unit']);

export const csharp: SyntaxLanguage = {
  id: 'csharp', grammar: 'c-sharp', scopes,
  strings: new Set(['string_literal', 'verbatim_string_literal', 'raw_string_literal', 'interpolated_string_expression']),
  prose: new Set(['comment']),
  patterns: new Set(),
  interpolations: new Set(['interpolation']),
  identifiers: new Set(['identifier']),
  step,
};

function step(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  switch (parent.type) {
    case 'argument': return isField(parent, 'name', child) ? 'end' : 'through';
    case 'argument_list': return argument(child, parent, source);
    case 'bracketed_argument_list': return { kind: 'subscript', of: textOf(parent.parent?.childForFieldName('expression'), source) };
    // `["k"] = v` in an initialiser, or a collection expression.
    case 'element_binding_expression': return isField(parent.parent ?? parent, 'left', parent) ? { kind: 'key', keys: () => keysOf(parent.parent?.parent, source) } : elementIn(parent, child, source);
    case 'collection_expression': return elementIn(parent, child, source);
    case 'attribute_argument': return attribute(child, parent, source);
    case 'initializer_expression': return initializer(child, parent, source);
    case 'with_initializer': return isField(parent, 'left', child) ? 'end' : { kind: 'member', key: textOf(parent.namedChild(0), source), keys: () => [] };
    case 'assignment_expression': return assignment(child, parent, source);
    case 'variable_declarator': return isField(parent, 'name', child) ? 'end' : declared(parent, source);
    case 'property_declaration': return isField(parent, 'value', child) ? { kind: 'assigned', name: textOf(parent.childForFieldName('name'), source), owner: 'class', declares: true, siblings: () => properties(parent, source), scope: { start: 0, end: source.length } } : 'end';
    case 'parameter': return isField(parent, 'name', child) || isField(parent, 'type', child) ? 'end' : { kind: 'default', name: textOf(parent.childForFieldName('name'), source) };
    case 'enum_member_declaration': return 'end';
    case 'is_pattern_expression': return isField(parent, 'pattern', child) ? { kind: 'compared', other: textOf(parent.childForFieldName('expression'), source) } : 'end';
    case 'constant_pattern': case 'or_pattern': case 'and_pattern': case 'negated_pattern': case 'parenthesized_pattern': return 'through';
    case 'switch_section': return child.type.endsWith('pattern') ? { kind: 'compared', other: textOf(parent.parent?.parent?.childForFieldName('value'), source) } : 'end';
    case 'case_switch_label': return { kind: 'compared', other: textOf(parent.parent?.parent?.parent?.childForFieldName('value'), source) };
    case 'switch_expression_arm': return arm(child, parent, source);
    case 'binary_expression': return operation(child, parent.childForFieldName('left'), parent.childForFieldName('right'), textOf(parent.childForFieldName('operator'), source), source);
    case 'conditional_expression': return isField(parent, 'condition', child) ? 'end' : { kind: 'choice' };
    case 'member_access_expression': return receiver(child, parent, source);
    case 'interpolation': case 'interpolated_string_expression': return { kind: 'concatenated', before: '' };
    case 'arrow_expression_clause': return parent.parent?.type === 'property_declaration' ? 'through' : { kind: 'returned', from: enclosingName(parent, functions, source) };
    case 'return_statement': case 'yield_statement': return { kind: 'returned', from: enclosingName(parent, functions, source) };
    case 'lambda_expression': return isField(parent, 'body', child) ? { kind: 'returned', from: '' } : 'end';
    case 'foreach_statement': {
      const body = parent.childForFieldName('body') ?? parent;
      return isField(parent, 'right', child) ? { kind: 'iterated', loop: { variable: textOf(parent.childForFieldName('left'), source), start: body.startIndex, end: body.endIndex } } : 'end';
    }
    case 'using_directive': return { kind: 'module' };
    case 'invocation_expression': case 'object_creation_expression': case 'implicit_object_creation_expression': case 'switch_expression': return isField(parent, 'function', child) && child.type === 'identifier' ? 'end' : 'through';
    default: return otherwise(parent);
  }
}

function argument(child: Node, list: Node, source: string): Step | 'through' | 'end' {
  const call = list.parent;
  if (call === null) return 'end';
  // `static Model Gpt4o { get; } = new("gpt-4o")`: the type's coat around its text.
  if (call.type === 'implicit_object_creation_expression' && call.parent?.type === 'property_declaration') return 'through';
  const callee = textOf(call.childForFieldName('function') ?? call.childForFieldName('type') ?? (call.type === 'implicit_object_creation_expression' ? typeAround(call) : null), source);
  const name = child.childForFieldName('name');
  const keys = (): readonly string[] => children(list).flatMap((node) => node.childForFieldName('name')?.text ?? []);
  return {
    kind: 'argument', callee: calleePath(callee), index: indexIn(list, child), ...(name === null ? {} : { name: textOf(name, source) }), keys,
    first: () => unquoted(list.namedChild(0)?.namedChild(0), source),
  };
}

/** `Client c = new("…")` names its class on the left. */
function typeAround(creation: Node): Node | null {
  const declaration = creation.parent?.parent;
  return declaration?.type === 'variable_declaration' ? declaration.childForFieldName('type') : null;
}

/** An attribute on an enum's member gives that member its text. */
function attribute(child: Node, parent: Node, source: string): Step | 'end' {
  const holder = parent.parent?.parent;
  const owner = holder?.parent?.parent;
  const callee = textOf(holder?.childForFieldName('name'), source);
  if (owner?.type === 'enum_member_declaration') return { kind: 'assigned', name: textOf(owner.childForFieldName('name'), source), owner: 'enum', declares: false };
  const list = parent.parent ?? parent;
  const name = child.type === 'assignment_expression' ? textOf(child.childForFieldName('left'), source) : undefined;
  return { kind: 'argument', callee, index: indexIn(list, parent), ...(name === undefined ? {} : { name }), keys: () => [], first: () => unquoted(list.namedChild(0)?.namedChild(0), source) };
}

function initializer(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  if (child.type === 'assignment_expression') return 'through';
  const outer = parent.parent;
  if (outer?.type === 'initializer_expression' && children(parent).length === 2 && children(outer).every((node) => node.type === 'initializer_expression')) {
    const keys = (): readonly string[] => keysOf(outer, source);
    return indexIn(parent, child) === 0 ? { kind: 'key', keys } : { kind: 'member', key: unquoted(parent.namedChild(0), source), keys };
  }
  return child.type === 'initializer_expression' ? 'through' : elementIn(parent, child, source);
}

function keysOf(list: Node | null | undefined, source: string): readonly string[] {
  if (list === null || list === undefined) return [];
  return children(list).map((node) => (node.type === 'assignment_expression' ? nameOf(node, source) : unquoted(node.namedChild(0) ?? node, source)));
}

const nameOf = (node: Node, source: string): string => textOf(node.childForFieldName('left'), source).replaceAll(/^\["?|"?\]$/g, '');

function assignment(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  if (!isField(parent, 'right', child)) return child.type === 'element_binding_expression' ? 'through' : 'end';
  if (parent.parent?.type === 'attribute_argument') return 'through';
  if (parent.parent?.type === 'initializer_expression') return { kind: 'member', key: nameOf(parent, source), keys: () => keysOf(parent.parent, source) };
  return { kind: 'assigned', name: textOf(parent.childForFieldName('left'), source), declares: false };
}

function arm(child: Node, parent: Node, source: string): Step {
  const pattern = parent.namedChild(0);
  if (pattern?.id === child.id) return { kind: 'compared', other: textOf(parent.parent?.namedChild(0), source) };
  const key = pattern === null ? '' : unquoted(pattern.namedChild(0) ?? pattern, source);
  // A tier that is asked for (`"latest-smart" => "o3"`) chooses; a model's other name is looked up.
  return pattern === null || pattern.type === 'discard' || /^[a-z-]+$/i.test(key) ? { kind: 'choice' } : { kind: 'member', key, keys: () => [] };
}

function declared(declarator: Node, source: string): Step {
  const holder = declarator.parent?.parent;
  const name = textOf(declarator.childForFieldName('name'), source);
  if (holder?.type !== 'field_declaration') return { kind: 'assigned', name, declares: true, scope: scopeOf(declarator, scopes) };
  const siblings = (): readonly Sibling[] => children(holder.parent ?? holder).filter((node) => node.type === 'field_declaration').map((node) => {
    const other = node.descendantsOfType('variable_declarator')[0];
    return { name: textOf(other?.childForFieldName('name'), source), text: unquoted(other?.namedChild(1), source) };
  });
  return { kind: 'assigned', name, owner: 'class', declares: true, siblings, scope: { start: 0, end: source.length } };
}

/** What is declared beside a property, as a text or in a coat. */
function properties(property: Node, source: string): readonly Sibling[] {
  return children(property.parent ?? property).filter((node) => node.type === 'property_declaration').map((node) => {
    const value = node.childForFieldName('value');
    const inner = value?.type === 'arrow_expression_clause' ? value.namedChild(0) : value?.descendantsOfType('string_literal')[0];
    return { name: textOf(node.childForFieldName('name'), source), text: unquoted(inner ?? value, source) };
  });
}

function receiver(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  if (!isField(parent, 'expression', child)) return 'through';
  if (parent.parent?.type !== 'invocation_expression') return 'through';
  const method = textOf(parent.childForFieldName('name'), source);
  return /^(?:To(?:Lower|Upper|String|Array|List|HashSet|Immutable\w*|Frozen\w*)\w*|Trim\w*|AsSpan)$/.test(method) ? 'through' : { kind: 'receiver', method };
}
