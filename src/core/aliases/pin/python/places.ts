import type { Node } from 'web-tree-sitter';
import { ancestors, partOfString, refused, type Place } from '../pinLiterals.ts';
import type { LiteralPin } from '../types.ts';

const statements = new Set(['module', 'block', 'class_definition', 'function_definition', 'decorated_definition']);
const passesValue = new Set(['parenthesized_expression', 'boolean_operator', 'conditional_expression']);
const literalType = /\bLiteral\s*\[/;

export function placeOf(literal: Node, root: Node, { path }: LiteralPin): Place {
  const parent = literal.parent;
  if (/(?:^|\/)(?:migrations|alembic\/versions)\//.test(path)) return refused('A migration records what was, and stays as it is.');
  if (/^[rRuUfF]*[bB]/.test(literal.text)) return refused('Bytes cannot come from an accessor, which gives a string.');
  if (parent?.type === 'concatenated_string') return refused(partOfString);
  if (parent?.type === 'expression_statement') return refused('Nothing is done with this string.');
  if (parent?.type === 'case_pattern') return refused('A case must be a constant.');
  for (const node of ancestors(literal)) {
    if (node.type === 'type' || (node.type === 'subscript' && /(?:^|\.)Literal$/.test(node.childForFieldName('value')?.text ?? ''))) return refused('A type cannot call a function.');
    if (node.type === 'type_alias_statement') return refused('A type cannot call a function.');
    if (statements.has(node.type)) break;
  }
  if (isEnumMember(literal)) return refused('A member of an enum must be a constant.');
  return byType(literal, root);
}

function isEnumMember(literal: Node): boolean {
  const assignment = literal.parent?.type === 'assignment' ? literal.parent : undefined;
  const owner = assignment?.parent?.type === 'expression_statement' ? assignment.parent.parent?.parent : undefined;
  return owner?.type === 'class_definition' && /\b\w*(?:Enum|Flag)\b/.test(owner.childForFieldName('superclasses')?.text ?? '');
}

/** Python runs whatever a type says; a type that only takes certain ids is refused all the same, for the type checker's sake. */
function byType(literal: Node, root: Node): Place {
  const type = declaredType(literal);
  if (type === undefined || /\bstr\b|\bAny\b|^(?:typing\.)?(?:Final|ClassVar)$/.test(type)) return { kind: 'call', literal };
  if (literalType.test(type)) return refused(`The type ${type.slice(0, 60)} takes certain ids only; make it str first.`);
  if (!/^[\w.]+$/.test(type)) return { kind: 'call', literal, note: `check that the type ${type.slice(0, 60)} takes any string.` };
  const named = root.descendantsOfType(['assignment', 'type_alias_statement']).find((node) => (node.childForFieldName('left') ?? node.firstNamedChild)?.text === type);
  if (named !== undefined && literalType.test(named.text)) return refused(`The type ${type} takes certain ids only; make it str first.`);
  return { kind: 'call', literal, note: `check that the type ${type} takes any string.` };
}

/** The type written for what the value is assigned to, defaults for or is returned from. */
function declaredType(literal: Node): string | undefined {
  let value = literal;
  while (value.parent !== null && passesValue.has(value.parent.type)) value = value.parent;
  const holder = value.parent;
  if (holder === null) return undefined;
  if (holder.type === 'assignment' || holder.type === 'typed_default_parameter') return holder.childForFieldName('type')?.text;
  if (holder.type !== 'return_statement') return undefined;
  for (const node of ancestors(holder)) if (node.type === 'function_definition') return node.childForFieldName('return_type')?.text;
  return undefined;
}
