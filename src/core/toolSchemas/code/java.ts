import type { Node } from 'web-tree-sitter';
import { java } from '../../scan/languages/java.ts';
import { textOf } from '../../scan/syntax/language.ts';
import type { CodeLanguage, CodeMember, CodeValue, Declaration } from './codeLanguage.ts';
import { decodeText, joined, type Decoded } from './decodeText.ts';
import { implied, member } from './made.ts';
import { partsOf } from './parts.ts';

const maps = /^(?:java\.util\.)?(?:Immutable)?Map\.of$/;
const lists = /^(?:java\.util\.)?(?:(?:Immutable)?(?:List|Set)\.of|Arrays\.asList|Collections\.singletonList)$/;
/** Give back what they are given. */
const wrappers = /^(?:JsonValue\.from|Optional\.of|new JSONObject)$/;
/** What a class is for is in its name, where the request says it in `type`. */
const types: Readonly<Record<string, string>> = {
  FunctionTool: 'function', ChatCompletionTool: 'function', ChatCompletionFunctionTool: 'function', ResponseFormatJsonSchema: 'json_schema',
  ResponseFormatTextJsonSchemaConfig: 'json_schema', InputSchema: 'object',
};

/** `Map.of`, `List.of`, builders and JSON texts of Java. */
export const javaCode: CodeLanguage = {
  syntax: java,
  literals: ['method_invocation'],
  valueOf,
  keyOf(node, source) {
    const type = builderOf(node, source)?.type ?? '';
    return type === 'FunctionDeclaration' ? 'functionDeclarations' : type === 'FunctionDefinition' ? 'functions' : undefined;
  },
  declarationTypes: ['variable_declarator', 'formal_parameter', 'method_declaration', 'lambda_expression', 'enhanced_for_statement', 'catch_formal_parameter', 'resource'],
  declarationsOf,
  changeTypes: ['assignment_expression', 'method_invocation'],
  changedBy,
};

function valueOf(node: Node, source: string): CodeValue | undefined {
  switch (node.type) {
    case 'method_invocation': return callOf(node, source);
    case 'string_literal': case 'binary_expression': {
      const text = textIn(node, source);
      return text && { kind: 'text', text };
    }
    case 'decimal_integer_literal': case 'decimal_floating_point_literal': case 'unary_expression': {
      const value = Number(textOf(node, source).replaceAll('_', '').replace(/[LlFfDd]$/, ''));
      return Number.isNaN(value) ? undefined : { kind: 'scalar', value };
    }
    case 'true': case 'false': return { kind: 'scalar', value: node.type === 'true' };
    case 'null_literal': return { kind: 'scalar', value: null };
    case 'identifier': return { kind: 'name', name: textOf(node, source) };
    case 'parenthesized_expression': return sameAs(node.namedChild(0));
    case 'cast_expression': return sameAs(node.childForFieldName('value'));
    default: return undefined;
  }
}

const sameAs = (node: Node | null | undefined): CodeValue | undefined => (node === null || node === undefined ? undefined : { kind: 'same', as: node });

function callOf(node: Node, source: string): CodeValue | undefined {
  const callee = calleeOf(node, source);
  const values = argumentsOf(node);
  if (maps.test(callee)) return { kind: 'object', members: pairs(values, source) };
  if (lists.test(callee)) return { kind: 'array', items: values };
  if (/^(?:Immutable)?Map\.ofEntries$/.test(callee)) {
    return { kind: 'object', members: values.map((entry) => (/(?:^|\.)entry$/.test(calleeOf(entry, source)) ? pairs(argumentsOf(entry), source)[0] ?? 'unknown' : 'unknown')) };
  }
  if (wrappers.test(callee) || (callee.endsWith('.fromJson') && values.length === 1)) return sameAs(values[0]);
  const builder = builderOf(node, source);
  if (builder !== undefined) return { kind: 'object', members: builder.members };
  return node.childForFieldName('object') === null ? { kind: 'result', name: callee } : undefined;
}

function calleeOf(node: Node, source: string): string {
  if (node.type !== 'method_invocation') return '';
  const object = node.childForFieldName('object');
  const name = textOf(node.childForFieldName('name'), source);
  return object === null ? name : `${object.type === 'identifier' || object.type === 'field_access' ? textOf(object, source) : ''}.${name}`;
}

function argumentsOf(node: Node): readonly Node[] {
  const list = node.childForFieldName('arguments');
  return list === null ? [] : partsOf(list);
}

function pairs(values: readonly Node[], source: string): readonly CodeMember[] {
  return values.flatMap((key, at): readonly CodeMember[] => {
    const value = values[at + 1];
    if (at % 2 === 1) return [];
    const name = textIn(key, source);
    return [name === undefined || value === undefined ? 'unknown' : member(name.text, key, value)];
  });
}

type Builder = { readonly type: string; readonly members: readonly CodeMember[] };

/** `Type.builder().name("…").parameters(…).build()`: what is set, by the names of the setters. */
function builderOf(node: Node, source: string): Builder | undefined {
  if (node.type !== 'method_invocation' || textOf(node.childForFieldName('name'), source) !== 'build') return undefined;
  const members: CodeMember[] = [];
  let at = node.childForFieldName('object');
  for (; at?.type === 'method_invocation' && textOf(at.childForFieldName('name'), source) !== 'builder'; at = at.childForFieldName('object')) members.unshift(...settingOf(at, source));
  if (at?.type !== 'method_invocation') return undefined;
  const type = /(\w*)$/.exec(textOf(at.childForFieldName('object'), source))?.[1] ?? '';
  const kind = Object.hasOwn(types, type) ? types[type] : undefined;
  return { type, members: kind === undefined ? members : [implied('type', kind, at), ...members] };
}

function settingOf(call: Node, source: string): readonly CodeMember[] {
  const name = call.childForFieldName('name');
  const values = argumentsOf(call);
  const [first, second] = values;
  const setter = textOf(name, source);
  if (setter === 'putAdditionalProperty' || setter === 'put') {
    const key = first === undefined ? undefined : textIn(first, source);
    return [key === undefined || first === undefined || second === undefined ? 'unknown' : member(key.text, first, second)];
  }
  // What is added goes into a list of the request, where it is found by itself.
  if (/^add[A-Z]/.test(setter)) return [];
  return [name === null || first === undefined || values.length > 1 ? 'unknown' : member(setter === 'jsonSchema' ? 'json_schema' : setter === 'inputSchema' ? inputKey(source) : setter, name, first)];
}

const inputKey = (source: string): string => (source.includes('com.anthropic') ? 'input_schema' : 'inputSchema');

function textIn(node: Node, source: string): Decoded | undefined {
  if (node.type === 'binary_expression') {
    const parts = [node.childForFieldName('left'), node.childForFieldName('right')].map((side) => (side === null ? undefined : textIn(side, source)));
    return textOf(node.childForFieldName('operator'), source) === '+' && parts.every((part) => part !== undefined) ? joined(parts) : undefined;
  }
  if (node.type !== 'string_literal') return undefined;
  const quotes = source.startsWith('"""', node.startIndex) ? 3 : 1;
  return decodeText(source, node.startIndex + quotes, node.endIndex - quotes, 'backslash');
}

function declarationsOf(node: Node, source: string): readonly Declaration[] {
  const name = node.childForFieldName('name');
  if (node.type === 'variable_declarator') {
    const value = node.childForFieldName('value');
    return value === null ? [] : [{ name: textOf(name, source), value, at: node }];
  }
  if (node.type === 'method_declaration') {
    const body = node.childForFieldName('body');
    const own = body?.descendantsOfType(['return_statement', 'lambda_expression']) ?? [];
    const result = own.length === 1 && own[0]?.parent?.id === body?.id ? own[0]?.namedChild(0) : undefined;
    return [{ name: textOf(name, source), at: node, ...(result === undefined || result === null ? {} : { result }) }];
  }
  const names = name === null ? node.childForFieldName('parameters')?.descendantsOfType('identifier') ?? [] : [name];
  return names.map((each) => ({ name: textOf(each, source), at: node.type === 'lambda_expression' ? node.childForFieldName('body') ?? node : node }));
}

function changedBy(node: Node, source: string): string | undefined {
  const target = node.type === 'assignment_expression' ? node.childForFieldName('left') : /^(?:put|putAll|add|addAll|remove|clear|putIfAbsent)$/.test(textOf(node.childForFieldName('name'), source)) ? node.childForFieldName('object') : null;
  return target?.type === 'identifier' ? textOf(target, source) : undefined;
}
