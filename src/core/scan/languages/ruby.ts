import type { Node } from 'web-tree-sitter';
import { calleePath, type LoopBody, type Sibling, type Step } from '../context.ts';
import { children, contentRange, elementIn, enclosingName, indexIn, isField, operation, otherwise, scopeOf, textOf, unquoted, type SyntaxLanguage } from '../syntax/language.ts';
import type { Stretch } from '../context.ts';

const functions = new Set(['method', 'singleton_method']);
const scopes = new Set([...functions, 'program']);
const bare = new Set(['bare_string', 'bare_symbol', 'heredoc_body']);

export const ruby: SyntaxLanguage = {
  id: 'ruby', grammar: 'ruby', scopes,
  strings: new Set(['string', 'delimited_symbol', ...bare]),
  prose: new Set(['comment']),
  patterns: new Set(['regex']),
  interpolations: new Set(['interpolation']),
  identifiers: new Set(['identifier', 'constant']),
  step, content,
};

function content(literal: Node, source: string): Stretch {
  if (bare.has(literal.type)) return { start: literal.startIndex, end: literal.endIndex };
  // %q(…), %Q[…], %(…)
  const percent = /^%[qQ]?[^\w\s]/.exec(source.slice(literal.startIndex, literal.startIndex + 3));
  return percent === null ? contentRange(source, literal.startIndex, literal.endIndex) : { start: literal.startIndex + percent[0].length, end: literal.endIndex - 1 };
}

function step(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  switch (parent.type) {
    case 'pair': {
      const keys = (): readonly string[] => keysOf(parent.parent, source);
      if (isField(parent, 'key', child)) return { kind: 'key', keys };
      return parent.parent?.type === 'argument_list' ? 'through' : { kind: 'member', key: unquoted(parent.childForFieldName('key'), source), keys };
    }
    case 'argument_list': return argument(child, parent, source);
    case 'array': case 'string_array': case 'symbol_array': return elementIn(parent, child, source);
    case 'assignment': return isField(parent, 'right', child) ? assigned(parent, source) : 'end';
    case 'operator_assignment': return isField(parent, 'right', child) ? { kind: 'fallback' } : 'end';
    case 'keyword_parameter': case 'optional_parameter': return isField(parent, 'value', child) ? { kind: 'default', name: textOf(parent.childForFieldName('name'), source) } : 'end';
    case 'binary': return operation(child, parent.childForFieldName('left'), parent.childForFieldName('right'), textOf(parent.childForFieldName('operator'), source), source);
    case 'pattern': case 'alternative_pattern': return 'through';
    case 'when': return isField(parent, 'body', child) ? 'end' : { kind: 'compared', other: textOf(parent.parent?.childForFieldName('value'), source) };
    case 'in_clause': return isField(parent, 'pattern', child) ? { kind: 'compared', other: textOf(parent.parent?.childForFieldName('value'), source) } : 'end';
    case 'then': return arm(child, parent, source);
    case 'conditional': return isField(parent, 'condition', child) ? 'end' : { kind: 'choice' };
    case 'element_reference': return isField(parent, 'object', child) ? 'through' : { kind: 'subscript', of: textOf(parent.childForFieldName('object'), source) };
    case 'return': return { kind: 'returned', from: enclosingName(parent, functions, source) };
    case 'body_statement': case 'block_body': return lastOf(child, parent, source);
    case 'block': case 'do_block': case 'interpolation': return parent.type === 'interpolation' ? { kind: 'concatenated', before: '' } : 'end';
    case 'call': return receiver(child, parent, source);
    case 'chained_string': return { kind: 'concatenated', before: '' };
    case 'if': case 'unless': case 'else': case 'begin': case 'if_modifier': case 'unless_modifier': case 'program': case 'method': case 'class': case 'module': return 'end';
    case 'hash': case 'parenthesized_statements': case 'scope_resolution': return 'through';
    default: return otherwise(parent);
  }
}

function argument(child: Node, list: Node, source: string): Step | 'end' {
  const call = list.parent;
  if (call === null) return 'end';
  if (call.type === 'return') return { kind: 'returned', from: enclosingName(call, functions, source) };
  const receiverText = textOf(call.childForFieldName('receiver'), source);
  const method = textOf(call.childForFieldName('method'), source);
  if (/^require(?:_relative)?$|^autoload$/.test(method)) return { kind: 'module' };
  const callee = calleePath(receiverText === '' ? method : `${receiverText}.${method}`);
  const subject = /^expect\(([^()]{1,80})\)/.exec(receiverText)?.[1];
  const name = child.type === 'pair' ? unquoted(child.childForFieldName('key'), source) : undefined;
  return {
    kind: 'argument', callee: method === 'new' ? calleePath(receiverText) : callee, index: indexIn(list, child), ...(name === undefined ? {} : { name }),
    keys: () => keysOf(list, source), first: () => subject ?? unquoted(list.namedChild(0), source),
  };
}

function keysOf(holder: Node | null, source: string): readonly string[] {
  return holder === null ? [] : children(holder).filter((node) => node.type === 'pair').map((node) => unquoted(node.childForFieldName('key'), source));
}

function assigned(assignment: Node, source: string): Step {
  const left = assignment.childForFieldName('left');
  const name = textOf(left, source);
  const constant = left?.type === 'constant';
  const holder = assignment.parent;
  const siblings = (): readonly Sibling[] => (holder === null ? [] : children(holder)).filter((node) => node.type === 'assignment').map((node) => ({
    name: textOf(node.childForFieldName('left'), source), text: unquoted(unfrozen(node.childForFieldName('right')), source),
  }));
  return {
    kind: 'assigned', name, declares: constant || left?.type === 'identifier',
    ...(constant ? { owner: 'group' as const, siblings, scope: { start: 0, end: source.length } } : { scope: scopeOf(assignment, scopes) }),
  };
}

const unfrozen = (node: Node | null): Node | null => (node?.type === 'call' ? node.childForFieldName('receiver') : node);

/** The value of a `when`: a table in other words, like its key. */
function arm(child: Node, then: Node, source: string): Step | 'end' {
  const holder = then.parent;
  if (children(then).at(-1)?.id !== child.id) return 'end';
  const pattern = holder?.childForFieldName('pattern');
  return holder?.type === 'when' && pattern !== null && pattern !== undefined ? { kind: 'member', key: unquoted(pattern.namedChild(0), source).replace(/^:/, ''), keys: () => [] } : { kind: 'returned', from: enclosingName(then, functions, source) };
}

/** Ruby returns what stands last. */
function lastOf(child: Node, body: Node, source: string): Step | 'end' {
  if (children(body).at(-1)?.id !== child.id) return 'end';
  const holder = body.parent;
  if (holder !== null && functions.has(holder.type)) return { kind: 'returned', from: textOf(holder.childForFieldName('name'), source) };
  const call = holder?.parent;
  if (call?.type !== 'call' || !/^(?:let!?|subject|fetch|lazy|proc|lambda)$/.test(textOf(call.childForFieldName('method'), source))) return 'end';
  return { kind: 'returned', from: unquoted(call.childForFieldName('arguments')?.namedChild(0), source).replace(/^:/, '') };
}

function receiver(child: Node, call: Node, source: string): Step | 'through' | 'end' {
  if (!isField(call, 'receiver', child)) return isField(call, 'method', child) ? 'end' : 'through';
  const method = textOf(call.childForFieldName('method'), source);
  if (/^(?:freeze|dup|to_s|to_sym|to_set|strip|downcase|upcase|sort|uniq|compact|map|select|reject|fetch)$/.test(method) && call.childForFieldName('block') === null) return 'through';
  const block = call.childForFieldName('block');
  const callback = block === null ? undefined : loopOf(block, source);
  return callback === undefined ? { kind: 'receiver', method: method.replace('include?', 'includes') } : { kind: 'receiver', method, callback };
}

function loopOf(block: Node, source: string): LoopBody {
  return { variable: /\w+/.exec(textOf(block.childForFieldName('parameters'), source))?.[0] ?? '', start: block.startIndex, end: block.endIndex };
}
