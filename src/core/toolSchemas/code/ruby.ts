import type { Node } from 'web-tree-sitter';
import { ruby } from '../../scan/languages/ruby.ts';
import { textOf } from '../../scan/syntax/language.ts';
import type { CodeLanguage, CodeMember, CodeValue, Declaration } from './codeLanguage.ts';
import { decodeText, type Decoded } from './decodeText.ts';
import { member } from './made.ts';
import { partsOf } from './parts.ts';

const changers = /(?:!|^(?:push|append|delete|store|update|concat|clear|replace|<<))$/;

/** Hashes and arrays of Ruby. */
export const rubyCode: CodeLanguage = {
  syntax: ruby,
  literals: ['hash', 'array'],
  valueOf,
  declarationTypes: ['assignment', 'method', 'method_parameters', 'block_parameters', 'lambda_parameters'],
  declarationsOf,
  changeTypes: ['assignment', 'operator_assignment', 'call', 'binary'],
  changedBy,
};

function valueOf(node: Node, source: string): CodeValue | undefined {
  switch (node.type) {
    case 'hash': return { kind: 'object', members: partsOf(node).map((part) => memberOf(part, source)) };
    case 'array': case 'string_array': case 'symbol_array': return { kind: 'array', items: partsOf(node).map((part) => {
      const spread = part.type === 'splat_argument' ? part.namedChild(0) : null;
      return spread === null ? part : { spread };
    }) };
    case 'bare_string': case 'bare_symbol': return { kind: 'scalar', value: textOf(node, source) };
    case 'simple_symbol': return { kind: 'scalar', value: textOf(node, source).slice(1) };
    case 'string': case 'heredoc_body': {
      const text = textIn(node, source);
      return text && { kind: 'text', text };
    }
    case 'integer': case 'float': case 'unary': {
      const value = Number(textOf(node, source).replaceAll('_', ''));
      return Number.isNaN(value) ? undefined : { kind: 'scalar', value };
    }
    case 'true': case 'false': return { kind: 'scalar', value: node.type === 'true' };
    case 'nil': return { kind: 'scalar', value: null };
    case 'identifier': case 'constant': return { kind: 'name', name: textOf(node, source) };
    case 'parenthesized_statements': return node.namedChildCount === 1 ? sameAs(node.namedChild(0)) : undefined;
    case 'call': return callOf(node, source);
    default: return undefined;
  }
}

const sameAs = (node: Node | null | undefined): CodeValue | undefined => (node === null || node === undefined ? undefined : { kind: 'same', as: node });

function callOf(node: Node, source: string): CodeValue | undefined {
  const receiver = node.childForFieldName('receiver');
  const method = textOf(node.childForFieldName('method'), source);
  if (receiver !== null && /^(?:freeze|dup|deep_dup|to_h)$/.test(method)) return sameAs(receiver);
  if (textOf(receiver, source) === 'JSON' && method === 'parse') return sameAs(node.childForFieldName('arguments')?.namedChild(0));
  return receiver === null ? { kind: 'result', name: method } : undefined;
}

function memberOf(part: Node, source: string): CodeMember {
  if (part.type === 'hash_splat_argument') {
    const spread = part.namedChild(0);
    return spread === null ? 'unknown' : { spread };
  }
  const key = part.childForFieldName('key');
  const value = part.childForFieldName('value');
  if (part.type !== 'pair' || key === null || value === null) return 'unknown';
  if (key.type === 'hash_key_symbol') return member(textOf(key, source), key, value);
  if (key.type === 'simple_symbol') return member(textOf(key, source).slice(1), key, value);
  const name = key.type === 'delimited_symbol' ? symbolIn(key, source) : textIn(key, source);
  return name === undefined ? 'unknown' : member(name.text, key, value);
}

/** `:"a-b"`. */
function symbolIn(node: Node, source: string): Decoded | undefined {
  if (partsOf(node).some(({ type }) => type === 'interpolation')) return undefined;
  return decodeText(source, node.startIndex + 2, node.endIndex - 1, source[node.startIndex + 1] === '"' ? 'backslash' : 'none');
}

function textIn(node: Node, source: string): Decoded | undefined {
  if (partsOf(node).some(({ type }) => type === 'interpolation')) return undefined;
  if (node.type === 'heredoc_body') {
    const end = partsOf(node).find(({ type }) => type === 'heredoc_end')?.startIndex ?? node.endIndex;
    return decodeText(source, node.startIndex, end, 'none');
  }
  const quote = source[node.startIndex];
  if (node.type !== 'string' || (quote !== '"' && quote !== "'")) return undefined;
  return decodeText(source, node.startIndex + 1, node.endIndex - 1, quote === '"' ? 'backslash' : 'none');
}

function declarationsOf(node: Node, source: string): readonly Declaration[] {
  switch (node.type) {
    case 'assignment': {
      const left = node.childForFieldName('left');
      const value = node.childForFieldName('right');
      return left !== null && value !== null && /^(?:identifier|constant)$/.test(left.type) ? [{ name: textOf(left, source), value, at: node }] : [];
    }
    case 'method': {
      const body = node.childForFieldName('body');
      const last = body === null ? undefined : partsOf(body).at(-1);
      // Without arguments a call is written like a variable.
      const hasWaysOut = (body?.descendantsOfType('return').length ?? 0) > 0;
      return [{ name: textOf(node.childForFieldName('name'), source), at: node, ...(last === undefined || hasWaysOut ? {} : { value: last, result: last }) }];
    }
    default: return node.descendantsOfType('identifier').map((name) => ({ name: textOf(name, source), at: node }));
  }
}

function changedBy(node: Node, source: string): string | undefined {
  if (node.type === 'assignment') {
    const left = node.childForFieldName('left');
    return left?.type === 'element_reference' || left?.type === 'call' ? rootName(left, source) : undefined;
  }
  if (node.type === 'call') return changers.test(textOf(node.childForFieldName('method'), source)) ? rootName(node.childForFieldName('receiver'), source) : undefined;
  if (node.type === 'binary' && textOf(node.childForFieldName('operator'), source) !== '<<') return undefined;
  return rootName(node.childForFieldName('left'), source);
}

function rootName(node: Node | null, source: string): string | undefined {
  let at = node;
  while (at !== null && at.type !== 'identifier' && at.type !== 'constant') at = at.childForFieldName('object') ?? at.childForFieldName('receiver');
  return at === null ? undefined : textOf(at, source);
}
