import type { Node } from 'web-tree-sitter';
import { calleePath, type Sibling, type Step } from '../context.ts';
import { children, elementIn, indexIn, isField, operation, otherwise, scopeOf, textOf, unquoted, type SyntaxLanguage } from '../syntax/language.ts';

const scopes = new Set(['function_declaration', 'init_declaration', 'lambda_literal', 'source_file']);

export const swift: SyntaxLanguage = {
  id: 'swift', grammar: 'swift', scopes,
  strings: new Set(['line_string_literal', 'multi_line_string_literal', 'raw_string_literal']),
  prose: new Set(['comment', 'multiline_comment']),
  patterns: new Set(),
  interpolations: new Set(['interpolated_expression']),
  identifiers: new Set(['simple_identifier']),
  step,
};

/** What the grammar makes of `#"…"#` depends on what it parsed before; parsed as a plain string with other quotes inside, it does not. */
export function quotedPlainly(text: string): string {
  return text.replaceAll(/(#+)("{3}|"(?!""))([\s\S]*?)\2\1/g, (whole, hashes: string, quote: string, body: string) => {
    if (quote === '"' && body.includes('\n')) return whole;
    const edge = ' '.repeat(hashes.length);
    return `${edge}${quote}${body.replaceAll('"', "'").replaceAll('\\', '/')}${quote}${edge}`;
  });
}

function step(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  switch (parent.type) {
    case 'value_argument': return isField(parent, 'value', child) ? 'through' : 'end';
    case 'value_arguments': return argument(child, parent, source);
    case 'property_declaration': return isField(parent, 'value', child) ? declared(parent, source) : 'end';
    case 'enum_entry': return child.type.endsWith('literal') ? { kind: 'assigned', name: textOf(child.previousNamedSibling, source), owner: 'enum', declares: true } : 'end';
    case 'assignment': return isField(parent, 'result', child) ? assigned(textOf(parent.childForFieldName('target'), source)) : 'end';
    case 'function_declaration': case 'init_declaration': case 'subscript_declaration': return child.type === 'parameter' || child.type.endsWith('body') || child.type.endsWith('identifier') ? 'end' : { kind: 'default', name: defaulted(child, source) };
    case 'equality_expression': return operation(child, parent.childForFieldName('lhs'), parent.childForFieldName('rhs'), '==', source);
    // The grammar takes `a == "b" || c` for `a == ("b" || c)`.
    case 'disjunction_expression': case 'conjunction_expression': return isField(parent, 'lhs', child) ? 'through' : 'end';
    case 'nil_coalescing_expression': return isField(parent, 'if_nil', child) ? { kind: 'fallback' } : 'through';
    case 'ternary_expression': return isField(parent, 'condition', child) ? 'end' : { kind: 'choice' };
    case 'additive_expression': return operation(child, parent.childForFieldName('lhs'), parent.childForFieldName('rhs'), '+', source);
    case 'array_literal': return elementIn(parent, child, source);
    case 'dictionary_literal': return pair(child, parent, source);
    case 'pattern': case 'switch_pattern': return 'through';
    case 'switch_entry': return child.type === 'switch_pattern' ? { kind: 'compared', other: textOf(parent.parent?.childForFieldName('expr'), source) } : 'end';
    case 'control_transfer_statement': return returned(parent, source);
    case 'statements': return children(parent).length === 1 && child.type !== 'control_transfer_statement' ? returned(parent, source) : 'end';
    case 'for_statement': return isField(parent, 'collection', child) ? { kind: 'iterated', loop: { variable: textOf(parent.childForFieldName('item'), source), start: child.endIndex, end: parent.endIndex } } : 'end';
    case 'navigation_expression': return receiver(child, parent, source);
    case 'interpolated_expression': return { kind: 'concatenated', before: '' };
    case 'import_declaration': return { kind: 'module' };
    case 'call_expression': return parent.namedChild(0)?.id === child.id && child.type === 'simple_identifier' ? 'end' : 'through';
    case 'call_suffix': case 'directly_assignable_expression': case 'prefix_expression': case 'tuple_expression': case 'try_expression': case 'await_expression': return 'through';
    default: return otherwise(parent);
  }
}

/** After a `#if` around members the grammar may take an enum's `case a = "…"` for an assignment. */
function assigned(name: string): Step {
  return /^case\b/.test(name) ? { kind: 'assigned', name, owner: 'enum', declares: true } : { kind: 'assigned', name, declares: false };
}

function argument(child: Node, list: Node, source: string): Step | 'through' | 'end' {
  const call = list.parent?.parent;
  if (call === null || call === undefined) return 'end';
  const callee = calleePath(textOf(call.namedChild(0), source));
  if (source[list.startIndex] === '[') return { kind: 'subscript', of: callee };
  const label = child.childForFieldName('name');
  // `.init("…")` only wraps where a type is expected.
  if (callee === '.init' && label === null) return 'through';
  return {
    kind: 'argument', callee, index: indexIn(list, child), ...(label === null ? {} : { name: textOf(label, source) }),
    keys: () => children(list).flatMap((node) => node.childForFieldName('name')?.text ?? []), first: () => unquoted(list.namedChild(0)?.childForFieldName('value'), source),
  };
}

function declared(property: Node, source: string): Step {
  const name = textOf(property.childForFieldName('name'), source);
  const holder = property.parent;
  const head = source.slice(property.startIndex, property.startIndex + 60);
  if (!/class_body|source_file/.test(holder?.type ?? '')) return { kind: 'assigned', name, declares: true, scope: scopeOf(property, scopes) };
  const siblings = (): readonly Sibling[] => children(holder ?? property).filter((node) => node.type === 'property_declaration').map((node) => ({
    name: textOf(node.childForFieldName('name'), source), text: unquoted(valueOf(node.childForFieldName('value')), source),
  }));
  const constant = /\bstatic\b/.test(head) || holder?.type === 'source_file';
  return { kind: 'assigned', name, owner: constant ? 'group' : 'class', declares: true, siblings, scope: { start: 0, end: source.length } };
}

const valueOf = (value: Node | null): Node | null => (value?.type === 'call_expression' ? (value.namedChild(1)?.namedChild(0)?.namedChild(0)?.childForFieldName('value') ?? value) : value);

/** The parameter whose default this is stands before it. */
const defaulted = (child: Node, source: string): string => /(\w+)\s*:/.exec(textOf(child.previousNamedSibling, source))?.[1] ?? '';

function pair(child: Node, dictionary: Node, source: string): Step {
  const parts = children(dictionary);
  const at = indexIn(dictionary, child);
  const keys = (): readonly string[] => parts.filter((_, index) => index % 2 === 0).map((node) => unquoted(node, source));
  return at % 2 === 0 ? { kind: 'key', keys } : { kind: 'member', key: unquoted(parts[at - 1], source), keys };
}

/** `case .gpt4o: return "…"` is an entry of a table whose key is the case. */
function returned(node: Node, source: string): Step | 'end' {
  const holder = node.type === 'statements' ? node : node.parent;
  const entry = holder?.parent;
  if (entry?.type === 'switch_entry' && children(entry)[0]?.type === 'switch_pattern') return { kind: 'member', key: textOf(children(entry)[0], source).split('.').at(-1) ?? '', keys: () => [] };
  let at: Node | null = node;
  while (at !== null && at.type !== 'function_declaration' && at.type !== 'property_declaration' && at.type !== 'lambda_literal') at = at.parent;
  if (node.type === 'statements' && (at?.type === 'lambda_literal' || entry?.type === 'if_statement' || entry?.type === 'for_statement')) return 'end';
  return at === null ? 'end' : { kind: 'returned', from: textOf(at.childForFieldName('name'), source) };
}

function receiver(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  if (!isField(parent, 'target', child)) return 'through';
  if (parent.parent?.type !== 'call_expression') return 'through';
  const method = textOf(parent.childForFieldName('suffix'), source).replace(/^\./, '');
  return /^(?:lowercased|uppercased|trimmingCharacters|sorted|map|filter)$/.test(method) ? 'through' : { kind: 'receiver', method };
}
