import type { Node } from 'web-tree-sitter';
import { calleePath } from '../context.ts';
import { children, contentRange, scopeOf, textOf } from '../syntax/language.ts';
import { commaRemoval, type SiteEntry, type SiteValue } from './callSite.ts';
import { rangeOf, type CallSiteLanguage, type KeptName } from './treeLanguage.ts';

const scopes = new Set(['function_declaration', 'method_declaration', 'func_literal', 'source_file']);

/** Struct and map literals. */
export const goSites: CallSiteLanguage = {
  id: 'go', grammar: 'go',
  ends: new Set(['block', 'source_file', 'statement_list', 'expression_statement', 'return_statement', 'if_statement']),
  identifiers: new Set(['identifier', 'field_identifier']),
  entries: (holder, source) => (holder.type === 'literal_value' ? fields(holder, source) : undefined),
  value: valueOf,
  style: (holder) => (/^map\b/.test(holder.parent?.childForFieldName('type')?.text ?? '') ? 'json' : 'struct'),
  target(node, source) {
    if (node.type === 'composite_literal') return textOf(node.childForFieldName('type'), source);
    return node.type === 'call_expression' ? calleePath(textOf(node.childForFieldName('function'), source)) : undefined;
  },
  kept,
  unwrapped: (text) => text.replace(/^openai\.F\((.*)\)$/s, '$1'),
};

function fields(literal: Node, source: string): readonly SiteEntry[] {
  return children(literal).flatMap((node): readonly SiteEntry[] => {
    const [key, value] = node.type === 'keyed_element' ? [inner(node.namedChild(0)), inner(node.namedChild(1))] : [];
    if (key === undefined || value === undefined) return [];
    const nameRange = key.type === 'interpreted_string_literal' ? contentRange(source, key.startIndex, key.endIndex) : rangeOf(key);
    return [{ name: source.slice(nameRange.start, nameRange.end), nameRange, value: valueOf(value, source), range: rangeOf(node), removal: commaRemoval(source, rangeOf(node)) }];
  });
}

/** A key or value without the grammar's wrapper. */
function inner(node: Node | null): Node | undefined {
  return (node?.type === 'literal_element' ? node.namedChild(0) : node) ?? undefined;
}

function valueOf(node: Node, source: string): SiteValue {
  const range = rangeOf(node);
  const text = source.slice(range.start, range.end);
  switch (node.type) {
    case 'interpreted_string_literal': case 'raw_string_literal': { const { start, end } = contentRange(source, range.start, range.end); return { kind: 'plain', value: source.slice(start, end), range }; }
    case 'int_literal': case 'float_literal': case 'unary_expression': {
      const literal = node.type === 'unary_expression' ? node.childForFieldName('operand') : null;
      if (literal?.type === 'composite_literal') return valueOf(literal, source);
      const number = Number(text.replaceAll('_', ''));
      return Number.isNaN(number) ? { kind: 'other', text, range } : { kind: 'plain', value: number, range };
    }
    case 'true': case 'false': return { kind: 'plain', value: node.type === 'true', range };
    case 'nil': return { kind: 'plain', value: null, range };
    case 'composite_literal': {
      const body = node.childForFieldName('body');
      if (body === null) return { kind: 'other', text, range };
      return textOf(node.childForFieldName('type'), source).startsWith('[')
        ? { kind: 'list', range, items: () => children(body).map((item) => valueOf(inner(item) ?? item, source)) }
        : { kind: 'object', range, entries: () => fields(body, source) };
    }
    case 'literal_value': return { kind: 'object', range, entries: () => fields(node, source) };
    case 'call_expression': return wrapped(node, source) ?? { kind: 'other', text, range };
    default: {
      const effort = /ReasoningEffort([A-Z]\w*)$/.exec(text)?.[1];
      return effort === undefined ? { kind: 'other', text, range } : { kind: 'plain', value: effort.toLowerCase(), range };
    }
  }
}

/** `openai.Float(0.2)`, `param.NewOpt(0.2)`, `anthropic.F("…")`: the SDKs' optional values. */
function wrapped(call: Node, source: string): SiteValue | undefined {
  const list = call.childForFieldName('arguments');
  const only = list?.namedChildCount === 1 ? list.namedChild(0) : null;
  if (only === null || !/\.(?:Float|Int|Bool|String|F|NewOpt|Opt|Ptr)$|^(?:float32|float64|int|int64)$/.test(textOf(call.childForFieldName('function'), source))) return undefined;
  const value = valueOf(only, source);
  return value.kind === 'plain' ? { ...value, range: rangeOf(call) } : undefined;
}

function kept(child: Node, parent: Node, source: string): KeptName | undefined {
  const at = parent.type === 'expression_list' ? parent.parent : parent;
  if (at === null || child.parent === null) return undefined;
  if (at.type === 'const_spec' || at.type === 'var_spec') return { name: textOf(at.childForFieldName('name'), source), scope: scopeOf(at, scopes) };
  if (at.type !== 'short_var_declaration') return undefined;
  const left = textOf(at.childForFieldName('left'), source);
  return /^\w+$/.test(left) ? { name: left, scope: scopeOf(at, scopes) } : undefined;
}
