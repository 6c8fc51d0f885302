import type { Node } from 'web-tree-sitter';
import { calleePath } from '../context.ts';
import { children, contentRange, scopeOf, textOf } from '../syntax/language.ts';
import type { LanguageId } from '../types.ts';
import { commaRemoval, type SiteEntry, type SiteValue } from './callSite.ts';
import { setLater } from './setLater.ts';
import { posting, rangeOf, type CallSiteLanguage, type KeptName } from './treeLanguage.ts';

const scopes = new Set(['function_declaration', 'function_expression', 'arrow_function', 'method_definition', 'generator_function_declaration', 'program']);

/** Objects of TypeScript and JavaScript, and the calls they are arguments of. */
export function ecmaScriptSites(id: LanguageId, grammar: string): CallSiteLanguage {
  return {
    id, grammar,
    ends: new Set(['statement_block', 'program', 'class_body', 'expression_statement', 'lexical_declaration', 'return_statement', 'if_statement']),
    identifiers: new Set(['identifier', 'property_identifier', 'shorthand_property_identifier', 'private_property_identifier']),
    entries: (holder, source) => (holder.type === 'object' ? entriesOf(holder, source) : undefined),
    value: valueOf, style: () => 'object', target, kept,
    more: (holder, source) => setLater(holder, source, scopes, valueOf),
  };
}

function entriesOf(object: Node, source: string): readonly SiteEntry[] {
  return children(object).flatMap((node): readonly SiteEntry[] => {
    const range = rangeOf(node);
    const removal = commaRemoval(source, range);
    if (node.type === 'shorthand_property_identifier') return [{ name: textOf(node, source), nameRange: range, value: { kind: 'other', text: textOf(node, source), range }, range, removal }];
    if (node.type !== 'pair') return [];
    const key = node.childForFieldName('key');
    const value = node.childForFieldName('value');
    if (key === null || value === null) return [];
    const nameRange = key.type === 'string' ? contentRange(source, key.startIndex, key.endIndex) : rangeOf(key);
    return [{ name: source.slice(nameRange.start, nameRange.end), nameRange, value: valueOf(value, source), range, removal }];
  });
}

function valueOf(node: Node, source: string): SiteValue {
  const range = rangeOf(node);
  const text = source.slice(range.start, range.end);
  switch (node.type) {
    case 'string': { const inner = contentRange(source, range.start, range.end); return { kind: 'plain', value: source.slice(inner.start, inner.end), range }; }
    case 'number': case 'unary_expression': return Number.isNaN(Number(text.replaceAll('_', ''))) ? { kind: 'other', text, range } : { kind: 'plain', value: Number(text.replaceAll('_', '')), range };
    case 'true': case 'false': return { kind: 'plain', value: node.type === 'true', range };
    case 'null': case 'undefined': return { kind: 'plain', value: null, range };
    case 'identifier': return text === 'undefined' ? { kind: 'plain', value: null, range } : { kind: 'other', text, range };
    case 'object': return { kind: 'object', range, entries: () => entriesOf(node, source) };
    case 'array': return { kind: 'list', range, items: () => children(node).map((item) => valueOf(item, source)) };
    case 'as_expression': case 'satisfies_expression': case 'parenthesized_expression': case 'non_null_expression': {
      const inner = node.namedChild(0);
      return inner === null ? { kind: 'other', text, range } : valueOf(inner, source);
    }
    default: return { kind: 'other', text, range };
  }
}

function target(node: Node, source: string): string | undefined {
  if (node.type === 'call_expression' || node.type === 'new_expression') {
    const callee = calleePath(textOf(node.childForFieldName('function') ?? node.childForFieldName('constructor'), source));
    const list = node.childForFieldName('arguments');
    return posting.test(callee) && list !== null ? `${callee} ${source.slice(list.startIndex, Math.min(list.endIndex, list.startIndex + 200))}` : callee;
  }
  if (node.type === 'variable_declarator') {
    const type = textOf(node.childForFieldName('type'), source);
    return type === '' ? undefined : type;
  }
  return node.type === 'as_expression' || node.type === 'satisfies_expression' ? textOf(node.namedChild(1), source) : undefined;
}

function kept(child: Node, parent: Node, source: string): KeptName | undefined {
  const isValue = (field: string): boolean => parent.childForFieldName(field)?.id === child.id;
  switch (parent.type) {
    case 'variable_declarator': return isValue('value') ? { name: textOf(parent.childForFieldName('name'), source), scope: scopeOf(parent, scopes) } : undefined;
    case 'required_parameter': case 'optional_parameter': return isValue('value') ? { name: textOf(parent.childForFieldName('pattern'), source), scope: scopeOf(parent, scopes) } : undefined;
    case 'assignment_pattern': case 'object_assignment_pattern': return isValue('right') ? { name: textOf(parent.childForFieldName('left'), source), scope: scopeOf(parent, scopes) } : undefined;
    case 'public_field_definition': case 'field_definition': return isValue('value') ? { name: textOf(parent.childForFieldName('name') ?? parent.childForFieldName('property'), source), of: 'this.', scope: { start: 0, end: source.length } } : undefined;
    case 'assignment_expression': {
      const member = /^this\.([\w$#]+)$/.exec(textOf(parent.childForFieldName('left'), source))?.[1];
      return member === undefined ? undefined : { name: member, of: 'this.', scope: { start: 0, end: source.length } };
    }
    default: return undefined;
  }
}
