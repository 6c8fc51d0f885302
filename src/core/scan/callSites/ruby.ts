import type { Node } from 'web-tree-sitter';
import { calleePath } from '../context.ts';
import { children, contentRange, scopeOf, textOf } from '../syntax/language.ts';
import { commaRemoval, type SiteEntry, type SiteValue } from './callSite.ts';
import { setLater } from './setLater.ts';
import { posting, rangeOf, type CallSiteLanguage, type KeptName } from './treeLanguage.ts';
import { effortOrOther, numberValue, otherValue, textValue } from './values.ts';

const scopes = new Set(['method', 'singleton_method', 'program']);

/** Keywords and hashes. */
export const rubySites: CallSiteLanguage = {
  id: 'ruby', grammar: 'ruby',
  ends: new Set(['body_statement', 'block_body', 'program', 'then', 'else', 'class', 'module', 'method']),
  identifiers: new Set(['identifier', 'constant', 'instance_variable']),
  entries: (holder, source) => (holder.type === 'hash' || holder.type === 'argument_list' ? pairs(holder, source) : undefined),
  value: valueOf,
  more: (holder, source) => setLater(holder, source, scopes, valueOf),
  style: () => 'object',
  target(node, source) {
    if (node.type === 'hash' && isExpected(node, source)) return 'let';
    if (node.type !== 'call') return undefined;
    const list = node.childForFieldName('arguments');
    const callee = calleePath(`${textOf(node.childForFieldName('receiver'), source)}.${textOf(node.childForFieldName('method'), source)}`.replaceAll('::', '.').replaceAll('&.', '.')).replace(/^\./, '');
    if (list === null) return callee;
    if (posting.test(callee)) return `${callee} ${source.slice(list.startIndex, Math.min(list.endIndex, list.startIndex + 200))}`;
    // What ruby-openai and the older gem for Claude are given: `client.chat(parameters: { … })`.
    return list.namedChild(0)?.type === 'pair' && textOf(list.namedChild(0)?.childForFieldName('key'), source) === 'parameters' ? `${callee} parameters` : callee;
  },
  kept,
  unwrapped: (text) => text.replace(/^(?:[\w.]+::)+/, ''),
};

/** `let(:parameters) { { model: … } }`: what a test expects of a call. */
function isExpected(hash: Node, source: string): boolean {
  const block = hash.parent?.parent;
  return /^(?:do_)?block$/.test(block?.type ?? '') && /^let!?$/.test(textOf(block?.parent?.childForFieldName('method'), source));
}

function pairs(holder: Node, source: string): readonly SiteEntry[] | undefined {
  const found = children(holder).flatMap((node) => (node.type === 'pair' ? entry(node, source) : []));
  return found.length === 0 ? undefined : found;
}

function entry(pair: Node, source: string): readonly SiteEntry[] {
  const key = pair.childForFieldName('key');
  if (key === null) return [];
  const nameRange = nameOf(key, source);
  const name = source.slice(nameRange.start, nameRange.end);
  const value = pair.childForFieldName('value');
  const range = rangeOf(pair);
  // `model:` alone is the variable of that name.
  return [{ name, nameRange, value: value === null ? { kind: 'other', text: name, range: nameRange } : valueOf(value, source), range, removal: commaRemoval(source, range) }];
}

function nameOf(key: Node, source: string): { readonly start: number; readonly end: number } {
  switch (key.type) {
    case 'string': case 'delimited_symbol': return contentRange(source, key.startIndex, key.endIndex);
    case 'simple_symbol': return { start: key.startIndex + 1, end: key.endIndex };
    default: return rangeOf(key);
  }
}

function valueOf(node: Node, source: string): SiteValue {
  const range = rangeOf(node);
  switch (node.type) {
    case 'string': return node.descendantsOfType('interpolation').length > 0 ? otherValue(node, source) : textValue(node, source);
    case 'simple_symbol': return { kind: 'plain', value: source.slice(range.start + 1, range.end), range };
    case 'integer': case 'float': case 'unary': return numberValue(node, source);
    case 'true': case 'false': return { kind: 'plain', value: node.type === 'true', range };
    case 'nil': return { kind: 'plain', value: null, range };
    case 'hash': return { kind: 'object', range, entries: () => pairs(node, source) ?? [] };
    case 'array': return { kind: 'list', range, items: () => children(node).map((item) => valueOf(item, source)) };
    case 'scope_resolution': return effortOrOther(node, source);
    default: return otherValue(node, source);
  }
}

function kept(child: Node, parent: Node, source: string): KeptName | undefined {
  const isValue = (field: string): boolean => parent.childForFieldName(field)?.id === child.id;
  switch (parent.type) {
    case 'assignment': case 'operator_assignment': {
      const name = textOf(parent.childForFieldName('left'), source);
      if (!isValue('right') || !/^@{0,2}\w+$/.test(name)) return undefined;
      return { name, scope: /^[@A-Z]/.test(name) ? { start: 0, end: source.length } : scopeOf(parent, scopes) };
    }
    case 'keyword_parameter': case 'optional_parameter': return isValue('value') ? { name: textOf(parent.childForFieldName('name'), source), scope: scopeOf(parent, scopes) } : undefined;
    default: return undefined;
  }
}
