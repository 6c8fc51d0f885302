import type { Node } from 'web-tree-sitter';
import { calleePath } from '../context.ts';
import { children, scopeOf, textOf } from '../syntax/language.ts';
import { commaRemoval, type SiteEntry, type SiteValue } from './callSite.ts';
import { jsonMacroEntries, jsonMacroOf } from './rustJson.ts';
import { rangeOf, type CallSiteLanguage, type KeptName } from './treeLanguage.ts';
import { effortOrOther, numberValue, otherValue, textValue } from './values.ts';

const scopes = new Set(['function_item', 'closure_expression', 'source_file']);

/** Builder chains, struct literals and `json!`. */
export const rustSites: CallSiteLanguage = {
  id: 'rust', grammar: 'rust',
  ends: new Set(['block', 'source_file', 'expression_statement', 'declaration_list', 'match_block']),
  identifiers: new Set(['identifier', 'field_identifier']),
  entries(holder, source) {
    switch (holder.type) {
      case 'arguments': return holder.parent?.type === 'call_expression' ? chain(holder.parent, source) : undefined;
      case 'field_initializer_list': return fields(holder, source);
      case 'token_tree': return source[holder.startIndex] === '{' && jsonMacroOf(holder, source) ? jsonMacroEntries(holder, source) : undefined;
      default: return undefined;
    }
  },
  value: valueOf,
  style: (holder) => (holder.type === 'token_tree' ? 'json' : holder.type === 'arguments' ? 'builder' : 'struct'),
  target(node, source) {
    if (node.type === 'struct_expression') return textOf(node.childForFieldName('name'), source).replaceAll('::', '.');
    if (node.type !== 'call_expression') return undefined;
    const root = textOf(linksOf(node).at(-1)?.childForFieldName('function'), source).replaceAll('::', '.');
    if (isRoot(root)) return root;
    const called = textOf(node.childForFieldName('function'), source);
    // The body of a request: what tells is the address further up the chain.
    return /\.(?:json|body|send_json|body_json)$/.test(called) ? called.replaceAll(/\s+/g, '') : calleePath(called.replaceAll('::', '.'));
  },
  kept,
  unwrapped: (text) => text.replace(/^&(?:mut )?/, '').replace(/^(?:String::from|Some)\((.*)\)$/s, '$1').replace(/\.(?:to_string|to_owned|into|clone|as_str)\(\)$/, '').replace(/^(?:Self|self|[a-z_]+)(?:::|\.)/, ''),
};

const isRoot = (callee: string): boolean => /\b[A-Z]\w*\.(?:default|builder|new)$/.test(callee);

/** The calls of a chain, outermost first. */
function linksOf(call: Node): readonly Node[] {
  let top = call;
  while (top.parent?.type === 'field_expression' && top.parent.childForFieldName('value')?.id === top.id && top.parent.parent?.type === 'call_expression') top = top.parent.parent;
  const links: Node[] = [];
  for (let at: Node | null = top; at?.type === 'call_expression' && links.length < 80; at = at.childForFieldName('function')?.childForFieldName('value') ?? null) links.push(at);
  return links;
}

/** `CreateChatCompletionRequestArgs::default().model(…).max_tokens(…)` */
function chain(call: Node, source: string): readonly SiteEntry[] | undefined {
  const links = linksOf(call);
  if (!isRoot(textOf(links.at(-1)?.childForFieldName('function'), source).replaceAll('::', '.'))) return undefined;
  return links.slice(0, -1).toReversed().flatMap((link): readonly SiteEntry[] => {
    const path = link.childForFieldName('function');
    const [object, name, list] = [path?.childForFieldName('value'), path?.childForFieldName('field'), link.childForFieldName('arguments')];
    if (object === null || object === undefined || name === null || name === undefined || list === null) return [];
    const [first] = children(list);
    const value = first === undefined ? otherValue(list, source) : valueOf(first, source);
    return [{ name: textOf(name, source), nameRange: rangeOf(name), value, range: { start: name.startIndex, end: link.endIndex }, removal: { start: object.endIndex, end: link.endIndex } }];
  });
}

function fields(list: Node, source: string): readonly SiteEntry[] {
  return children(list).flatMap((node): readonly SiteEntry[] => {
    const range = rangeOf(node);
    if (node.type === 'shorthand_field_initializer') return [{ name: textOf(node, source), nameRange: range, value: otherValue(node, source), range, removal: commaRemoval(source, range) }];
    const [name, value] = [node.childForFieldName('field'), node.childForFieldName('value')];
    if (node.type !== 'field_initializer' || name === null || value === null) return [];
    return [{ name: textOf(name, source), nameRange: rangeOf(name), value: valueOf(value, source), range, removal: commaRemoval(source, range) }];
  });
}

function valueOf(node: Node, source: string): SiteValue {
  const range = rangeOf(node);
  switch (node.type) {
    case 'string_literal': case 'raw_string_literal': return textValue(node, source);
    case 'integer_literal': case 'float_literal': case 'unary_expression': return numberValue(node, source);
    case 'boolean_literal': return { kind: 'plain', value: textOf(node, source) === 'true', range };
    case 'identifier': return textOf(node, source) === 'None' ? { kind: 'plain', value: null, range } : otherValue(node, source);
    case 'array_expression': return { kind: 'list', range, items: () => children(node).map((item) => valueOf(item, source)) };
    case 'struct_expression': {
      const body = node.childForFieldName('body');
      return body === null ? otherValue(node, source) : { kind: 'object', range, entries: () => fields(body, source) };
    }
    case 'call_expression': return callValue(node, source);
    case 'try_expression': case 'reference_expression': return valueOf(node.childForFieldName('value') ?? node.namedChild(0) ?? node, source);
    case 'scoped_identifier': return effortOrOther(node, source);
    default: return otherValue(node, source);
  }
}

/** `Some(5)`, `"x".into()`: coats of a value; a chain of a builder is an object. */
function callValue(call: Node, source: string): SiteValue {
  const path = call.childForFieldName('function');
  const [only] = children(call.childForFieldName('arguments') ?? call);
  const inner = path?.type === 'identifier' && textOf(path, source) === 'Some' ? only
    : path?.type === 'field_expression' && /^(?:into|to_string|to_owned)$/.test(textOf(path.childForFieldName('field'), source)) ? path.childForFieldName('value') : undefined;
  if (inner !== undefined && inner !== null) return { ...valueOf(inner, source), range: rangeOf(call) };
  const built = chain(call, source);
  return built === undefined ? otherValue(call, source) : { kind: 'object', range: rangeOf(call), entries: () => built };
}

function kept(child: Node, parent: Node, source: string): KeptName | undefined {
  if (parent.childForFieldName('value')?.id !== child.id) return undefined;
  switch (parent.type) {
    case 'let_declaration': return { name: textOf(parent.childForFieldName('pattern'), source), scope: scopeOf(parent, scopes) };
    case 'const_item': case 'static_item': return { name: textOf(parent.childForFieldName('name'), source), scope: { start: 0, end: source.length } };
    default: return undefined;
  }
}
