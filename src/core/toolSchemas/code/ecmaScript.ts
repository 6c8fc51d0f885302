import type { Node } from 'web-tree-sitter';
import { ecmaScript } from '../../scan/languages/ecmascript.ts';
import { textOf } from '../../scan/syntax/language.ts';
import type { LanguageId } from '../../scan/types.ts';
import type { CodeItem, CodeLanguage, CodeMember, CodeValue, Declaration } from './codeLanguage.ts';
import { decodeText, type Decoded } from './decodeText.ts';
import { partsOf } from './parts.ts';
import { typeConstant } from './typeConstant.ts';

/** Give back what they are given. */
const wrappers = /^(?:JSON\.parse|Object\.freeze|structuredClone|jsonSchema|cloneDeep)$/;
const changers: ReadonlySet<string> = new Set(['push', 'unshift', 'splice', 'pop', 'shift', 'sort', 'reverse', 'fill']);
const functions: ReadonlySet<string> = new Set(['arrow_function', 'function_expression']);

/** Object and array literals of TypeScript, TSX and JavaScript. */
export function ecmaScriptCode(id: LanguageId, grammar: string): CodeLanguage {
  return {
    syntax: ecmaScript(id, grammar),
    literals: ['object', 'array'],
    valueOf,
    declarationTypes: [
      'variable_declarator', 'function_declaration', 'generator_function_declaration', 'formal_parameters', 'arrow_function', 'import_specifier', 'import_clause',
      'namespace_import', 'catch_clause', 'for_in_statement', 'class_declaration',
    ],
    declarationsOf,
    changeTypes: ['assignment_expression', 'augmented_assignment_expression', 'call_expression', 'unary_expression'],
    changedBy,
  };
}

function valueOf(node: Node, source: string): CodeValue | undefined {
  switch (node.type) {
    case 'object': return { kind: 'object', members: partsOf(node).map((child) => memberOf(child, source)) };
    case 'array': return { kind: 'array', items: partsOf(node).map(itemOf) };
    case 'string': case 'template_string': {
      const text = textIn(node, source);
      return text && { kind: 'text', text };
    }
    case 'number': case 'unary_expression': return numberOf(textOf(node, source));
    case 'true': case 'false': return { kind: 'scalar', value: node.type === 'true' };
    case 'null': return { kind: 'scalar', value: null };
    case 'undefined': return { kind: 'absent' };
    case 'identifier': case 'shorthand_property_identifier': return { kind: 'name', name: textOf(node, source) };
    case 'parenthesized_expression': case 'as_expression': case 'satisfies_expression': case 'non_null_expression': return wrapped(node.namedChild(0));
    case 'type_assertion': return wrapped(node.namedChild(1));
    case 'call_expression': return callOf(node, source);
    case 'member_expression': return typeConstant(textOf(node, source));
    default: return undefined;
  }
}

const wrapped = (node: Node | null): CodeValue | undefined => (node === null ? undefined : { kind: 'same', as: node });

function callOf(node: Node, source: string): CodeValue | undefined {
  const callee = node.childForFieldName('function');
  const list = node.childForFieldName('arguments');
  if (callee === null || list === null) return undefined;
  if (wrappers.test(textOf(callee, source))) return wrapped(partsOf(list)[0] ?? null);
  return callee.type === 'identifier' ? { kind: 'result', name: textOf(callee, source) } : undefined;
}

function memberOf(child: Node, source: string): CodeMember {
  if (child.type === 'spread_element') return spreadOf(child) ?? 'unknown';
  if (child.type === 'shorthand_property_identifier') return { key: { name: textOf(child, source), range: { start: child.startIndex, end: child.endIndex } }, value: child };
  const key = child.childForFieldName(child.type === 'pair' ? 'key' : 'name');
  const name = key === null ? undefined : keyName(key, source);
  if (key === null || name === undefined) return 'unknown';
  return { key: { name, range: { start: key.startIndex, end: key.endIndex } }, value: child.childForFieldName('value') ?? child };
}

function keyName(key: Node, source: string): string | undefined {
  if (key.type === 'property_identifier' || key.type === 'number') return textOf(key, source);
  const literal = key.type === 'computed_property_name' ? key.namedChild(0) : key;
  return literal === null || literal.type === 'identifier' ? undefined : textIn(literal, source)?.text;
}

function itemOf(child: Node): CodeItem {
  return child.type === 'spread_element' ? spreadOf(child) ?? child : child;
}

function spreadOf(child: Node): { readonly spread: Node } | undefined {
  const spread = child.namedChild(0);
  return spread === null ? undefined : { spread };
}

function textIn(node: Node, source: string): Decoded | undefined {
  if (node.type !== 'string' && (node.type !== 'template_string' || partsOf(node).some(({ type }) => type === 'template_substitution'))) return undefined;
  return decodeText(source, node.startIndex + 1, node.endIndex - 1, 'backslash');
}

function numberOf(text: string): CodeValue | undefined {
  const value = Number(text.replaceAll('_', '').replace(/^-\s+/, '-'));
  return Number.isNaN(value) || text.trim() === '' ? undefined : { kind: 'scalar', value };
}

function declarationsOf(node: Node, source: string): readonly Declaration[] {
  switch (node.type) {
    case 'variable_declarator': {
      const name = node.childForFieldName('name');
      const value = node.childForFieldName('value');
      if (name === null) return [];
      if (name.type !== 'identifier' || value === null) return unknown(name, node, source);
      const result = functions.has(value.type) ? resultOf(value) : undefined;
      return [{ name: textOf(name, source), value, at: node, ...(result === undefined ? {} : { result }) }];
    }
    case 'function_declaration': {
      const name = node.childForFieldName('name');
      const result = resultOf(node);
      return name === null ? [] : [{ name: textOf(name, source), at: node, ...(result === undefined ? {} : { result }) }];
    }
    case 'arrow_function': {
      const parameter = node.childForFieldName('parameter');
      return parameter === null ? [] : unknown(parameter, parameter, source);
    }
    case 'formal_parameters': return unknown(node, node, source);
    case 'catch_clause': return unknown(node.childForFieldName('parameter'), node.childForFieldName('body') ?? node, source);
    case 'for_in_statement': return unknown(node.childForFieldName('left'), node, source);
    case 'import_specifier': return unknown(node.childForFieldName('alias') ?? node.childForFieldName('name'), node, source);
    case 'import_clause': return unknown(node.namedChild(0)?.type === 'identifier' ? node.namedChild(0) : null, node, source);
    default: return unknown(node.type === 'namespace_import' ? node.namedChild(0) : node.childForFieldName('name'), node, source);
  }
}

/** Names whose value is not known here. */
function unknown(pattern: Node | null, at: Node, source: string): readonly Declaration[] {
  if (pattern === null) return [];
  const names = pattern.type === 'identifier' || pattern.type === 'type_identifier' ? [pattern] : pattern.descendantsOfType(['identifier', 'shorthand_property_identifier_pattern']);
  return names.map((name) => ({ name: textOf(name, source), at }));
}

/** What a function returns where it has one way out. */
function resultOf(node: Node): Node | undefined {
  const body = node.childForFieldName('body');
  if (body === null || node.child(0)?.type === 'async') return undefined;
  if (body.type !== 'statement_block') return body;
  const own = body.descendantsOfType('return_statement').filter((each) => ownerOf(each)?.id === node.id);
  return own.length === 1 && own[0]?.parent?.id === body.id ? own[0].namedChild(0) ?? undefined : undefined;
}

function ownerOf(node: Node): Node | undefined {
  for (let at = node.parent; at !== null; at = at.parent) {
    if (functions.has(at.type) || at.type === 'function_declaration' || at.type === 'method_definition') return at;
  }
  return undefined;
}

function changedBy(node: Node, source: string): string | undefined {
  if (node.type === 'call_expression') {
    const callee = node.childForFieldName('function');
    if (callee?.type !== 'member_expression') return undefined;
    if (textOf(callee, source) === 'Object.assign') return rootName(node.childForFieldName('arguments')?.namedChild(0) ?? null, source);
    return changers.has(textOf(callee.childForFieldName('property'), source)) ? rootName(callee.childForFieldName('object'), source) : undefined;
  }
  if (node.type === 'unary_expression') return node.child(0)?.type === 'delete' ? rootName(node.childForFieldName('argument'), source) : undefined;
  return rootName(node.childForFieldName('left'), source);
}

function rootName(node: Node | null, source: string): string | undefined {
  let at = node;
  while (at !== null && at.type !== 'identifier') at = at.childForFieldName('object') ?? (/^(?:non_null|as|parenthesized)_expression$/.test(at.type) ? at.namedChild(0) : null);
  return at === null ? undefined : textOf(at, source);
}
