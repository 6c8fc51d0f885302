import type { Node } from 'web-tree-sitter';
import { csharp } from '../../scan/languages/csharp.ts';
import { textOf } from '../../scan/syntax/language.ts';
import type { CodeLanguage, CodeMember, CodeValue, Declaration } from './codeLanguage.ts';
import { decodeText, joined, type Decoded } from './decodeText.ts';
import { camelCase, implied, member } from './made.ts';
import { partsOf } from './parts.ts';

/** Give back what they are given. */
const wrappers = /^(?:BinaryData\.From(?:String|Bytes|ObjectAsJson)(?:<\w+>)?|BinaryData|JsonSerializer\.(?:Serialize(?:ToUtf8Bytes|ToElement|ToNode)?|Deserialize<\w+>)|Json(?:Document|Node|Object|Element)\.Parse|JObject\.(?:Parse|FromObject))$/;
const listTypes = /^(?:I?(?:ReadOnly)?List|HashSet|I?(?:ReadOnly)?Collection|JsonArray|JArray)$/;
/** What the factories of the OpenAI library make, by their parameters in order. */
const factories: Readonly<Record<string, { readonly type: string; readonly wrap?: string; readonly parameters: readonly (readonly [parameter: string, key: string])[] }>> = {
  'ChatTool.CreateFunctionTool': { type: 'function', wrap: 'function', parameters: [['functionName', 'name'], ['functionDescription', 'description'], ['functionParameters', 'parameters'], ['functionSchemaIsStrict', 'strict']] },
  'ResponseTool.CreateFunctionTool': { type: 'function', parameters: [['functionName', 'name'], ['functionParameters', 'parameters'], ['strictModeEnabled', 'strict'], ['functionDescription', 'description']] },
  'ChatResponseFormat.CreateJsonSchemaFormat': { type: 'json_schema', wrap: 'json_schema', parameters: [['jsonSchemaFormatName', 'name'], ['jsonSchema', 'schema'], ['jsonSchemaFormatDescription', 'description'], ['jsonSchemaIsStrict', 'strict']] },
  'ResponseTextFormat.CreateJsonSchemaFormat': { type: 'json_schema', parameters: [['jsonSchemaFormatName', 'name'], ['jsonSchema', 'schema'], ['jsonSchemaFormatDescription', 'description'], ['jsonSchemaIsStrict', 'strict']] },
};

/** Anonymous objects, dictionaries, collections and JSON texts of C#. */
export const csharpCode: CodeLanguage = {
  syntax: csharp,
  literals: ['anonymous_object_creation_expression', 'object_creation_expression', 'implicit_array_creation_expression', 'invocation_expression'],
  valueOf,
  keyOf(node, source) {
    const type = textOf(node.childForFieldName('type'), source);
    return type.endsWith('FunctionDeclaration') ? 'functionDeclarations' : /(?:FunctionDefinition|FunctionToolDefinition)$/.test(type) ? 'functions' : undefined;
  },
  declarationTypes: ['variable_declarator', 'parameter', 'method_declaration', 'local_function_statement', 'foreach_statement', 'property_declaration'],
  declarationsOf,
  changeTypes: ['assignment_expression', 'invocation_expression'],
  changedBy,
};

function valueOf(node: Node, source: string): CodeValue | undefined {
  switch (node.type) {
    case 'anonymous_object_creation_expression': return { kind: 'object', members: anonymousMembers(node, source) };
    case 'object_creation_expression': return creationOf(node, source);
    case 'initializer_expression': case 'collection_expression': return { kind: 'array', items: partsOf(node) };
    case 'implicit_array_creation_expression': case 'array_creation_expression': {
      const list = partsOf(node).find(({ type }) => type === 'initializer_expression');
      return list && { kind: 'array', items: partsOf(list) };
    }
    // How the grammar reads `[a, b]`.
    case 'element_binding_expression': return { kind: 'array', items: partsOf(node) };
    case 'argument': return sameAs(partsOf(node).at(-1));
    case 'string_literal': case 'raw_string_literal': case 'verbatim_string_literal': case 'binary_expression': {
      const text = textIn(node, source);
      return text && { kind: 'text', text };
    }
    case 'integer_literal': case 'real_literal': case 'prefix_unary_expression': {
      const value = Number(textOf(node, source).replaceAll('_', '').replace(/[fFdDmMlLuU]+$/, ''));
      return Number.isNaN(value) ? undefined : { kind: 'scalar', value };
    }
    case 'boolean_literal': return { kind: 'scalar', value: textOf(node, source) === 'true' };
    case 'null_literal': return { kind: 'scalar', value: null };
    case 'identifier': return { kind: 'name', name: textOf(node, source) };
    case 'parenthesized_expression': return sameAs(node.namedChild(0));
    case 'cast_expression': return sameAs(node.childForFieldName('value'));
    case 'invocation_expression': return callOf(node, source);
    case 'member_access_expression': return /^(?:RootElement|Value)$/.test(textOf(node.childForFieldName('name'), source)) ? sameAs(node.childForFieldName('expression')) : undefined;
    default: return undefined;
  }
}

const sameAs = (node: Node | null | undefined): CodeValue | undefined => (node === null || node === undefined ? undefined : { kind: 'same', as: node });

function callOf(node: Node, source: string): CodeValue | undefined {
  const callee = node.childForFieldName('function');
  const name = textOf(callee, source);
  const list = node.childForFieldName('arguments');
  const values = list === null ? [] : partsOf(list);
  if (wrappers.test(name)) return sameAs(values[0]);
  if (Object.hasOwn(factories, name)) return factoryCall(name, node, values, source);
  if (callee?.type === 'member_access_expression' && /^(?:ToArray|ToList|ToString)$/.test(textOf(callee.childForFieldName('name'), source))) return sameAs(callee.childForFieldName('expression'));
  if (callee?.type !== 'identifier') return undefined;
  return name === 'nameof' ? { kind: 'scalar', value: /(\w*)\s*\)$/.exec(textOf(node, source))?.[1] ?? '' } : { kind: 'result', name };
}

function factoryCall(name: string, node: Node, values: readonly Node[], source: string): CodeValue | undefined {
  const factory = factories[name];
  if (factory === undefined) return undefined;
  const range = { start: node.startIndex, end: node.endIndex };
  const members = values.map((argument, at): CodeMember => {
    const label = argument.childForFieldName('name');
    const key = factory.parameters.find(([parameter], index) => (label === null ? index === at : parameter === textOf(label, source)))?.[1];
    return key === undefined ? 'unknown' : member(key, label ?? argument, argument);
  });
  const type = implied('type', factory.type, node.childForFieldName('function') ?? node);
  if (factory.wrap === undefined) return { kind: 'object', members: [type, ...members] };
  return { kind: 'object', members: [type, { key: { name: factory.wrap, range }, value: { made: { kind: 'object', members }, range } }] };
}

/** The grammar has no node for `name = value`. */
function anonymousMembers(node: Node, source: string): readonly CodeMember[] {
  const found: CodeMember[] = [];
  const parts = node.children.filter((part) => part !== null && !part.type.includes('comment'));
  for (const [at, part] of parts.entries()) {
    if (part.type === '=' && parts[at - 1]?.type === 'identifier' && parts[at + 1] !== undefined) {
      const key = parts[at - 1] ?? part;
      found.push(member(textOf(key, source).replace(/^@/, ''), key, parts[at + 1] ?? part));
    } else if (part.isNamed && parts[at + 1]?.type !== '=' && parts[at - 1]?.type !== '=') {
      // `new { a.Name, count }` takes the last name.
      const name = part.type === 'identifier' ? part : part.childForFieldName('name');
      found.push(name === null ? 'unknown' : member(textOf(name, source), name, part));
    }
  }
  return found;
}

function creationOf(node: Node, source: string): CodeValue | undefined {
  const type = textOf(node.childForFieldName('type'), source).replace(/<[\s\S]*$/, '');
  const list = node.childForFieldName('initializer');
  if (type === 'BinaryData') return sameAs(node.childForFieldName('arguments')?.namedChild(0));
  if (list === null) return undefined;
  const parts = partsOf(list);
  if (listTypes.test(type)) return { kind: 'array', items: parts };
  const isOpen = (node.childForFieldName('arguments')?.namedChildCount ?? 0) > 0;
  return { kind: 'object', members: [...(isOpen ? ['unknown' as const] : []), ...parts.map((part) => initialized(part, source))] };
}

/** `["key"] = value`, `{ "key", value }`, `Property = value`. */
function initialized(part: Node, source: string): CodeMember {
  if (part.type === 'assignment_expression') {
    const left = part.childForFieldName('left');
    const value = part.childForFieldName('right');
    if (left === null || value === null) return 'unknown';
    if (left.type === 'identifier') return member(camelCase(textOf(left, source)), left, value);
    const key = left.descendantsOfType('string_literal')[0];
    const name = key === undefined || left.type !== 'element_binding_expression' ? undefined : textIn(key, source);
    return key === undefined || name === undefined ? 'unknown' : member(name.text, key, value);
  }
  const [key, value] = part.type === 'initializer_expression' ? partsOf(part) : [];
  const name = key === undefined ? undefined : textIn(key, source);
  return key === undefined || value === undefined || name === undefined ? 'unknown' : member(name.text, key, value);
}

function textIn(node: Node, source: string): Decoded | undefined {
  switch (node.type) {
    case 'binary_expression': {
      const parts = [node.childForFieldName('left'), node.childForFieldName('right')].map((side) => (side === null ? undefined : textIn(side, source)));
      return textOf(node.childForFieldName('operator'), source) === '+' && parts.every((part) => part !== undefined) ? joined(parts) : undefined;
    }
    case 'raw_string_literal': {
      const content = partsOf(node).find(({ type }) => type === 'raw_string_content');
      return content && decodeText(source, content.startIndex, content.endIndex, 'none');
    }
    case 'verbatim_string_literal': return decodeText(source, node.startIndex + 2, node.endIndex - (source.startsWith('u8', node.endIndex - 2) ? 3 : 1), 'doubled');
    case 'string_literal': return decodeText(source, node.startIndex + 1, node.endIndex - (source.startsWith('u8', node.endIndex - 2) ? 3 : 1), 'backslash');
    default: return undefined;
  }
}

function declarationsOf(node: Node, source: string): readonly Declaration[] {
  const name = node.childForFieldName('name') ?? (node.type === 'foreach_statement' ? node.childForFieldName('left') : null);
  if (name === null) return [];
  if (node.type === 'variable_declarator') {
    const value = partsOf(node).at(-1);
    return value === undefined || value.id === name.id ? [] : [{ name: textOf(name, source), value, at: node }];
  }
  if (node.type === 'property_declaration') {
    const value = node.childForFieldName('value');
    const result = value?.type === 'arrow_expression_clause' ? value.namedChild(0) : value;
    return [{ name: textOf(name, source), at: node, ...(result === null || result === undefined ? {} : { value: result }) }];
  }
  const body = node.childForFieldName('body');
  const own = body?.descendantsOfType(['return_statement', 'lambda_expression']) ?? [];
  const result = body?.type === 'arrow_expression_clause' ? body.namedChild(0) : own.length === 1 && own[0]?.parent?.id === body?.id ? own[0]?.namedChild(0) : undefined;
  return [{ name: textOf(name, source), at: node, ...(result === null || result === undefined ? {} : { result }) }];
}

function changedBy(node: Node, source: string): string | undefined {
  const callee = node.type === 'invocation_expression' ? node.childForFieldName('function') : null;
  if (callee !== null && !/^(?:Add|AddRange|Remove|Clear|Insert|TryAdd)$/.test(textOf(callee.childForFieldName('name'), source))) return undefined;
  // In an initializer the left side names a property.
  if (node.parent?.type === 'initializer_expression') return undefined;
  let at: Node | null = callee === null ? node.childForFieldName('left') : callee.childForFieldName('expression');
  while (at !== null && at.type !== 'identifier') at = at.childForFieldName('expression');
  return at === null ? undefined : textOf(at, source);
}
