import type { Node } from 'web-tree-sitter';
import { calleePath, type Step } from '../context.ts';
import { goImport } from '../imports/go.ts';
import { children, enclosingName, indexIn, isField, otherwise, scopeOf, textOf, unquoted, type SyntaxLanguage } from '../syntax/language.ts';

const functions = new Set(['function_declaration', 'method_declaration', 'func_literal']);
const scopes = new Set([...functions, 'source_file']);

export const go: SyntaxLanguage = {
  id: 'go', grammar: 'go', scopes,
  strings: new Set(['interpreted_string_literal', 'raw_string_literal']),
  prose: new Set(['comment']),
  patterns: new Set(),
  interpolations: new Set(),
  identifiers: new Set(['identifier', 'field_identifier']),
  step,
  importOf: goImport,
};

function step(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  switch (parent.type) {
    case 'keyed_element': {
      const key = parent.namedChild(0);
      const keys = (): readonly string[] => keysOf(parent.parent, source);
      return key?.id === child.id ? { kind: 'key', keys } : { kind: 'member', key: unquoted(key?.namedChild(0) ?? key, source), keys };
    }
    case 'literal_element': return 'through';
    case 'literal_value': return child.type === 'keyed_element' ? 'through' : { kind: 'element', index: indexIn(parent, child), texts: () => children(parent).map((node) => unquoted(node.type === 'literal_element' ? node.namedChild(0) : node, source)) };
    case 'argument_list': {
      const callee = textOf(parent.parent?.childForFieldName('function'), source);
      return { kind: 'argument', callee: calleePath(callee), index: indexIn(parent, child), keys: () => [], first: () => unquoted(parent.namedChild(0), source) };
    }
    case 'expression_list': return isSwitchCase(parent) ? compared(parent.parent, source) : 'through';
    case 'const_spec': case 'var_spec': return isField(parent, 'value', child) ? declared(parent, source) : 'end';
    case 'short_var_declaration': case 'assignment_statement': {
      if (!isField(parent, 'right', child)) return 'end';
      return { kind: 'assigned', name: textOf(parent.childForFieldName('left'), source), declares: parent.type === 'short_var_declaration', scope: scopeOf(parent, scopes) };
    }
    case 'binary_expression': {
      const operator = textOf(parent.childForFieldName('operator'), source);
      if (operator === '==' || operator === '!=') return { kind: 'compared', other: textOf(parent.childForFieldName(isField(parent, 'left', child) ? 'right' : 'left'), source) };
      if (operator === '||' || operator === '&&') return 'through';
      return operator === '+' ? { kind: 'concatenated', before: isField(parent, 'left', child) ? '' : unquoted(parent.childForFieldName('left'), source) } : 'end';
    }
    case 'if_statement': return isField(parent, 'condition', child) && failsTest(parent.childForFieldName('consequence'), source) ? { kind: 'asserted' } : 'end';
    case 'expression_case': return isField(parent, 'value', child) ? compared(parent, source) : 'end';
    case 'index_expression': return isField(parent, 'index', child) ? { kind: 'subscript', of: textOf(parent.childForFieldName('operand'), source) } : 'through';
    case 'return_statement': return { kind: 'returned', from: enclosingName(parent, functions, source) };
    case 'import_spec': case 'field_declaration': return { kind: 'module' };
    case 'range_clause': {
      const loop = parent.parent;
      const body = loop?.childForFieldName('body') ?? parent;
      const names = textOf(parent.childForFieldName('left'), source).split(',');
      return isField(parent, 'right', child) ? { kind: 'iterated', loop: { variable: names.at(-1)?.trim() ?? '', start: body.startIndex, end: body.endIndex } } : 'end';
    }
    case 'selector_expression': return isField(parent, 'operand', child) ? 'end' : 'through';
    case 'call_expression': return isField(parent, 'function', child) ? 'end' : 'through';
    case 'composite_literal': case 'unary_expression': case 'parenthesized_expression': case 'type_conversion_expression': return 'through';
    default: return otherwise(parent);
  }
}

/** Go's tests compare by hand: `if got.Model != "…" { t.Fatal() }`. What a further condition inside decides is not looked at. */
function failsTest(body: Node | null, source: string): boolean {
  const statements = body === null ? [] : children(body).flatMap((node) => (node.type === 'statement_list' ? children(node) : [node]));
  return statements.some((node) => /^(?:t|b|tb|tt|suite|s)\.(?:T\(\)\.)?(?:Fatal|Error|Fail)/.test(source.slice(node.startIndex, node.startIndex + 40)));
}

const isSwitchCase = (list: Node): boolean => list.parent?.type === 'expression_case' && isField(list.parent, 'value', list);

function compared(caseNode: Node | null, source: string): Step {
  return { kind: 'compared', other: textOf(caseNode?.parent?.childForFieldName('value'), source) };
}

function keysOf(literal: Node | null, source: string): readonly string[] {
  return literal === null ? [] : children(literal).map((node) => unquoted(node.namedChild(0)?.namedChild(0) ?? node, source));
}

/** `const ( A = "…"; B = "…" )` is Go's enum. */
function declared(spec: Node, source: string): Step {
  const nameOf = (node: Node): string => textOf(node.childForFieldName('name'), source);
  const group = spec.parent === null ? [] : children(spec.parent).filter((node) => node.type === spec.type);
  return {
    kind: 'assigned', name: nameOf(spec), declares: true, scope: scopeOf(spec, scopes),
    ...(group.length > 1 ? { owner: 'group' as const, siblings: () => group.map((node) => ({ name: nameOf(node), text: unquoted(node.childForFieldName('value')?.namedChild(0), source) })) } : {}),
  };
}
