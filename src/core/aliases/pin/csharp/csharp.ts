import type { Node } from 'web-tree-sitter';
import type { TextEdit, TextRange } from '../../../text/range.ts';
import type { AccessorLanguage } from '../../accessors/accessor.ts';
import { ancestors, namesIn, pinLiterals, refused, type Dialect, type Place } from '../pinLiterals.ts';
import { plainStyle } from '../style.ts';
import type { PinLanguage } from '../types.ts';
import { bringIn, namespaceOf } from './imports.ts';
import { csharpProject } from './project.ts';

const strings = new Set(['string_literal', 'verbatim_string_literal', 'raw_string_literal', 'interpolated_string_expression']);
const dialect: Dialect = { strings, placeOf, bringIn };
const nameFields = { variable_declarator: 'name', property_declaration: 'name', assignment_expression: 'left', argument: 'name', parameter: 'name', method_declaration: 'name', class_declaration: 'name', record_declaration: 'name' };

export function csharpPin(accessor: AccessorLanguage): PinLanguage {
  return {
    accessor,
    grammarFor: () => 'c-sharp',
    factsOf: (root) => ({ namespace: namespaceOf(root), imports: [] }),
    project: csharpProject,
    pin: (root, request) => pinLiterals(dialect, root, request),
    styleOf: (root, text) => ({ ...plainStyle(root, text, strings), quote: '"' }),
    namesAround: (root, range) => namesIn(root, range, nameFields),
  };
}

/** Why a constant is asked for where a node stands, if one is. */
function constantPlace(literal: Node): string | undefined {
  for (const node of ancestors(literal)) {
    switch (node.type) {
      case 'attribute': case 'attribute_argument': return 'An attribute only takes constants.';
      case 'parameter': return 'A default parameter must be a constant.';
      case 'constant_pattern': case 'case_switch_label': case 'enum_member_declaration': return 'A case must be a constant.';
      case 'block': case 'declaration_list': case 'lambda_expression': case 'argument': return undefined;
      default:
    }
  }
  return undefined;
}

function placeOf(literal: Node, root: Node): Place {
  const reason = constantPlace(literal);
  if (reason !== undefined) return refused(reason);
  if (/"u8$/i.test(literal.text)) return refused('Bytes cannot come from an accessor, which gives a string.');
  const constant = constantAround(literal);
  if (constant === undefined) return { kind: 'call', literal };
  const { declaration, modifier, names } = constant;
  if (names.length > 1 || literal.parent?.type !== 'variable_declarator') return refused('The id is a part of a larger constant.');
  const name = names[0] ?? '';
  if (isNeeded(root, name, declaration)) return refused(`${name} is used where only a constant can be: an attribute, a default parameter, a case or another constant.`);
  const isField = declaration.type === 'field_declaration';
  const next = modifier.nextSibling?.startIndex ?? modifier.endIndex;
  const range: TextRange = isField ? { start: modifier.startIndex, end: modifier.endIndex } : { start: modifier.startIndex, end: next };
  const edits: readonly TextEdit[] = [{ range, newText: isField ? 'static readonly' : '' }];
  const isPrivate = !isField || !/\b(?:public|internal|protected)\b/.test(declaration.children.filter(({ type }) => type === 'modifier').map(({ text }) => text).join(' '));
  return isPrivate ? { kind: 'call', literal, edits } : { kind: 'call', literal, edits, note: `${name} is no constant any more; an attribute, a case or a default parameter elsewhere that uses it no longer compiles.` };
}

type Constant = { readonly declaration: Node; readonly modifier: Node; readonly names: readonly string[] };

function constantAround(literal: Node): Constant | undefined {
  for (const node of ancestors(literal)) {
    if (node.type === 'field_declaration' || node.type === 'local_declaration_statement') {
      const modifier = node.children.find(({ type, text }) => (type === 'modifier' || type === 'const') && text === 'const');
      const names = node.descendantsOfType('variable_declarator').map((each) => each.childForFieldName('name')?.text ?? '');
      return modifier === undefined ? undefined : { declaration: node, modifier, names };
    }
    if (node.type === 'block' || node.type === 'declaration_list') return undefined;
  }
  return undefined;
}

function isNeeded(root: Node, name: string, own: Node): boolean {
  return root.descendantsOfType('identifier').some((use) => {
    if (use.text !== name || (own.startIndex <= use.startIndex && use.endIndex <= own.endIndex)) return false;
    return constantPlace(use) !== undefined || constantAround(use) !== undefined;
  });
}
