import type { Node } from 'web-tree-sitter';
import { calleePath } from '../context.ts';
import { children, contentRange, scopeOf, textOf } from '../syntax/language.ts';
import { commaRemoval, type SiteEntry, type SiteValue } from './callSite.ts';
import { setLater } from './setLater.ts';
import { posting, rangeOf, type CallSiteLanguage, type KeptName } from './treeLanguage.ts';
import { effortOrOther, numberValue, otherValue, textValue } from './values.ts';

const scopes = new Set(['method_declaration', 'function_definition', 'anonymous_function', 'arrow_function', 'program']);

/** Arrays with keys, and named arguments. */
export const phpSites: CallSiteLanguage = {
  id: 'php', grammar: 'php',
  ends: new Set(['compound_statement', 'program', 'declaration_list', 'expression_statement', 'return_statement', 'if_statement']),
  identifiers: new Set(['variable_name', 'name']),
  entries(holder, source) {
    if (holder.type === 'array_creation_expression') return elements(holder, source);
    return holder.type === 'arguments' ? named(holder, source) : undefined;
  },
  value: valueOf,
  more: (holder, source) => setLater(holder, source, scopes, valueOf),
  style: (holder) => (holder.type === 'arguments' ? 'named' : 'arrow'),
  target,
  kept,
};

function elements(array: Node, source: string): readonly SiteEntry[] | undefined {
  const found = children(array).flatMap((node): readonly SiteEntry[] => {
    const [key, value] = children(node);
    if (key === undefined || value === undefined || !isText(key)) return [];
    const nameRange = contentRange(source, key.startIndex, key.endIndex);
    return [{ name: source.slice(nameRange.start, nameRange.end), nameRange, value: valueOf(value, source), range: rangeOf(node), removal: commaRemoval(source, rangeOf(node)) }];
  });
  return found.length === 0 ? undefined : found;
}

function named(list: Node, source: string): readonly SiteEntry[] | undefined {
  const found = children(list).flatMap((node): readonly SiteEntry[] => {
    const name = node.childForFieldName('name');
    const value = children(node).at(-1);
    if (node.type !== 'argument' || name === null || value === undefined || value.id === name.id) return [];
    return [{ name: textOf(name, source), nameRange: rangeOf(name), value: valueOf(value, source), range: rangeOf(node), removal: commaRemoval(source, rangeOf(node)) }];
  });
  return found.length === 0 ? undefined : found;
}

const isText = ({ type }: Node): boolean => type === 'string' || type === 'encapsed_string';

function valueOf(node: Node, source: string): SiteValue {
  const range = rangeOf(node);
  switch (node.type) {
    case 'string': return textValue(node, source);
    case 'encapsed_string': return children(node).every(({ type }) => type === 'string_content') ? textValue(node, source) : otherValue(node, source);
    case 'integer': case 'float': case 'unary_op_expression': return numberValue(node, source);
    case 'boolean': return { kind: 'plain', value: /^true$/i.test(textOf(node, source)), range };
    case 'null': return { kind: 'plain', value: null, range };
    case 'array_creation_expression': {
      const found = elements(node, source);
      if (found !== undefined) return { kind: 'object', range, entries: () => found };
      return { kind: 'list', range, items: () => children(node).flatMap((item) => children(item).slice(-1)).map((item) => valueOf(item, source)) };
    }
    case 'class_constant_access_expression': return effortOrOther(node, source);
    default: return otherValue(node, source);
  }
}

function target(node: Node, source: string): string | undefined {
  if (node.type === 'object_creation_expression') return textOf(node.namedChild(0), source);
  const name = node.childForFieldName('name') ?? node.childForFieldName('function');
  if (name === null || !node.type.endsWith('_call_expression')) return undefined;
  const object = textOf(node.childForFieldName('object') ?? node.childForFieldName('scope'), source);
  const callee = calleePath(`${object}.${textOf(name, source)}`.replaceAll(/\??->|::/g, '.').replaceAll('$', '')).replace(/^\./, '');
  const list = node.childForFieldName('arguments');
  return posting.test(callee) && list !== null ? `${callee} ${source.slice(list.startIndex, Math.min(list.endIndex, list.startIndex + 200))}` : callee;
}

function kept(child: Node, parent: Node, source: string): KeptName | undefined {
  const file = { start: 0, end: source.length };
  switch (parent.type) {
    case 'assignment_expression': case 'augmented_assignment_expression': {
      if (parent.childForFieldName('right')?.id !== child.id) return undefined;
      const left = textOf(parent.childForFieldName('left'), source);
      const member = /^\$this->(\w+)$/.exec(left)?.[1];
      if (member !== undefined) return { name: member, of: '$this->', scope: file };
      return /^\$\w+$/.test(left) ? { name: left, scope: scopeOf(parent, scopes) } : undefined;
    }
    case 'property_element': return { name: textOf(parent.childForFieldName('name'), source).slice(1), of: '$this->', scope: file };
    case 'property_promotion_parameter': return { name: textOf(parent.childForFieldName('name'), source).slice(1), of: '$this->', scope: file };
    case 'simple_parameter': return { name: textOf(parent.childForFieldName('name'), source), scope: scopeOf(parent, scopes) };
    case 'const_element': {
      const name = textOf(parent.namedChild(0), source);
      return parent.parent?.parent?.type === 'declaration_list' ? { name, of: '::', scope: file } : { name, scope: file };
    }
    default: return undefined;
  }
}
