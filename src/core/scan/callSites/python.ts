import type { Node } from 'web-tree-sitter';
import { calleePath } from '../context.ts';
import { children, contentRange, scopeOf, textOf } from '../syntax/language.ts';
import { commaRemoval, type SiteEntry, type SiteValue } from './callSite.ts';
import { setLater } from './setLater.ts';
import { posting, rangeOf, type CallSiteLanguage, type KeptName } from './treeLanguage.ts';

const scopes = new Set(['function_definition', 'lambda', 'module']);

/** Keyword arguments and dictionaries. */
export const pythonSites: CallSiteLanguage = {
  id: 'python', grammar: 'python',
  ends: new Set(['block', 'module', 'expression_statement', 'return_statement', 'if_statement', 'class_definition']),
  identifiers: new Set(['identifier']),
  entries(holder, source) {
    if (holder.type === 'dictionary') return pairs(holder, source);
    return holder.type === 'argument_list' && holder.parent?.type === 'call' ? keywords(holder, source) : undefined;
  },
  value: valueOf,
  more: (holder, source) => setLater(holder, source, scopes, valueOf),
  style: (holder) => (holder.type === 'argument_list' ? 'keywords' : 'json'),
  target,
  kept,
};

function keywords(list: Node, source: string): readonly SiteEntry[] | undefined {
  const found = children(list).flatMap((node) => (node.type === 'keyword_argument' ? entry(node, node.childForFieldName('name'), source) : []));
  return found.length === 0 ? undefined : found;
}

const pairs = (dictionary: Node, source: string): readonly SiteEntry[] =>
  children(dictionary).flatMap((node) => (node.type === 'pair' ? entry(node, node.childForFieldName('key'), source) : []));

function entry(node: Node, key: Node | null, source: string): readonly SiteEntry[] {
  const value = node.childForFieldName('value');
  if (key === null || value === null) return [];
  const nameRange = key.type === 'string' ? contentRange(source, key.startIndex, key.endIndex) : rangeOf(key);
  return [{ name: source.slice(nameRange.start, nameRange.end), nameRange, value: valueOf(value, source), range: rangeOf(node), removal: commaRemoval(source, rangeOf(node)) }];
}

function valueOf(node: Node, source: string): SiteValue {
  const range = rangeOf(node);
  const text = source.slice(range.start, range.end);
  switch (node.type) {
    case 'string': {
      if (/^[a-z]*f/i.test(text)) return { kind: 'other', text, range };
      const inner = contentRange(source, range.start, range.end);
      return { kind: 'plain', value: source.slice(inner.start, inner.end), range };
    }
    case 'integer': case 'float': case 'unary_operator': {
      const number = Number(text.replaceAll('_', ''));
      return Number.isNaN(number) ? { kind: 'other', text, range } : { kind: 'plain', value: number, range };
    }
    case 'true': case 'false': return { kind: 'plain', value: node.type === 'true', range };
    case 'none': return { kind: 'plain', value: null, range };
    case 'dictionary': return { kind: 'object', range, entries: () => pairs(node, source) };
    case 'list': case 'tuple': return { kind: 'list', range, items: () => children(node).map((item) => valueOf(item, source)) };
    case 'call': {
      const list = node.childForFieldName('arguments');
      const callee = textOf(node.childForFieldName('function'), source);
      // `Reasoning(effort="low")`, `dict(effort="low")` are objects.
      if (list !== null && /(?:^|\.)(?:dict|Reasoning|[A-Z]\w*)$/.test(callee) && list.namedChildCount > 0) {
        const found = keywords(list, source);
        if (found !== undefined) return { kind: 'object', range, entries: () => found };
      }
      return { kind: 'other', text, range };
    }
    case 'identifier': case 'attribute': return /^(?:openai\.)?(?:NOT_GIVEN|not_given|NotGiven|omit|Omit)$/.test(text) ? { kind: 'plain', value: null, range } : { kind: 'other', text, range };
    case 'parenthesized_expression': { const inner = node.namedChild(0); return inner === null ? { kind: 'other', text, range } : valueOf(inner, source); }
    default: return { kind: 'other', text, range };
  }
}

function target(node: Node, source: string): string | undefined {
  if (node.type === 'call') {
    const callee = calleePath(textOf(node.childForFieldName('function'), source));
    const list = node.childForFieldName('arguments');
    return posting.test(callee) && list !== null ? `${callee} ${source.slice(list.startIndex, Math.min(list.endIndex, list.startIndex + 200))}` : callee;
  }
  return undefined;
}

function kept(child: Node, parent: Node, source: string): KeptName | undefined {
  const isValue = (field: string): boolean => parent.childForFieldName(field)?.id === child.id;
  if (parent.type === 'default_parameter' || parent.type === 'typed_default_parameter') {
    return isValue('value') ? { name: textOf(parent.childForFieldName('name'), source), scope: scopeOf(parent, scopes) } : undefined;
  }
  if (parent.type !== 'assignment' || !isValue('right')) return undefined;
  const left = textOf(parent.childForFieldName('left'), source);
  const member = /^self\.(\w+)$/.exec(left)?.[1];
  if (member !== undefined) return { name: member, of: 'self.', scope: { start: 0, end: source.length } };
  if (!/^\w+$/.test(left)) return undefined;
  return parent.parent?.parent?.parent?.type === 'class_definition' ? { name: left, of: 'self.', scope: { start: 0, end: source.length } } : { name: left, scope: scopeOf(parent, scopes) };
}
