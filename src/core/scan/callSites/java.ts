import type { Node } from 'web-tree-sitter';
import { children, contentRange, scopeOf, textOf } from '../syntax/language.ts';
import { commaRemoval, type SiteEntry, type SiteValue } from './callSite.ts';
import { rangeOf, type CallSiteLanguage, type KeptName } from './treeLanguage.ts';

const scopes = new Set(['method_declaration', 'constructor_declaration', 'lambda_expression', 'program']);

/** Builder chains and `Map.of(…)`. */
export const javaSites: CallSiteLanguage = {
  id: 'java', grammar: 'java',
  ends: new Set(['block', 'program', 'class_body', 'expression_statement', 'return_statement', 'if_statement', 'local_variable_declaration', 'field_declaration']),
  identifiers: new Set(['identifier']),
  entries(holder, source) {
    if (holder.type !== 'argument_list' || holder.parent?.type !== 'method_invocation') return undefined;
    const call = holder.parent;
    return /(?:^|\.)Map$/.test(textOf(call.childForFieldName('object'), source)) ? mapOf(holder, source) : chain(call, source);
  },
  value: valueOf,
  style: (holder) => (holder.parent?.childForFieldName('object')?.type === 'identifier' ? 'json' : 'builder'),
  target(node, source) {
    if (node.type !== 'argument_list' || node.parent === null) return node.type === 'object_creation_expression' ? textOf(node.childForFieldName('type'), source) : undefined;
    const links = linksOf(node.parent);
    const root = links.at(-1);
    return root === undefined ? undefined : `${textOf(root.childForFieldName('object'), source)}.${textOf(root.childForFieldName('name'), source)}`;
  },
  kept,
};

/** The calls of a chain, outermost first. */
function linksOf(call: Node): readonly Node[] {
  let top = call;
  while (top.parent?.type === 'method_invocation' && top.parent.childForFieldName('object')?.id === top.id) top = top.parent;
  const links: Node[] = [];
  for (let at: Node | null = top; at?.type === 'method_invocation' && links.length < 80; at = at.childForFieldName('object')) links.push(at);
  return links;
}

function chain(call: Node, source: string): readonly SiteEntry[] | undefined {
  const links = linksOf(call);
  const root = links.at(-1);
  if (root === undefined || textOf(root.childForFieldName('name'), source) !== 'builder') return undefined;
  return links.slice(0, -1).toReversed().flatMap((link): readonly SiteEntry[] => {
    const name = link.childForFieldName('name');
    const list = link.childForFieldName('arguments');
    const object = link.childForFieldName('object');
    if (name === null || list === null || object === null) return [];
    const [first] = children(list);
    const range = { start: name.startIndex, end: list.endIndex };
    const value: SiteValue = first === undefined ? { kind: 'other', text: '', range: rangeOf(list) } : valueOf(first, source);
    return [{ name: textOf(name, source), nameRange: rangeOf(name), value, range, removal: { start: object.endIndex, end: list.endIndex } }];
  });
}

function mapOf(list: Node, source: string): readonly SiteEntry[] {
  const parts = children(list);
  return parts.flatMap((key, at): readonly SiteEntry[] => {
    const value = parts[at + 1];
    if (at % 2 === 1 || value === undefined || key.type !== 'string_literal') return [];
    const nameRange = contentRange(source, key.startIndex, key.endIndex);
    const range = { start: key.startIndex, end: value.endIndex };
    return [{ name: source.slice(nameRange.start, nameRange.end), nameRange, value: valueOf(value, source), range, removal: commaRemoval(source, range) }];
  });
}

function valueOf(node: Node, source: string): SiteValue {
  const range = rangeOf(node);
  const text = source.slice(range.start, range.end);
  switch (node.type) {
    case 'string_literal': { const { start, end } = contentRange(source, range.start, range.end); return { kind: 'plain', value: source.slice(start, end), range }; }
    case 'decimal_integer_literal': case 'decimal_floating_point_literal': case 'unary_expression': {
      const number = Number(text.replaceAll('_', '').replace(/[LlFfDd]$/, ''));
      return Number.isNaN(number) ? { kind: 'other', text, range } : { kind: 'plain', value: number, range };
    }
    case 'true': case 'false': return { kind: 'plain', value: node.type === 'true', range };
    case 'null_literal': return { kind: 'plain', value: null, range };
    case 'method_invocation': {
      const found = chain(node, source);
      return found === undefined ? { kind: 'other', text, range } : { kind: 'object', range, entries: () => found };
    }
    default: {
      const effort = /(?:^|\.)ReasoningEffort\.([A-Z]+)$/.exec(text)?.[1];
      return effort === undefined ? { kind: 'other', text, range } : { kind: 'plain', value: effort.toLowerCase(), range };
    }
  }
}

function kept(child: Node, parent: Node, source: string): KeptName | undefined {
  if (parent.type !== 'variable_declarator' || parent.childForFieldName('value')?.id !== child.id) return undefined;
  const scope = parent.parent?.type === 'field_declaration' ? { start: 0, end: source.length } : scopeOf(parent, scopes);
  return { name: textOf(parent.childForFieldName('name'), source), scope };
}
