import type { Node } from 'web-tree-sitter';
import { go } from '../../scan/languages/go.ts';
import { textOf } from '../../scan/syntax/language.ts';
import type { CodeLanguage, CodeMember, CodeValue, Declaration } from './codeLanguage.ts';
import { decodeText } from './decodeText.ts';
import { camelCase, implied, member } from './made.ts';
import { partsOf } from './parts.ts';

/** Give back what they are given. */
const wrappers = /^(?:(?:openai|anthropic|param|shared|responses)\.(?:String|Bool|F|Raw|NewOpt|Opt)|json\.RawMessage|(?:\w+\.)?(?:Ptr|ToPtr))$/;
/** What a struct is for is in its type, where the request says it in `type`. */
const types: Readonly<Record<string, string>> = {
  ChatCompletionToolParam: 'function', ChatCompletionFunctionToolParam: 'function', FunctionToolParam: 'function',
  ResponseFormatJSONSchemaParam: 'json_schema', ResponseFormatTextJSONSchemaConfigParam: 'json_schema', ToolInputSchemaParam: 'object', ToolInputSchema: 'object',
};
const fields: Readonly<Record<string, string>> = { JSONSchema: 'json_schema', AdditionalProperties: 'additionalProperties', Ref: '$ref', Defs: '$defs' };

/** Maps, slices and structs of Go. */
export const goCode: CodeLanguage = {
  syntax: go,
  literals: ['composite_literal'],
  valueOf,
  keyOf(node, source) {
    const type = typeOf(node, source);
    return type.endsWith('FunctionDeclaration') ? 'functionDeclarations' : /FunctionDefinition(?:Param)?$/.test(type) ? 'functions' : undefined;
  },
  declarationTypes: ['var_spec', 'const_spec', 'short_var_declaration', 'parameter_declaration', 'range_clause', 'function_declaration'],
  declarationsOf,
  changeTypes: ['assignment_statement'],
  changedBy: (node, source) => rootName(node.childForFieldName('left')?.namedChild(0) ?? null, source),
};

function valueOf(node: Node, source: string): CodeValue | undefined {
  switch (node.type) {
    case 'composite_literal': case 'literal_value': return literalOf(node, source);
    case 'literal_element': case 'parenthesized_expression': return sameAs(node.namedChild(0));
    case 'unary_expression': return node.child(0)?.type === '&' ? sameAs(node.childForFieldName('operand')) : numberOf(node, source);
    case 'interpreted_string_literal': return { kind: 'text', text: decodeText(source, node.startIndex + 1, node.endIndex - 1, 'backslash') };
    case 'raw_string_literal': return { kind: 'text', text: decodeText(source, node.startIndex + 1, node.endIndex - 1, 'none') };
    case 'true': case 'false': return { kind: 'scalar', value: node.type === 'true' };
    case 'nil': return { kind: 'absent' };
    case 'int_literal': case 'float_literal': return numberOf(node, source);
    case 'identifier': return { kind: 'name', name: textOf(node, source) };
    case 'selector_expression': return constantOf(textOf(node.childForFieldName('field'), source));
    case 'call_expression': {
      const callee = textOf(node.childForFieldName('function'), source);
      const list = node.childForFieldName('arguments');
      if (wrappers.test(callee)) return sameAs(list?.namedChild(0));
      return /^\w+$/.test(callee) ? { kind: 'result', name: callee } : undefined;
    }
    case 'type_conversion_expression': return sameAs(node.childForFieldName('operand'));
    default: return undefined;
  }
}

const sameAs = (node: Node | null | undefined): CodeValue | undefined => (node === null || node === undefined ? undefined : { kind: 'same', as: node });

function numberOf(node: Node, source: string): CodeValue | undefined {
  const value = Number(textOf(node, source).replaceAll('_', ''));
  return Number.isNaN(value) ? undefined : { kind: 'scalar', value };
}

/** The constants of the SDKs: `jsonschema.Object`, `genai.TypeString`, `openai.ToolTypeFunction`. */
function constantOf(name: string): CodeValue | undefined {
  const type = /^(?:Type|DataType)?(Object|String|Number|Integer|Boolean|Array|Null)$/.exec(name)?.[1];
  if (type !== undefined) return { kind: 'scalar', value: type.toLowerCase() };
  if (name.endsWith('ToolTypeFunction')) return { kind: 'scalar', value: 'function' };
  return name.endsWith('ResponseFormatTypeJSONSchema') ? { kind: 'scalar', value: 'json_schema' } : undefined;
}

function literalOf(node: Node, source: string): CodeValue {
  const type = typeNode(node);
  const name = typeOf(node, source);
  const parts = partsOf(node.type === 'literal_value' ? node : node.childForFieldName('body') ?? node);
  const isList = type?.type === 'slice_type' || type?.type === 'array_type' || (type?.type !== 'map_type' && parts.length > 0 && parts.every((part) => part.type !== 'keyed_element'));
  if (isList) return { kind: 'array', items: parts };
  const isMap = type?.type === 'map_type';
  const members = parts.map((part) => memberOf(part, isMap, name, source));
  return { kind: 'object', members: isMap ? members : [...impliedOf(name, members, node), ...members] };
}

function impliedOf(type: string, members: readonly CodeMember[], at: Node): readonly CodeMember[] {
  const names = new Set(members.map((each) => (each !== 'unknown' && 'key' in each ? each.key.name : '')));
  const kind = Object.hasOwn(types, type) && !names.has('type') ? types[type] : undefined;
  const range = { start: at.startIndex, end: at.endIndex };
  // This type writes empty properties where there are none.
  const empty: CodeMember[] = type === 'Definition' && !names.has('properties') ? [{ key: { name: 'properties', range }, value: { made: { kind: 'object', members: [] }, range } }] : [];
  return [...(kind === undefined ? [] : [implied('type', kind, at)]), ...empty];
}

function memberOf(part: Node, isMap: boolean, type: string, source: string): CodeMember {
  const key = part.childForFieldName('key')?.namedChild(0);
  const value = part.childForFieldName('value');
  if (part.type !== 'keyed_element' || key === null || key === undefined || value === null) return 'unknown';
  if (isMap || key.type !== 'identifier') {
    const name = valueOf(key, source);
    return name?.kind === 'text' ? member(name.text.text, key, value) : 'unknown';
  }
  const field = textOf(key, source);
  if (field === 'InputSchema') return member(type === 'ToolParam' ? 'input_schema' : 'inputSchema', key, value);
  return member(Object.hasOwn(fields, field) ? fields[field] ?? field : camelCase(field), key, value);
}

/** The type of a literal; of one whose type is left out, what the literal around it says. */
function typeNode(node: Node): Node | undefined {
  const own = node.childForFieldName('type');
  if (own !== null) return own;
  const outer = node.parent?.parent?.type === 'keyed_element' ? node.parent.parent.parent?.parent : node.parent?.parent?.parent;
  const type = outer?.type === 'composite_literal' ? outer.childForFieldName('type') : null;
  return type?.childForFieldName(type.type === 'map_type' ? 'value' : 'element') ?? undefined;
}

/** The name of a literal's type, of a list's elements; no package, no pointer. */
function typeOf(node: Node, source: string): string {
  const type = typeNode(node);
  return /(\w+)$/.exec(textOf(type?.type === 'slice_type' ? type.childForFieldName('element') : type, source))?.[1] ?? '';
}

function declarationsOf(node: Node, source: string): readonly Declaration[] {
  if (node.type === 'function_declaration') {
    const result = resultOf(node);
    return [{ name: textOf(node.childForFieldName('name'), source), at: node, ...(result === undefined ? {} : { result }) }];
  }
  if (node.type === 'parameter_declaration' || node.type === 'range_clause') {
    return node.descendantsOfType('identifier').map((name) => ({ name: textOf(name, source), at: node }));
  }
  const isShort = node.type === 'short_var_declaration';
  const names = isShort ? partsOf(node.childForFieldName('left') ?? node) : node.childrenForFieldName('name');
  const list = node.childForFieldName(isShort ? 'right' : 'value');
  const values = list === null ? [] : partsOf(list);
  return names.map((name, at) => {
    const value = values.length === names.length ? values[at] : undefined;
    return { name: textOf(name, source), at: node, ...(value === undefined ? {} : { value }) };
  });
}

function resultOf(node: Node): Node | undefined {
  const body = node.childForFieldName('body');
  const own = body?.descendantsOfType(['return_statement', 'func_literal']) ?? [];
  const [only] = own;
  const isLast = only?.type === 'return_statement' && (only.parent?.id === body?.id || only.parent?.parent?.id === body?.id);
  const values = own.length === 1 && isLast ? only.namedChild(0) : null;
  return values?.namedChildCount === 1 ? values.namedChild(0) ?? undefined : undefined;
}

function rootName(node: Node | null, source: string): string | undefined {
  let at = node;
  while (at !== null && at.type !== 'identifier') at = at.childForFieldName('operand');
  return at === null ? undefined : textOf(at, source);
}
