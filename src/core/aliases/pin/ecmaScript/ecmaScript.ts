import type { Node } from 'web-tree-sitter';
import type { TextEdit, TextRange } from '../../../text/range.ts';
import type { AccessorLanguage } from '../../accessors/accessor.ts';
import type { LiteralPin, PinLanguage, PinnedLiterals } from '../types.ts';
import { bringIn } from './imports.ts';
import { callPlace } from './literals.ts';
import { ecmaScriptProject } from './project.ts';
import { styleOf } from './style.ts';

/** TypeScript, TSX and JavaScript, which share their grammar's node names. */
export function ecmaScriptPin(accessor: AccessorLanguage): PinLanguage {
  return {
    accessor,
    grammarFor: (language) => (language === 'tsx' || language === 'typescript' ? language : 'javascript'),
    pin,
    styleOf,
    namesAround,
    factsOf: () => ({ namespace: '', imports: [] }),
    project: (path, _, lookup) => ecmaScriptProject(path, accessor.id === 'typescript' ? 'ts' : 'js', lookup),
  };
}

function pin(root: Node, request: LiteralPin): PinnedLiterals {
  const { text, references, alias, accessor } = request;
  const elsewhere = accessor.imports === undefined ? whereNoFileIs(root) : undefined;
  if (elsewhere !== undefined) {
    return { edits: [], pinned: [], notes: [], refused: references.map((reference) => ({ reference, reason: `${elsewhere}, where the accessor cannot read models.config.json.` })) };
  }
  const places = references.map((reference) => ({ reference, place: callPlace(root, reference.range) }));
  const refused = places.flatMap(({ reference, place }) => (place.kind === 'refused' ? [{ reference, reason: place.reason }] : []));
  const open = places.flatMap(({ reference, place }) => (place.kind === 'refused' ? [] : [{ reference, place }]));
  if (open.length === 0) return { edits: [], pinned: [], refused, notes: [] };

  const style = styleOf(root, text);
  const { name, edits } = bringIn(root, open.map(({ place }) => rangeOf(place.literal)), style, request);
  const calls = open.map(({ place }): TextEdit => {
    const range = rangeOf(place.literal);
    const written = text[range.start];
    const quote = place.kind === 'expression' && (written === "'" || written === '"') ? written : style.quote;
    const call = `${name}(${quote}${alias}${quote})`;
    if (place.kind === 'jsxAttribute') return { range, newText: `{${call}}` };
    // `return"gpt-4o"` needs no blank; a name in its place does.
    return { range, newText: `${/[\w$]/.test(text[range.start - 1] ?? '') ? ' ' : ''}${call}` };
  });
  const notes = open.flatMap(({ place }) => ('note' in place && place.note !== undefined ? [`${request.path}: ${place.note.charAt(0).toLowerCase()}${place.note.slice(1)}`] : []));
  if (accessor.imports !== undefined) notes.push('The accessor imports models.config.json: a change of it holds from the next build, and the alias’s variable on the server alone.');
  else if (request.project.modules.browser) notes.push('The accessor reads models.config.json through Node: keep it out of code that is bundled for the browser.');
  return { edits: [...edits, ...calls], pinned: open.map(({ reference }) => reference), refused, notes };
}

/** What of a file says that it runs where there are no files to read: `"use client"`, or Next.js's `export const runtime = "edge"`. */
function whereNoFileIs(root: Node): string | undefined {
  for (const node of root.namedChildren) {
    if (node.type === 'comment' || node.type === 'hash_bang_line') continue;
    if (node.type !== 'expression_statement' || node.firstNamedChild?.type !== 'string') break;
    if (node.firstNamedChild.text.slice(1, -1) === 'use client') return 'This file runs in the browser ("use client")';
  }
  const runtimes = root.namedChildren.filter(({ type }) => type === 'export_statement').flatMap((statement) => statement.descendantsOfType('variable_declarator'))
    .filter((declarator) => declarator.childForFieldName('name')?.text === 'runtime').map((declarator) => declarator.childForFieldName('value')?.text ?? '');
  return runtimes.some((runtime) => /^["'](?:experimental-)?edge["']/.test(runtime)) ? 'This file runs on the edge runtime (runtime = "edge")' : undefined;
}

const nameFields: Readonly<Record<string, string>> = {
  variable_declarator: 'name', required_parameter: 'pattern', optional_parameter: 'pattern', assignment_pattern: 'left', pair: 'key',
  public_field_definition: 'name', field_definition: 'property', function_declaration: 'name', method_definition: 'name', function_expression: 'name',
  class_declaration: 'name', abstract_class_declaration: 'name', generator_function_declaration: 'name',
};

function namesAround(root: Node, range: TextRange): readonly string[] {
  const names: string[] = [];
  for (let node = root.descendantForIndex(range.start, range.end - 1); node !== null; node = node.parent) {
    const field = nameFields[node.type];
    const name = field === undefined ? null : node.childForFieldName(field);
    if (name !== null && /^#?[\w$]+$/.test(name.text) && name.startIndex !== range.start) names.push(name.text);
  }
  return names;
}

function rangeOf(node: Node): TextRange {
  return { start: node.startIndex, end: node.endIndex };
}
