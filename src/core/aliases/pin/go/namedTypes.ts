import type { Node } from 'web-tree-sitter';
import { ancestors } from '../pinLiterals.ts';

/**
 * Types of SDKs that are strings of their own, by the package's path and the type whose `Model` field asks for one.
 * anthropic-sdk-go 1.x: `type Model string`; sashabaranov/go-openai: `type EmbeddingModel string`.
 */
const foreign: readonly { readonly module: RegExp; readonly holder: RegExp; readonly type: string }[] = [
  { module: /^github\.com\/anthropics\/anthropic-sdk-go$/, holder: /Params$/, type: 'Model' },
  { module: /^github\.com\/sashabaranov\/go-openai$/, holder: /^EmbeddingRequest/, type: 'EmbeddingModel' },
];

/** The named type that a string literal takes on where it stands, and a call has to be converted to; undefined for string. */
export function namedTypeAt(literal: Node, root: Node): string | undefined {
  const holder = literal.parent?.type === 'literal_element' || literal.parent?.type === 'expression_list' ? literal.parent : literal;
  const parent = holder.parent;
  switch (parent?.type) {
    case 'var_spec': case 'const_spec': return named(parent.childForFieldName('type'));
    case 'return_statement': return named(resultType(parent));
    case 'keyed_element': return elementType(holder, parent, root);
    case 'literal_value': return listType(parent);
    case 'argument_list': return argumentType(literal, parent, root);
    default: return undefined;
  }
}

function named(type: Node | null | undefined): string | undefined {
  if (type === null || type === undefined || (type.type !== 'type_identifier' && type.type !== 'qualified_type')) return undefined;
  return /^(?:string|any)$/.test(type.text) ? undefined : type.text;
}

function resultType(statement: Node): Node | null {
  if ((statement.firstNamedChild?.namedChildCount ?? 0) > 1) return null;
  for (const node of ancestors(statement)) {
    if (/^(?:function_declaration|method_declaration|func_literal)$/.test(node.type)) return node.childForFieldName('result');
  }
  return null;
}

function elementType(element: Node, pair: Node, root: Node): string | undefined {
  const value = pair.childForFieldName('value')?.id === element.id;
  const composite = pair.parent?.parent;
  const type = composite?.type === 'composite_literal' ? composite.childForFieldName('type') : undefined;
  if (type === null || type === undefined) return undefined;
  if (type.type === 'map_type') return named(type.childForFieldName(value ? 'value' : 'key'));
  const key = pair.childForFieldName('key')?.text;
  if (type.type === 'type_identifier') {
    const declared = root.descendantsOfType('type_spec').find((spec) => spec.childForFieldName('name')?.text === type.text);
    const field = declared?.descendantsOfType('field_declaration').find((each) => each.childrenForFieldName('name').some(({ text }) => text === key));
    return named(field?.childForFieldName('type'));
  }
  return type.type === 'qualified_type' && key === 'Model' ? foreignType(type, root) : undefined;
}

function foreignType(type: Node, root: Node): string | undefined {
  const [pack = '', holder = ''] = type.text.split('.');
  for (const spec of root.descendantsOfType('import_spec')) {
    const module = spec.childForFieldName('path')?.text.slice(1, -1) ?? '';
    const found = foreign.find((each) => each.module.test(module) && each.holder.test(holder));
    const local = spec.childForFieldName('name')?.text ?? module.slice(module.lastIndexOf('/') + 1).replace(/^go-|-sdk-go$/g, '');
    if (found !== undefined && local === pack) return `${pack}.${found.type}`;
  }
  return undefined;
}

function listType(value: Node): string | undefined {
  const type = value.parent?.type === 'composite_literal' ? value.parent.childForFieldName('type') : undefined;
  return type?.type === 'slice_type' || type?.type === 'array_type' ? named(type.childForFieldName('element')) : undefined;
}

/** Of a function of this file. */
function argumentType(literal: Node, list: Node, root: Node): string | undefined {
  const callee = list.parent?.childForFieldName('function');
  if (callee?.type !== 'identifier') return undefined;
  const index = list.namedChildren.filter(({ type }) => type !== 'comment').findIndex(({ id }) => id === literal.id);
  const declared = root.descendantsOfType('function_declaration').find((each) => each.childForFieldName('name')?.text === callee.text);
  const types = declared?.childForFieldName('parameters')?.namedChildren.flatMap((parameter) =>
    Array.from({ length: Math.max(1, parameter.childrenForFieldName('name').length) }, () => parameter.childForFieldName('type')));
  return named(types?.[index]);
}
