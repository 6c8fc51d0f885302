import type { Node } from 'web-tree-sitter';
import { calleePath, type Sibling, type Step } from '../context.ts';
import { javaImport } from '../imports/java.ts';
import { children, elementIn, enclosingName, indexIn, isField, otherwise, scopeOf, textOf, unquoted, type SyntaxLanguage } from '../syntax/language.ts';

const functions = new Set(['method_declaration', 'constructor_declaration', 'lambda_expression']);
const scopes = new Set([...functions, 'program']);

export const java: SyntaxLanguage = {
  id: 'java', grammar: 'java', scopes,
  strings: new Set(['string_literal']),
  prose: new Set(['line_comment', 'block_comment']),
  patterns: new Set(),
  interpolations: new Set(),
  identifiers: new Set(['identifier']),
  step,
  importOf: javaImport,
};

function step(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  switch (parent.type) {
    case 'argument_list': return argument(child, parent, source);
    case 'variable_declarator': return isField(parent, 'value', child) ? declared(parent, source) : 'end';
    case 'assignment_expression': return isField(parent, 'right', child) ? { kind: 'assigned', name: textOf(parent.childForFieldName('left'), source), declares: false } : 'end';
    case 'array_initializer': case 'element_value_array_initializer': return { kind: 'element', index: indexIn(parent, child), texts: () => children(parent).map((node) => unquoted(node, source)) };
    case 'element_value_pair': return isField(parent, 'value', child) ? { kind: 'argument', callee: textOf(parent.parent?.parent?.childForFieldName('name'), source), index: 0, name: textOf(parent.childForFieldName('key'), source), keys: () => [], first: () => '' } : 'end';
    case 'annotation_argument_list': return child.type === 'element_value_pair' ? 'through' : { kind: 'argument', callee: textOf(parent.parent?.childForFieldName('name'), source), index: 0, keys: () => [], first: () => '' };
    case 'binary_expression': {
      const operator = textOf(parent.childForFieldName('operator'), source);
      if (operator === '==' || operator === '!=') return { kind: 'compared', other: textOf(parent.childForFieldName(isField(parent, 'left', child) ? 'right' : 'left'), source) };
      return operator === '+' ? { kind: 'concatenated', before: isField(parent, 'left', child) ? '' : unquoted(parent.childForFieldName('left'), source) } : 'end';
    }
    case 'ternary_expression': return isField(parent, 'condition', child) ? 'end' : { kind: 'choice' };
    case 'switch_label': return { kind: 'compared', other: textOf(switchOf(parent)?.childForFieldName('condition'), source).replaceAll(/^\(|\)$/g, '') };
    case 'switch_rule': case 'yield_statement': return { kind: 'choice' };
    case 'return_statement': return { kind: 'returned', from: enclosingName(parent, functions, source) };
    case 'lambda_expression': return isField(parent, 'body', child) ? { kind: 'returned', from: '' } : 'end';
    case 'method_invocation': return invocation(child, parent, source);
    case 'enhanced_for_statement': {
      const body = parent.childForFieldName('body') ?? parent;
      return isField(parent, 'value', child) ? { kind: 'iterated', loop: { variable: textOf(parent.childForFieldName('name'), source), start: body.startIndex, end: body.endIndex } } : 'end';
    }
    case 'field_access': return isField(parent, 'object', child) ? 'end' : 'through';
    case 'import_declaration': return { kind: 'module' };
    default: return otherwise(parent);
  }
}

function argument(child: Node, list: Node, source: string): Step | 'end' {
  const call = list.parent;
  if (call === null) return 'end';
  if (call.type === 'enum_constant') return { kind: 'assigned', name: textOf(call.childForFieldName('name'), source), owner: 'enum', declares: false };
  const name = textOf(call.childForFieldName('name') ?? call.childForFieldName('type') ?? call.childForFieldName('constructor'), source);
  const object = textOf(call.childForFieldName('object'), source);
  const index = indexIn(list, child);
  const chain = headOfChain(call);
  const first = (): string => /^(?:expect|assertThat)\(([^()]{1,80})/.exec(object)?.[1] ?? /^(?:\w+\.)?(?:when|given)\(([^"]{1,120})\)$/.exec(object)?.[1] ?? unquoted(list.namedChild(0), source);
  if (chain !== undefined && /^(?:assertThat|verify)$/.test(textOf(chain.childForFieldName('name'), source))) return { kind: 'argument', callee: `${textOf(chain.childForFieldName('name'), source)}().${name}`, index, keys: () => [], first };
  // Map.of("model", "gpt-4o", …) is an object written as a list.
  if (/(?:^|\.)Map$/.test(object) && name === 'of') {
    const keys = (): readonly string[] => children(list).filter((_, at) => at % 2 === 0).map((node) => unquoted(node, source));
    return index % 2 === 0 ? { kind: 'key', keys } : { kind: 'member', key: unquoted(children(list)[index - 1], source), keys };
  }
  if (/^(?:of|asList|copyOf)$/.test(name) && /(?:^|\.)(?:Immutable|Enum)?(?:List|Set|Arrays|Stream)$/.test(object)) return elementIn(list, child, source);
  return { kind: 'argument', callee: calleePath(object === '' ? name : `${object}.${name}`), index, keys: () => [], first };
}

/** What a chain of calls begins with, unless this is its first call: `assertThat(…)` of `assertThat(…).extracting(…).contains(…)`. */
function headOfChain(call: Node): Node | undefined {
  let head: Node | undefined;
  let at = call.childForFieldName('object');
  for (let hops = 0; at?.type === 'method_invocation' && hops < 60; hops++, at = at.childForFieldName('object')) head = at;
  return head;
}

function invocation(child: Node, call: Node, source: string): Step | 'through' | 'end' {
  if (child.type === 'argument_list') return 'through';
  if (!isField(call, 'object', child)) return 'end';
  const method = textOf(call.childForFieldName('name'), source);
  return /^(?:toLowerCase|trim|strip|toString)$/.test(method) ? 'through' : { kind: 'receiver', method };
}

function declared(declarator: Node, source: string): Step {
  const holder = declarator.parent;
  const field = holder?.type === 'field_declaration' || holder?.type === 'constant_declaration';
  const name = textOf(declarator.childForFieldName('name'), source);
  if (!field || holder === null || holder === undefined) return { kind: 'assigned', name, declares: true, scope: scopeOf(declarator, scopes) };
  const siblings = (): readonly Sibling[] => children(holder.parent ?? holder).filter((node) => node.type === holder.type).map((node) => {
    const other = node.childForFieldName('declarator');
    return { name: textOf(other?.childForFieldName('name'), source), text: unquoted(other?.childForFieldName('value'), source) };
  });
  return { kind: 'assigned', name, owner: 'class', declares: true, siblings, scope: { start: 0, end: source.length } };
}

function switchOf(label: Node): Node | null {
  let at: Node | null = label;
  for (let hops = 0; at !== null && !/^switch_(?:expression|statement)$/.test(at.type) && hops < 6; hops++) at = at.parent;
  return at;
}
