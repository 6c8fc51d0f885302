import type { Node } from 'web-tree-sitter';
import { calleePath, type Sibling, type Step } from '../context.ts';
import { children, elementIn, enclosingName, indexIn, isField, operation, otherwise, scopeOf, textOf, unquoted, type SyntaxLanguage } from '../syntax/language.ts';
import { rustToken } from './rustTokens.ts';

const functions = new Set(['function_item', 'closure_expression']);
const scopes = new Set([...functions, 'source_file']);

export const rust: SyntaxLanguage = {
  id: 'rust', grammar: 'rust', scopes,
  strings: new Set(['string_literal', 'raw_string_literal']),
  prose: new Set(['line_comment', 'block_comment']),
  patterns: new Set(),
  interpolations: new Set(),
  identifiers: new Set(['identifier', 'field_identifier']),
  step,
};

function step(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  switch (parent.type) {
    case 'token_tree': return rustToken(child, parent, source);
    case 'macro_invocation': return /^(?:debug_)?assert/.test(textOf(parent.childForFieldName('macro'), source)) ? { kind: 'asserted' } : 'through';
    case 'arguments': {
      const callee = calleePath(textOf(parent.parent?.childForFieldName('function'), source).replaceAll('::', '.'));
      if (/(?:^|\.)(?:unwrap_or|or|unwrap_or_else|or_else)$/.test(callee)) return { kind: 'fallback' };
      return { kind: 'argument', callee, index: indexIn(parent, child), keys: () => [], first: () => unquoted(parent.namedChild(0), source) };
    }
    case 'field_initializer': return isField(parent, 'value', child) ? { kind: 'member', key: textOf(parent.childForFieldName('field'), source), keys: () => keysOf(parent.parent, source) } : 'end';
    case 'array_expression': return elementIn(parent, child, source);
    case 'tuple_expression': return tuple(child, parent, source);
    case 'const_item': case 'static_item': return isField(parent, 'value', child) ? constant(parent, source) : 'end';
    case 'let_declaration': return isField(parent, 'value', child) ? { kind: 'assigned', name: textOf(parent.childForFieldName('pattern'), source), declares: true, scope: scopeOf(parent, scopes) } : 'end';
    case 'assignment_expression': return isField(parent, 'right', child) ? { kind: 'assigned', name: textOf(parent.childForFieldName('left'), source), declares: false } : 'end';
    case 'binary_expression': return operation(child, parent.childForFieldName('left'), parent.childForFieldName('right'), textOf(parent.childForFieldName('operator'), source), source);
    case 'match_pattern': case 'or_pattern': case 'tuple_struct_pattern': case 'reference_pattern': case 'captured_pattern': case 'tuple_pattern': return isField(parent, 'condition', child) ? 'end' : 'through';
    case 'match_arm': return arm(child, parent, source);
    case 'let_condition': return isField(parent, 'pattern', child) ? { kind: 'compared', other: textOf(parent.childForFieldName('value'), source) } : 'end';
    case 'match_block': case 'match_expression': return isField(parent, 'value', child) ? 'end' : 'through';
    case 'index_expression': return parent.namedChild(0)?.id === child.id ? 'through' : { kind: 'subscript', of: textOf(parent.namedChild(0), source) };
    case 'return_expression': return { kind: 'returned', from: enclosingName(parent, functions, source) };
    case 'closure_expression': return isField(parent, 'body', child) ? (inFallback(parent, source) ? 'through' : { kind: 'returned', from: '' }) : 'end';
    case 'expression_statement': return source[parent.endIndex - 1] === ';' ? 'end' : 'through';
    case 'block': return tail(child, parent, source);
    case 'if_expression': return isField(parent, 'condition', child) ? 'end' : { kind: 'choice' };
    case 'else_clause': return 'through';
    case 'for_expression': {
      const body = parent.childForFieldName('body') ?? parent;
      return isField(parent, 'value', child) ? { kind: 'iterated', loop: { variable: textOf(parent.childForFieldName('pattern'), source).replace(/^&/, ''), start: body.startIndex, end: body.endIndex } } : 'end';
    }
    case 'field_expression': return receiver(child, parent, source);
    case 'call_expression': return isField(parent, 'function', child) && child.type !== 'field_expression' ? 'end' : 'through';
    case 'field_declaration': case 'struct_item': case 'use_declaration': return 'end';
    default: return otherwise(parent);
  }
}

const keysOf = (list: Node | null, source: string): readonly string[] =>
  (list === null ? [] : children(list).map((node) => textOf(node.childForFieldName('field') ?? node, source)));

const inFallback = (closure: Node, source: string): boolean => /\.(?:unwrap_or_else|or_else|get_or_init|get_or_insert_with)$/.test(textOf(closure.parent?.parent?.childForFieldName('function'), source));

/** `[("gpt-4o", 2.5)]` is a map. */
function tuple(child: Node, parent: Node, source: string): Step | 'through' {
  const parts = children(parent);
  if (parent.parent?.type === 'arguments') return 'through';
  if (parent.parent?.type !== 'array_expression' || parts.length !== 2) return elementIn(parent, child, source);
  const keys = (): readonly string[] => children(parent.parent ?? parent).map((node) => unquoted(node.namedChild(0), source));
  return parts[0]?.id === child.id ? { kind: 'key', keys } : { kind: 'member', key: unquoted(parts[0], source), keys };
}

function constant(item: Node, source: string): Step {
  const siblings = (): readonly Sibling[] => (item.parent === null ? [] : children(item.parent)).filter((node) => node.type === item.type).map((node) => ({
    name: textOf(node.childForFieldName('name'), source), text: unquoted(node.childForFieldName('value'), source),
  }));
  return { kind: 'assigned', name: textOf(item.childForFieldName('name'), source), owner: 'group', declares: true, siblings, scope: { start: 0, end: source.length }, isPublic: item.namedChild(0)?.text === 'pub' };
}

/** `Model::Gpt4o => "gpt-4o"` is an entry of a table whose key is the pattern. */
function arm(child: Node, parent: Node, source: string): Step | 'end' {
  const pattern = parent.childForFieldName('pattern');
  if (pattern?.id === child.id) return { kind: 'compared', other: textOf(parent.parent?.parent?.childForFieldName('value'), source) };
  const key = unquoted(pattern?.namedChild(0), source);
  return key === '' || /^[a-z_]\w*$/.test(textOf(pattern, source)) ? { kind: 'choice' } : { kind: 'member', key: key.split('::').at(-1) ?? key, keys: () => children(parent.parent ?? parent).map((other) => textOf(other.childForFieldName('pattern'), source).split('::').at(-1) ?? '') };
}

/** What stands last without a semicolon is the block's value. */
function tail(child: Node, block: Node, source: string): Step | 'through' | 'end' {
  if (children(block).at(-1)?.id !== child.id) return 'end';
  const holder = block.parent;
  if (holder?.type === 'function_item') return { kind: 'returned', from: textOf(holder.childForFieldName('name'), source) };
  return holder?.type === 'closure_expression' || holder?.type === 'if_expression' || holder?.type === 'else_clause' || holder?.type === 'match_arm' ? 'through' : 'end';
}

function receiver(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  if (!isField(parent, 'value', child)) return 'through';
  if (parent.parent?.type !== 'call_expression') return 'through';
  const method = textOf(parent.childForFieldName('field'), source);
  return /^(?:to_string|to_owned|into|as_str|as_ref|clone|trim|to_lowercase|to_vec|iter|into_iter|map|as_bytes|copied|collect|parse|unwrap|expect|get_or_init)$/.test(method) ? 'through' : { kind: 'receiver', method };
}
