import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../../text/range.ts';
import type { AccessorLanguage } from '../../accessors/accessor.ts';
import { jvmImport } from '../java/imports.ts';
import { jvmProject } from '../java/project.ts';
import { ancestors, namesIn, pinLiterals, refused, type Dialect, type Place } from '../pinLiterals.ts';
import { plainStyle } from '../style.ts';
import type { PinLanguage } from '../types.ts';

const strings = new Set(['string_literal', 'multiline_string_literal']);
const dialect: Dialect = { strings, placeOf, bringIn: (root, _, request) => jvmImport({ statement: 'import', end: '' }, root, request) };
const nameFields = { function_declaration: 'name', class_declaration: 'name', object_declaration: 'name', assignment: 'left' };

export function kotlinPin(accessor: AccessorLanguage): PinLanguage {
  return {
    accessor,
    grammarFor: () => 'kotlin',
    factsOf: (root) => ({ namespace: root.namedChildren.find(({ type }) => type === 'package_header')?.namedChildren.find(({ type }) => type.endsWith('identifier'))?.text ?? '', imports: [] }),
    async project(path, facts, lookup) {
      const found = await jvmProject(path, 'kt', facts, lookup);
      if (path.endsWith('.kts')) return { ...found, reason: 'A script cannot see the accessor.' };
      return /(?:^|\/)(?:common|js|wasm\w*|native|ios|macos|linux|mingw|apple)\w*(?:Main|Test)\//.test(path) ? { ...found, reason: 'This code is not only for the JVM, where the accessor reads models.config.json.' } : found;
    },
    pin: (root, request) => pinLiterals(dialect, root, request),
    styleOf: (root, text) => ({ ...plainStyle(root, text, strings), semicolons: false, quote: '"' }),
    namesAround: (root, range) => [...propertiesAround(root, range.start), ...namesIn(root, range, nameFields)],
  };
}

function placeOf(literal: Node, root: Node): Place {
  if (isInAnnotation(literal)) return refused('An annotation only takes constants.');
  const property = literal.parent?.type === 'property_declaration' ? literal.parent : undefined;
  const constant = property?.descendantsOfType('property_modifier').find(({ text }) => text === 'const');
  if (property === undefined || constant === undefined) return { kind: 'call', literal };
  const name = nameOf(property);
  const isNeeded = root.descendantsOfType('identifier').some((use) => use.text === name && (isInAnnotation(use) || isInConstant(use, property))) || isInTemplate(root, name);
  if (isNeeded) return refused(`${name} is used in an annotation or in another constant, which only take constants.`);
  const isPrivate = /\bprivate\b/.test(property.namedChildren.find(({ type }) => type === 'modifiers')?.text ?? '');
  const edits: readonly TextEdit[] = [{ range: { start: constant.startIndex, end: (constant.nextSibling ?? constant.parent?.nextSibling ?? constant).startIndex }, newText: '' }];
  return isPrivate ? { kind: 'call', literal, edits } : { kind: 'call', literal, edits, note: `${name} is no constant of the compiler any more; an annotation elsewhere that uses it no longer compiles.` };
}

function isInAnnotation(node: Node): boolean {
  for (const above of ancestors(node)) {
    if (above.type === 'annotation' || above.type === 'file_annotation') return true;
    // The grammar reads `@Agent("gpt-4o") class A` as an annotated text in brackets.
    if (above.type === 'annotated_expression') return above.namedChildren.some(({ type }) => type === 'annotation') && node.parent?.type === 'parenthesized_expression';
    if (/^(?:block|class_body|function_body)$/.test(above.type)) return false;
  }
  return false;
}

function isInConstant(use: Node, own: Node): boolean {
  for (const above of ancestors(use)) {
    if (above.type === 'property_declaration') return above.id !== own.id && above.descendantsOfType('property_modifier').some(({ text }) => text === 'const');
  }
  return false;
}

/** `"$NAME-mini"` as a constant's value or an annotation's: text to the grammar. */
function isInTemplate(root: Node, name: string): boolean {
  return root.descendantsOfType([...strings]).some((text) =>
    new RegExp(`\\$\\{?${name}\\b`).test(text.text) && (isInAnnotation(text) || isInConstant(text, root)));
}

function nameOf(property: Node): string {
  return property.namedChildren.find(({ type }) => type === 'variable_declaration')?.firstNamedChild?.text ?? '';
}

function propertiesAround(root: Node, at: number): readonly string[] {
  const names: string[] = [];
  for (let node = root.descendantForIndex(at, at); node !== null; node = node.parent) {
    if (node.type === 'property_declaration') names.push(nameOf(node));
    if (node.type === 'class_parameter') names.push(node.namedChildren.find(({ type }) => type === 'identifier')?.text ?? '');
  }
  return names.filter((name) => name !== '');
}
