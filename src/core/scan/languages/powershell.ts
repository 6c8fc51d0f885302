import type { Node } from 'web-tree-sitter';
import { calleePath, type Step } from '../context.ts';
import { children, indexIn, isField, otherwise, textOf, unquoted, type SyntaxLanguage } from '../syntax/language.ts';
import { treeSitter } from './treeSitter.ts';

export const powershell: SyntaxLanguage = {
  id: 'powershell', grammar: 'powershell', scopes: new Set(['function_statement', 'program']),
  strings: new Set(['expandable_string_literal', 'verbatim_string_characters', 'expandable_here_string_literal', 'verbatim_here_string_characters', 'generic_token', 'switch_clause_condition']),
  prose: new Set(['comment']),
  patterns: new Set(),
  interpolations: new Set(['variable', 'sub_expression', 'braced_variable']),
  identifiers: new Set(['variable']),
  step,
};

/**
 * PowerShell 7's `a ?? b` is unknown to the grammar, which reads nothing right behind one. It is parsed as the format operator,
 * in a spelling that nobody writes.
 */
export const powershellFile = treeSitter(powershell, (text) => text.replaceAll(/(?<=\s)\?\?(?=\s)/g, '-F').replaceAll(/(?<=\s)\?\?=(?=\s)/g, '  ='));

const nullCoalescing = '-F';

function step(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  switch (parent.type) {
    case 'array_literal_expression': return children(parent).length > 1 ? { kind: 'element', index: indexIn(parent, child), texts: () => children(parent).map((node) => unquoted(node, source)) } : 'through';
    case 'comparison_expression': case 'comparison_argument_expression': return children(parent).length > 1 ? compared(child, parent, source) : 'through';
    case 'additive_expression': case 'additive_argument_expression': return children(parent).length > 1 ? { kind: 'concatenated', before: children(parent)[0]?.id === child.id ? '' : unquoted(children(parent)[0], source) } : 'through';
    case 'format_expression': case 'format_argument_expression': return fallback(child, parent, source);
    case 'command_elements': return argument(child, parent, source);
    case 'command': return isField(parent, 'command_name', child) ? { kind: 'module' } : 'end';
    case 'hash_entry': {
      const keys = (): readonly string[] => children(parent.parent ?? parent).map((node) => unquoted(node.namedChild(0), source));
      return child.type === 'key_expression' ? { kind: 'key', keys } : { kind: 'member', key: unquoted(parent.namedChild(0), source), keys };
    }
    case 'assignment_expression': return isField(parent, 'value', child) ? { kind: 'assigned', name: textOf(parent.namedChild(0), source), declares: /^\$\w+$/.test(textOf(parent.namedChild(0), source)), scope: { start: 0, end: source.length } } : 'end';
    case 'script_parameter_default': return { kind: 'default', name: textOf(children(parent.parent ?? parent).find((node) => node.type === 'variable'), source) };
    case 'attribute_argument': return 'through';
    case 'attribute_arguments': return { kind: 'argument', callee: textOf(parent.parent?.namedChild(0), source), index: indexIn(parent, child), keys: () => [], first: () => '' };
    case 'switch_clause': return child.type === 'switch_clause_condition' ? { kind: 'compared', other: textOf(switchOf(parent)?.childForFieldName('condition') ?? switchOf(parent)?.namedChild(0), source).replaceAll(/^\(|\)$/g, '') } : 'end';
    case 'argument_expression_list': return call(child, parent, source);
    case 'element_access': return parent.namedChild(0)?.id === child.id ? 'through' : { kind: 'subscript', of: textOf(parent.namedChild(0), source) };
    case 'foreach_statement': {
      const body = children(parent).at(-1) ?? parent;
      return child.type === 'pipeline' ? { kind: 'iterated', loop: { variable: textOf(parent.namedChild(0), source), start: body.startIndex, end: body.endIndex } } : 'end';
    }
    case 'class_property_definition': return { kind: 'assigned', name: textOf(children(parent).find((node) => node.type === 'variable'), source), owner: 'class', declares: true };
    case 'flow_control_statement': return { kind: 'returned', from: functionName(parent, source) };
    case 'expandable_string_literal': case 'expandable_here_string_literal': case 'sub_expression': return { kind: 'concatenated', before: '' };
    case 'statement_list': return parent.parent?.type === 'array_expression' ? 'through' : 'end';
    case 'array_expression': return { kind: 'element', index: 0, texts: () => [] };
    case 'command_invokation_operator': case 'redirection': return 'end';
    default: return otherwise(parent);
  }
}

function fallback(child: Node, parent: Node, source: string): Step | 'through' {
  const parts = children(parent).filter((node) => node.type !== 'format_operator');
  const behind = parts.length > 1 && parts[0]?.id !== child.id;
  return behind && source.slice(parts[0]?.endIndex ?? parent.startIndex, child.startIndex).trim() === nullCoalescing ? { kind: 'fallback' } : 'through';
}

function compared(child: Node, parent: Node, source: string): Step | 'end' {
  const parts = children(parent);
  const left = parts[0]?.id === child.id;
  const other = textOf(left ? parts.at(-1) : parts[0], source);
  const operator = source.slice(parts[0]?.endIndex ?? parent.startIndex, parts.at(-1)?.startIndex ?? parent.endIndex).trim().toLowerCase();
  if (/^-[ci]?(?:not)?in$/.test(operator)) return { kind: 'membership', side: left ? 'left' : 'right', other };
  if (/^-[ci]?(?:not)?contains$/.test(operator)) return { kind: 'membership', side: left ? 'right' : 'left', other };
  return /^-[ci]?(?:eq|ne|(?:not)?like|(?:not)?match)$/.test(operator) ? { kind: 'compared', other } : 'end';
}

/** `-Model gpt-4o`, and `--model gpt-4o` of programs that are no cmdlets. */
function argument(child: Node, elements: Node, source: string): Step {
  const words = children(elements).filter((node) => node.type !== 'command_argument_sep');
  const at = words.findIndex((word) => word.id === child.id);
  const option = /^--?([A-Za-z][\w-]*):?$/.exec(textOf(words[at - 1], source))?.[1];
  const name = option === 'm' ? 'model' : option;
  const command = textOf(elements.parent?.childForFieldName('command_name'), source);
  if (/^Write-|^echo$/i.test(command)) return { kind: 'argument', callee: 'print', index: 0, keys: () => [], first: () => '' };
  if (command === 'Should') return { kind: 'argument', callee: 'expect().toBe', index: 0, keys: () => [], first: () => '' };
  return { kind: 'argument', callee: command, index: at, ...(name === undefined ? {} : { name }), keys: () => [], first: () => unquoted(words[0], source) };
}

function call(child: Node, list: Node, source: string): Step {
  const holder = list.parent?.parent;
  const callee = source.slice(holder?.startIndex ?? list.startIndex, list.parent?.startIndex ?? list.startIndex).replaceAll('::', '.').replaceAll(/[$[\]]/g, '').replace(/\.new$/, '');
  return { kind: 'argument', callee: calleePath(callee), index: indexIn(list, child), keys: () => [], first: () => unquoted(list.namedChild(0), source) };
}

function switchOf(clause: Node): Node | null {
  let at: Node | null = clause;
  while (at !== null && at.type !== 'switch_statement') at = at.parent;
  return at;
}

function functionName(node: Node, source: string): string {
  let at: Node | null = node;
  while (at !== null && at.type !== 'function_statement') at = at.parent;
  return textOf(at?.namedChild(0), source);
}
