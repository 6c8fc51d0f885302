import type { Node } from 'web-tree-sitter';
import type { TextRange } from '../../../text/range.ts';
import { acceptsString } from './typeAnnotations.ts';

/** Where a call may stand instead of the literal. */
export type CallPlace =
  | { readonly kind: 'expression'; readonly literal: Node; readonly note?: string }
  /** `model="gpt-4o"`: the call needs braces. */
  | { readonly kind: 'jsxAttribute'; readonly literal: Node }
  | { readonly kind: 'refused'; readonly reason: string };

/** Looks at the literal around an id: is the id all of it, and may a call stand there? */
export function callPlace(root: Node, range: TextRange): CallPlace {
  const literal = literalAround(root, range);
  if (literal === undefined) return refused('The id is only a part of the string.');
  const parent = literal.parent;
  if (parent === null) return refused('There is no code around the id.');
  if (parent.type === 'jsx_attribute') return { kind: 'jsxAttribute', literal };
  return whyNotHere(literal, parent) ?? byType(literal, root);
}

const refused = (reason: string): CallPlace => ({ kind: 'refused', reason });

/** The string or template whose whole content is the range. */
function literalAround(root: Node, { start, end }: TextRange): Node | undefined {
  for (let node = root.descendantForIndex(start, end - 1); node !== null; node = node.parent) {
    if (node.type !== 'string' && node.type !== 'template_string') continue;
    return node.startIndex === start - 1 && node.endIndex === end + 1 ? node : undefined;
  }
  return undefined;
}

function whyNotHere(literal: Node, parent: Node): CallPlace | undefined {
  switch (parent.type) {
    case 'literal_type': return refused('A type cannot call a function.');
    case 'enum_assignment': case 'enum_body': return refused('A member of an enum must be a constant.');
    case 'import_statement': case 'export_statement': case 'import_specifier': case 'export_specifier': case 'import_require_clause':
      if (parent.childForFieldName('value')?.id !== literal.id) return refused('The name of a module must be a constant.');
      break;
    case 'expression_statement': return refused('Nothing is done with this string.');
    case 'call_expression': return refused('A tagged template cannot be a call.');
    case 'satisfies_expression': return refused('The type after "satisfies" may not accept any string.');
    case 'pair': case 'pair_pattern': case 'method_definition': case 'public_field_definition': case 'field_definition': case 'property_signature':
      if ([parent.childForFieldName('key'), parent.childForFieldName('name'), parent.childForFieldName('property')].some((name) => name?.id === literal.id)) {
        return refused('A name of a property must be a constant.');
      }
      break;
    default:
  }
  if (hasConstAssertion(literal)) return refused('"as const" makes the id a part of a type. Remove it first.');
  for (let node: Node | null = parent; node !== null; node = node.parent) {
    if (node.type === 'ambient_declaration') return refused('A declaration file runs nothing.');
  }
  return undefined;
}

const keepsConst = new Set(['array', 'object', 'pair', 'parenthesized_expression', 'spread_element', 'satisfies_expression']);

function hasConstAssertion(literal: Node): boolean {
  let node = literal.parent;
  while (node !== null && keepsConst.has(node.type)) node = node.parent;
  if (node?.type === 'as_expression') return node.lastChild?.text === 'const';
  return node?.type === 'type_assertion' && node.firstNamedChild?.text === '<const>';
}

const passesValue = new Set(['binary_expression', 'ternary_expression', 'parenthesized_expression', 'non_null_expression']);
const functions = new Set(['function_declaration', 'function_expression', 'arrow_function', 'method_definition', 'generator_function_declaration']);

/** A type that only takes certain ids refuses the `string` that a call gives. */
function byType(literal: Node, root: Node): CallPlace {
  const types: Node[] = [];
  let value = literal;
  while (value.parent !== null && passesValue.has(value.parent.type)) {
    // `(x as Model) ?? "gpt-4o"` has no declared type, and is still a Model only as long as the id is known.
    types.push(...value.parent.namedChildren.flatMap((side) => castType(side) ?? []));
    value = value.parent;
  }
  const declared = declaredType(value);
  if (declared !== undefined) types.push(declared);
  else if (value.parent?.type === 'return_statement') types.push(...otherReturns(value.parent).flatMap((returned) => castType(returned) ?? []));
  return verdict(literal, types, declared, root);
}

function verdict(literal: Node, types: readonly Node[], declared: Node | undefined, root: Node): CallPlace {
  let note: string | undefined;
  for (const type of types) {
    const name = type.text.slice(0, 60);
    const accepts = acceptsString(type, root);
    if (accepts === 'no') return refused(`The type ${name} takes certain ids only; make it string first.`);
    if (accepts === 'unknown' && type !== declared) return refused(`What stands beside it is cast to ${name}, which may take certain ids only.`);
    if (accepts === 'unknown') note = `Check that the type ${name} takes any string.`;
  }
  return note === undefined ? { kind: 'expression', literal } : { kind: 'expression', literal, note };
}

/** The type written for what the value is assigned to or returned from. */
function declaredType(value: Node): Node | undefined {
  const holder = value.parent;
  let annotation: Node | null | undefined;
  if (holder?.childForFieldName('value')?.id === value.id) annotation = holder.childForFieldName('type');
  else if (holder?.type === 'return_statement') annotation = enclosingFunction(holder)?.childForFieldName('return_type');
  else if (holder?.type === 'arrow_function') annotation = holder.childForFieldName('return_type');
  return annotation?.type === 'type_annotation' ? annotation.firstNamedChild ?? undefined : undefined;
}

/** What else the same function returns, which makes up its inferred type. */
function otherReturns(statement: Node): readonly Node[] {
  const owner = enclosingFunction(statement);
  if (owner === undefined) return [];
  return owner.descendantsOfType('return_statement')
    .filter((other) => other.id !== statement.id && enclosingFunction(other)?.id === owner.id)
    .flatMap((other) => other.firstNamedChild ?? []);
}

function castType(expression: Node): Node | undefined {
  const inner = expression.type === 'parenthesized_expression' ? expression.firstNamedChild : expression;
  return inner?.type === 'as_expression' && inner.lastChild?.text !== 'const' ? inner.lastNamedChild ?? undefined : undefined;
}

function enclosingFunction(node: Node): Node | undefined {
  for (let at = node.parent; at !== null; at = at.parent) if (functions.has(at.type)) return at;
  return undefined;
}
