import type { Node } from 'web-tree-sitter';
import type { AccessorLanguage } from '../../accessors/accessor.ts';
import { ancestors, namesIn, pinLiterals, refused, type Dialect, type Place } from '../pinLiterals.ts';
import { plainStyle } from '../style.ts';
import type { PinLanguage } from '../types.ts';
import { jvmImport } from './imports.ts';
import { jvmProject } from './project.ts';

const strings = new Set(['string_literal']);
const dialect: Dialect = { strings, placeOf, bringIn: (root, _, request) => jvmImport({ statement: 'import_declaration', end: ';' }, root, request) };
const nameFields = { variable_declarator: 'name', assignment_expression: 'left', method_declaration: 'name', class_declaration: 'name', record_declaration: 'name', enum_declaration: 'name', enum_constant: 'name' };
const annotations = new Set(['annotation', 'element_value_pair', 'annotation_argument_list', 'annotation_type_element_declaration']);

export function javaPin(accessor: AccessorLanguage): PinLanguage {
  return {
    accessor,
    grammarFor: () => 'java',
    factsOf: (root) => ({
      namespace: root.namedChildren.find(({ type }) => type === 'package_declaration')?.namedChildren.find(({ type }) => type.endsWith('identifier'))?.text ?? '', imports: [],
    }),
    project: (path, facts, lookup) => jvmProject(path, 'java', facts, lookup),
    pin: (root, request) => pinLiterals(dialect, root, request),
    styleOf: (root, text) => ({ ...plainStyle(root, text, strings), quote: '"' }),
    namesAround: (root, range) => namesIn(root, range, nameFields),
  };
}

function placeOf(literal: Node, root: Node): Place {
  for (const node of ancestors(literal)) {
    if (annotations.has(node.type)) return refused('An annotation only takes constants.');
    if (node.type === 'switch_label') return refused('A case must be a constant.');
    if (node.type === 'block' || node.type === 'class_body') break;
  }
  const declarator = literal.parent?.type === 'variable_declarator' ? literal.parent : undefined;
  const declaration = declarator?.parent;
  const name = declarator?.childForFieldName('name')?.text;
  if (name === undefined || declaration === null || declaration === undefined) return { kind: 'call', literal };
  const modifiers = declaration.namedChildren.find(({ type }) => type === 'modifiers')?.text ?? '';
  const isConstant = declaration.type === 'constant_declaration' || /\bfinal\b/.test(modifiers);
  if (!isConstant) return { kind: 'call', literal };
  if (isNeededAsConstant(root, name)) return refused(`${name} is used in an annotation or as a case, which only take constants.`);
  const isSeen = declaration.type === 'constant_declaration' || (/\bstatic\b/.test(modifiers) && !/\bprivate\b/.test(modifiers));
  return isSeen ? { kind: 'call', literal, note: `${name} is no constant of the compiler any more; an annotation or a case elsewhere that uses it no longer compiles.` } : { kind: 'call', literal };
}

function isNeededAsConstant(root: Node, name: string): boolean {
  return root.descendantsOfType('identifier').some((use) => {
    if (use.text !== name) return false;
    for (const node of ancestors(use)) {
      if (annotations.has(node.type) || node.type === 'switch_label') return true;
      if (node.type === 'block' || node.type === 'class_body') return false;
    }
    return false;
  });
}
