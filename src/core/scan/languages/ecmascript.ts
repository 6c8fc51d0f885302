import type { Node } from 'web-tree-sitter';
import { calleePath, type LoopBody, type Sibling, type Step } from '../context.ts';
import { ecmaScriptImport } from '../imports/ecmaScript.ts';
import { children, enclosingName, indexIn, isField, otherwise, scopeOf, textOf, unquoted, type SyntaxLanguage } from '../syntax/language.ts';
import type { LanguageId } from '../types.ts';

const functions = new Set(['function_declaration', 'function_expression', 'arrow_function', 'method_definition', 'generator_function_declaration', 'function', 'generator_function']);
const scopes = new Set([...functions, 'program']);

/** TypeScript, TSX and JavaScript: three grammars whose nodes have the same names. */
export function ecmaScript(id: LanguageId, grammar: string): SyntaxLanguage {
  return {
    id, grammar, scopes,
    strings: new Set(['string', 'template_string']),
    prose: new Set(['comment', 'jsx_text', 'hash_bang_line', 'html_comment']),
    patterns: new Set(['regex']),
    interpolations: new Set(['template_substitution']),
    identifiers: new Set(['identifier', 'property_identifier', 'shorthand_property_identifier', 'private_property_identifier']),
    step,
    importOf: ecmaScriptImport,
  };
}

function step(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  if (child.type === 'shorthand_property_identifier') return { kind: 'member', key: textOf(child, source), keys: () => keysOf(parent, source) };
  switch (parent.type) {
    case 'pair':
      return isField(parent, 'key', child) ? { kind: 'key', keys: () => keysOf(parent.parent, source) } : member(parent, source);
    case 'computed_property_name': return { kind: 'key', keys: () => keysOf(parent.parent?.parent, source) };
    case 'property_signature': case 'enum_body': case 'index_signature': return { kind: 'type' };
    case 'literal_type': return { kind: 'type', texts: () => unionTexts(parent, source) };
    case 'template_literal_type': return { kind: 'type' };
    case 'arguments': return argument(child, parent, source);
    case 'array': return { kind: 'element', index: indexIn(parent, child), texts: () => children(parent).map((node) => unquoted(node, source)) };
    case 'variable_declarator':
      return isField(parent, 'value', child) ? assigned(parent, 'name', source, declaredByPlainName(parent)) : 'end';
    case 'assignment_expression': return isField(parent, 'right', child) ? assigned(parent, 'left', source, false) : 'end';
    case 'augmented_assignment_expression': return isField(parent, 'right', child) ? { kind: 'fallback' } : 'end';
    case 'public_field_definition': case 'field_definition':
      return isField(parent, 'value', child)
        ? { kind: 'assigned', name: textOf(parent.childForFieldName('name') ?? parent.childForFieldName('property'), source), owner: 'class', declares: true, siblings: () => fieldNames(parent, source), scope: { start: 0, end: source.length } }
        : 'end';
    case 'enum_assignment': return { kind: 'assigned', name: textOf(parent.childForFieldName('name'), source), owner: 'enum', declares: true };
    case 'required_parameter': case 'optional_parameter':
      return isField(parent, 'value', child) ? { kind: 'default', name: textOf(parent.childForFieldName('pattern'), source) } : 'end';
    case 'assignment_pattern': case 'object_assignment_pattern':
      return isField(parent, 'right', child) ? { kind: 'default', name: textOf(parent.childForFieldName('left'), source) } : 'end';
    case 'binary_expression': return binary(child, parent, source);
    case 'switch_case': return isField(parent, 'value', child) ? { kind: 'compared', other: textOf(parent.parent?.parent?.childForFieldName('value'), source).replace(/^\(|\)$/g, ''), cases: () => children(parent.parent ?? parent).map((node) => unquoted(node.childForFieldName('value'), source)) } : 'end';
    case 'ternary_expression': return isField(parent, 'condition', child) ? 'end' : { kind: 'choice' };
    case 'subscript_expression': return isField(parent, 'index', child) ? { kind: 'subscript', of: textOf(parent.childForFieldName('object'), source) } : 'through';
    case 'return_statement': return { kind: 'returned', from: enclosingName(parent, functions, source) };
    case 'arrow_function': return isField(parent, 'body', child) ? { kind: 'returned', from: enclosingName(parent, functions, source) } : 'end';
    case 'expression_statement': return { kind: 'statement' };
    case 'jsx_attribute': return { kind: 'member', key: textOf(parent.namedChild(0), source), keys: () => children(parent.parent ?? parent).map((node) => textOf(node.namedChild(0), source)) };
    case 'member_expression': return receiver(child, parent, source);
    case 'import_statement': case 'import_require_clause': case 'import_attribute': case 'module': return { kind: 'module' };
    case 'export_statement': return isField(parent, 'source', child) ? { kind: 'module' } : { kind: 'assigned', name: 'default', declares: false };
    case 'for_in_statement': return isField(parent, 'right', child) ? { kind: 'iterated', loop: loopOf(parent, source) } : 'end';
    case 'template_substitution': return isSqlTag(parent, source) ? { kind: 'argument', callee: 'sql', index: 0, keys: () => [], first: () => '' } : /\s/.test(textOf(parent.parent, source).replaceAll(/\$\{[^{}]*\}/g, '')) ? { kind: 'statement' } : { kind: 'concatenated', before: '' };
    case 'call_expression': case 'new_expression': return child.type === 'identifier' && (isField(parent, 'function', child) || isField(parent, 'constructor', child)) ? 'end' : 'through';
    case 'formal_parameters': case 'type_annotation': case 'type_arguments': case 'if_statement': case 'while_statement': return 'end';
    default: return otherwise(parent);
  }
}

/** A value given to a statement: sql`… ${'gpt-4o'} …`. */
const isSqlTag = (substitution: Node, source: string): boolean => /^(?:\w+\.)*(?:sql|query|execute|\$queryRaw|\$executeRaw)$/i.test(textOf(substitution.parent?.parent?.childForFieldName('function'), source));

function member(pair: Node, source: string): Step {
  return { kind: 'member', key: unquoted(pair.childForFieldName('key'), source).replace(/^\[|\]$/g, ''), keys: () => keysOf(pair.parent, source) };
}

function keysOf(object: Node | null | undefined, source: string): readonly string[] {
  if (object === null || object === undefined) return [];
  return children(object).map((node) => unquoted(node.childForFieldName('key') ?? node.childForFieldName('name') ?? node, source));
}

function argument(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  const call = parent.parent;
  if (call === null) return 'end';
  const callee = textOf(call.childForFieldName('function') ?? call.childForFieldName('constructor'), source);
  if (callee === 'require' || callee === 'import') return { kind: 'module' };
  return {
    kind: 'argument', callee: calleePath(callee.replace(/^new\s+/, '')), index: indexIn(parent, child), keys: () => [],
    first: () => firstArgument(callee, parent, source),
  };
}

/** For `expect(x.model).toBe(…)` what the expectation is about; else the call's first argument. */
function firstArgument(callee: string, parent: Node, source: string): string {
  const subject = /^(?:expect|assertThat)\(([^()]{1,80})\)/.exec(callee)?.[1];
  return subject ?? unquoted(parent.namedChild(0), source);
}

function binary(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  const left = isField(parent, 'left', child);
  const other = textOf(parent.childForFieldName(left ? 'right' : 'left'), source);
  switch (textOf(parent.childForFieldName('operator'), source)) {
    case '==': case '===': case '!=': case '!==': return { kind: 'compared', other };
    case '||': case '??': return left ? 'through' : { kind: 'fallback', of: textOf(parent.childForFieldName('left'), source) };
    case '&&': return left ? 'end' : { kind: 'choice' };
    case '+': return { kind: 'concatenated', before: left ? '' : unquoted(parent.childForFieldName('left'), source) };
    case 'in': return { kind: 'membership', side: left ? 'left' : 'right', other: left ? `${other}.table` : other };
    default: return 'end';
  }
}

/** Destructuring (`const { model } = …`) declares names that are not the value itself. */
const declaredByPlainName = (declarator: Node): boolean => declarator.childForFieldName('name')?.type === 'identifier';

function assigned(parent: Node, field: string, source: string, declares: boolean): Step {
  const name = textOf(parent.childForFieldName(field), source);
  return { kind: 'assigned', name: name.replaceAll('?.', '.'), declares, scope: scopeOf(parent, scopes) };
}

const fieldNames = (field: Node, source: string): readonly Sibling[] =>
  children(field.parent ?? field).filter((node) => node.type === field.type).map((node) => ({
    name: textOf(node.childForFieldName('name') ?? node.childForFieldName('property'), source), text: unquoted(node.childForFieldName('value'), source),
  }));

function receiver(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  if (!isField(parent, 'object', child)) return 'through';
  const call = parent.parent;
  if (call?.type !== 'call_expression' || !isField(call, 'function', parent)) return 'through';
  const method = textOf(parent.childForFieldName('property'), source);
  if (/^(?:to(?:Lower|Upper)Case|trim|toString|slice|filter|concat|sort|reverse|as)$/.test(method)) return 'through';
  const callback = call.childForFieldName('arguments')?.namedChild(0);
  const body = callback !== null && callback !== undefined && functions.has(callback.type) ? callback.childForFieldName('body') : null;
  const variable = callback?.childForFieldName('parameter') ?? callback?.childForFieldName('parameters')?.namedChild(0);
  return body === null || variable === undefined || variable === null
    ? { kind: 'receiver', method }
    : { kind: 'receiver', method, callback: { variable: /[\w$]+/.exec(textOf(variable, source))?.[0] ?? '', start: body.startIndex, end: body.endIndex } };
}

function loopOf(loop: Node, source: string): LoopBody {
  const body = loop.childForFieldName('body') ?? loop;
  return { variable: /[\w$]+/.exec(textOf(loop.childForFieldName('left'), source))?.[0] ?? '', start: body.startIndex, end: body.endIndex };
}

function unionTexts(literalType: Node, source: string): readonly string[] {
  const texts: string[] = [];
  const top = literalType.parent;
  let at: Node | null = top;
  for (let hops = 0; at !== null && at.type === 'union_type' && hops < 60; hops++, at = at.namedChild(0)) {
    for (const node of children(at)) if (node.type === 'literal_type') texts.push(unquoted(node, source));
  }
  return top?.parent?.type === 'union_type' ? [...texts, ...children(top.parent).map((node) => unquoted(node, source))] : texts;
}
