import type { Node } from 'web-tree-sitter';
import type { TextEdit, TextRange } from '../../../text/range.ts';
import type { AccessorLanguage } from '../../accessors/accessor.ts';
import { folderOf, joinPath, relativeTo, sourceFolder } from '../../../text/paths.ts';
import { isTestOrExample } from '../../../scan/testPath.ts';
import { ancestors, lineEnd, namesIn, partOfString, pinLiterals, refused, type BroughtIn, type Dialect, type Place } from '../pinLiterals.ts';
import { plainModules } from '../projectModules.ts';
import { eolOf, plainStyle } from '../style.ts';
import type { FileFacts, LiteralPin, Lookup, PinLanguage, PinProject } from '../types.ts';

const strings = new Set(['string']);
const dialect: Dialect = { strings, placeOf, bringIn, quoteOf: (literal) => (literal.startsWith("'") ? "'" : '"') };
const nameFields = { assignment: 'left', operator_assignment: 'left', optional_parameter: 'name', keyword_parameter: 'name', pair: 'key', method: 'name', singleton_method: 'name', class: 'name', module: 'name' };
const loads = /^require(?:_relative)?$/;

export function rubyPin(accessor: AccessorLanguage): PinLanguage {
  return {
    accessor,
    grammarFor: () => 'ruby',
    factsOf: () => ({ namespace: '', imports: [] }),
    project,
    pin: (root, request) => pinLiterals(dialect, root, request),
    styleOf: (root, text) => ({ ...plainStyle(root, text, strings), semicolons: false }),
    namesAround: (root, range) => namesIn(root, range, nameFields),
  };
}

async function project(path: string, _: FileFacts, { find }: Lookup): Promise<PinProject> {
  const manifest = await find('Gemfile');
  const home = manifest === undefined ? '' : folderOf(manifest.path);
  const folder = sourceFolder(path, home);
  return {
    home, modules: plainModules, base: '',
    candidates: [{ path: joinPath(folder, 'model_aliases.rb'), format: plainModules.format, namespace: '', json: 'none' }],
    canImport: (accessor) => !isTestOrExample(accessor) || isTestOrExample(path),
  };
}

function placeOf(literal: Node): Place {
  if (literal.parent?.type === 'chained_string') return refused(partOfString);
  if (literal.parent?.type === 'argument_list' && loads.test(literal.parent.parent?.childForFieldName('method')?.text ?? '')) return refused('The name of a file must be a constant.');
  for (const node of ancestors(literal)) {
    if (node.type === 'in_clause' && (node.childForFieldName('pattern')?.endIndex ?? 0) >= literal.endIndex) return refused('A pattern must be a constant.');
    if (/^(?:body_statement|then|program)$/.test(node.type)) break;
  }
  return { kind: 'call', literal };
}

/** `ModelAliases.model`, its file required where the others are. */
function bringIn(root: Node, places: readonly TextRange[], { text, path, accessor }: LiteralPin): BroughtIn {
  const eol = eolOf(text);
  const callee = 'ModelAliases.model';
  const wanted = relativeTo(folderOf(path), accessor.path).replace(/\.rb$/, '');
  const first = Math.min(...places.map(({ start }) => start));
  const required = root.namedChildren.filter((node) => node.type === 'call' && loads.test(node.childForFieldName('method')?.text ?? '') && node.endIndex <= first);
  const named = (node: Node): string => node.childForFieldName('arguments')?.firstNamedChild?.text.slice(1, -1) ?? '';
  const isRelative = (node: Node): boolean => node.childForFieldName('method')?.text === 'require_relative';
  if (required.some((node) => isRelative(node) && joinPath(folderOf(path), named(node)).replace(/\.rb$/, '') === accessor.path.replace(/\.rb$/, ''))) return { callee, edits: [] };
  const quoted = (required.at(-1)?.childForFieldName('arguments') ?? root.descendantsOfType('string')[0])?.text ?? '"';
  const quote = quoted.includes("'") ? "'" : '"';
  const statement = `require_relative ${quote}${wanted}${quote}`;
  return { callee, edits: [addStatement(root, required, required.filter(isRelative), statement, text, eol)] };
}

function addStatement(root: Node, required: readonly Node[], relative: readonly Node[], statement: string, text: string, eol: string): TextEdit {
  const insert = (at: number, newText: string): TextEdit => ({ range: { start: at, end: at }, newText });
  const isSorted = relative.every((node, index) => index === 0 || (relative[index - 1]?.text ?? '') <= node.text);
  const next = isSorted ? relative.find(({ text: other }) => other > statement) : undefined;
  if (next !== undefined) return insert(next.startIndex, `${statement}${eol}`);
  const last = relative.at(-1) ?? required.at(-1);
  if (last !== undefined) return insert(lineEnd(text, last.endIndex), `${eol}${statement}`);
  // Magic comments only count at the very top.
  const magic = root.namedChildren.filter((node, index) => node.type === 'comment' && node.startPosition.row <= index && /^#!|^#\s*(?:frozen_string_literal|(?:en)?coding|warn_indent|shareable_constant_value|typed)\b/.test(node.text)).at(-1);
  if (magic !== undefined) return insert(lineEnd(text, magic.endIndex), `${eol}${eol}${statement}`);
  return insert(root.startIndex, `${statement}${eol}${eol}`);
}
