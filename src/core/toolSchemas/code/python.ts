import type { Node } from 'web-tree-sitter';
import { python } from '../../scan/languages/python.ts';
import { textOf } from '../../scan/syntax/language.ts';
import type { CodeLanguage, CodeMember, CodeValue, Declaration } from './codeLanguage.ts';
import { decodeText, type Decoded } from './decodeText.ts';
import { partsOf } from './parts.ts';
import { typeConstant } from './typeConstant.ts';

const wrappers = /^(?:json\.loads|copy\.(?:deep)?copy|deepcopy|MappingProxyType)$/;
const changers: ReadonlySet<string> = new Set(['update', 'append', 'extend', 'insert', 'pop', 'remove', 'clear', 'setdefault', 'popitem', 'sort', 'reverse']);
/** By the name of a class, the key that its objects stand under in a request. */
const keys: Readonly<Record<string, string>> = {
  FunctionDefinition: 'functions', FunctionDeclaration: 'functionDeclarations', GenerateContentConfig: 'generationConfig', GenerationConfig: 'generationConfig',
};

/** Dictionaries, lists and objects made with keyword arguments. */
export const pythonCode: CodeLanguage = {
  syntax: python,
  literals: ['dictionary', 'list', 'call'],
  valueOf,
  keyOf: (node, source) => {
    const name = node.type === 'call' ? classOf(node, source) : undefined;
    return name !== undefined && Object.hasOwn(keys, name) ? keys[name] : undefined;
  },
  declarationTypes: ['assignment', 'function_definition', 'parameters', 'lambda_parameters', 'for_statement', 'for_in_clause', 'as_pattern_target', 'import_from_statement', 'import_statement', 'named_expression'],
  declarationsOf,
  changeTypes: ['assignment', 'augmented_assignment', 'call', 'delete_statement'],
  changedBy,
};

function valueOf(node: Node, source: string): CodeValue | undefined {
  switch (node.type) {
    case 'dictionary': return { kind: 'object', members: partsOf(node).map((child) => memberOf(child, source)) };
    case 'list': case 'tuple': return { kind: 'array', items: partsOf(node).map((child) => spreadOf(child, 'list_splat') ?? child) };
    case 'string': {
      const text = textIn(node, source);
      return text && { kind: 'text', text };
    }
    case 'integer': case 'float': case 'unary_operator': {
      const value = Number(textOf(node, source).replaceAll('_', ''));
      return Number.isNaN(value) ? undefined : { kind: 'scalar', value };
    }
    case 'true': case 'false': return { kind: 'scalar', value: node.type === 'true' };
    case 'none': return { kind: 'scalar', value: null };
    case 'identifier': return { kind: 'name', name: textOf(node, source) };
    case 'parenthesized_expression': return sameAs(node.namedChild(0));
    case 'call': return callOf(node, source);
    case 'attribute': return typeConstant(textOf(node, source));
    default: return undefined;
  }
}

const sameAs = (node: Node | null | undefined): CodeValue | undefined => (node === null || node === undefined ? undefined : { kind: 'same', as: node });

function callOf(node: Node, source: string): CodeValue | undefined {
  const callee = textOf(node.childForFieldName('function'), source);
  const list = node.childForFieldName('arguments');
  if (list?.type !== 'argument_list') return undefined;
  if (wrappers.test(callee)) return sameAs(partsOf(list)[0]);
  if (callee === 'dict' || classOf(node, source) !== undefined) return { kind: 'object', members: partsOf(list).map((child) => argumentOf(child, source)) };
  return /^\w+$/.test(callee) ? { kind: 'result', name: callee } : undefined;
}

/** The class that is called, by the custom of writing them with a capital; all-capital names are constants. */
function classOf(call: Node, source: string): string | undefined {
  return /(?:^|\.)([A-Z]\w*[a-z]\w*)$/.exec(textOf(call.childForFieldName('function'), source))?.[1];
}

function argumentOf(child: Node, source: string): CodeMember {
  if (child.type !== 'keyword_argument') return spreadOf(child, 'dictionary_splat') ?? 'unknown';
  const key = child.childForFieldName('name');
  const value = child.childForFieldName('value');
  return key === null || value === null ? 'unknown' : { key: { name: textOf(key, source), range: { start: key.startIndex, end: key.endIndex } }, value };
}

function memberOf(child: Node, source: string): CodeMember {
  if (child.type !== 'pair') return spreadOf(child, 'dictionary_splat') ?? 'unknown';
  const key = child.childForFieldName('key');
  const value = child.childForFieldName('value');
  const name = key === null ? undefined : textIn(key, source)?.text;
  if (key === null || value === null || name === undefined) return 'unknown';
  return { key: { name, range: { start: key.startIndex, end: key.endIndex } }, value };
}

function spreadOf(child: Node, type: string): { readonly spread: Node } | undefined {
  const spread = child.type === type ? child.namedChild(0) : null;
  return spread === null ? undefined : { spread };
}

function textIn(node: Node, source: string): Decoded | undefined {
  if (node.type !== 'string' || partsOf(node).some(({ type }) => type === 'interpolation')) return undefined;
  const opening = /^([a-zA-Z]*)("""|'''|"|')/.exec(source.slice(node.startIndex, node.startIndex + 8));
  if (opening === null || /[bf]/i.test(opening[1] ?? '')) return undefined;
  const quote = opening[2] ?? '"';
  return decodeText(source, node.startIndex + opening[0].length, node.endIndex - quote.length, /r/i.test(opening[1] ?? '') ? 'none' : 'backslash');
}

function declarationsOf(node: Node, source: string): readonly Declaration[] {
  switch (node.type) {
    case 'assignment': {
      const left = node.childForFieldName('left');
      const value = node.childForFieldName('right');
      if (left === null) return [];
      if (left.type !== 'identifier') return /pattern|tuple/.test(left.type) ? unknown(left, node, source) : [];
      // A bare annotation declares nothing.
      return value === null ? [] : [{ name: textOf(left, source), value, at: node }];
    }
    case 'function_definition': {
      const result = resultOf(node, source);
      return [{ name: textOf(node.childForFieldName('name'), source), at: node, ...(result === undefined ? {} : { result }) }];
    }
    case 'for_statement': case 'for_in_clause': return unknown(node.childForFieldName('left'), node, source);
    case 'named_expression': return unknown(node.childForFieldName('name'), node, source);
    case 'parameters': case 'lambda_parameters': return unknown(node, node, source);
    default: return unknown(node, node, source);
  }
}

function unknown(pattern: Node | null, at: Node, source: string): readonly Declaration[] {
  const names = pattern === null ? [] : pattern.type === 'identifier' ? [pattern] : pattern.descendantsOfType('identifier');
  return names.map((name) => ({ name: textOf(name, source), at }));
}

/** What a function returns where it has one way out. */
function resultOf(node: Node, source: string): Node | undefined {
  const body = node.childForFieldName('body');
  if (body === null || textOf(node.child(0), source) === 'async' || node.parent?.type === 'decorated_definition') return undefined;
  const own = body.descendantsOfType(['return_statement', 'yield']).filter((each) => ownerOf(each)?.id === node.id);
  return own.length === 1 && own[0]?.parent?.id === body.id && own[0].type === 'return_statement' ? own[0].namedChild(0) ?? undefined : undefined;
}

function ownerOf(node: Node): Node | undefined {
  for (let at = node.parent; at !== null; at = at.parent) if (at.type === 'function_definition' || at.type === 'lambda') return at;
  return undefined;
}

function changedBy(node: Node, source: string): string | undefined {
  switch (node.type) {
    case 'call': {
      const callee = node.childForFieldName('function');
      return callee?.type === 'attribute' && changers.has(textOf(callee.childForFieldName('attribute'), source)) ? rootName(callee.childForFieldName('object'), source) : undefined;
    }
    case 'delete_statement': return rootName(node.namedChild(0), source);
    case 'augmented_assignment': return rootName(node.childForFieldName('left'), source);
    default: {
      const left = node.childForFieldName('left');
      return left?.type === 'identifier' ? undefined : rootName(left, source);
    }
  }
}

function rootName(node: Node | null, source: string): string | undefined {
  let at = node;
  while (at !== null && at.type !== 'identifier') at = at.childForFieldName('object') ?? at.childForFieldName('value') ?? (at.type === 'call' ? at.childForFieldName('function') : null);
  return at === null ? undefined : textOf(at, source);
}
