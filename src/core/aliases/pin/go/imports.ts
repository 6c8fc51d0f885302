import type { Node } from 'web-tree-sitter';
import type { TextEdit, TextRange } from '../../../text/range.ts';
import { folderOf, relativeTo } from '../../../text/paths.ts';
import { lineEnd, type BroughtIn } from '../pinLiterals.ts';
import { eolOf } from '../style.ts';
import type { LiteralPin } from '../types.ts';

/** The function the accessor exports. */
const exported = 'Model';

/** `modelalias.Model`, its package imported by the module's path; nothing to import within the package itself. */
export function bringIn(root: Node, _: readonly TextRange[], { text, path, accessor, project: { base, home } }: LiteralPin): BroughtIn {
  if (folderOf(accessor.path) === folderOf(path)) return { callee: exported, edits: [] };
  const folder = folderOf(relativeTo(home, accessor.path));
  const module = folder === '' ? base : `${base}/${folder}`;
  const specs = root.descendantsOfType('import_spec');
  const own = specs.find((spec) => pathOf(spec) === module);
  const given = own?.childForFieldName('name')?.text;
  if (own !== undefined && given !== '_') return { callee: given === '.' ? exported : `${given ?? accessor.namespace}.${exported}`, edits: [] };
  const isTaken = root.descendantsOfType(['identifier', 'package_identifier']).some((node) => node.text === accessor.namespace && node.parent?.type !== 'package_clause');
  const name = isTaken ? `promptshift${accessor.namespace}` : accessor.namespace;
  const line = `${isTaken ? `${name} ` : ''}"${module}"`;
  return { callee: `${name}.${exported}`, edits: [addImport(root, specs, line, module, base, text)] };
}

const pathOf = (spec: Node): string => spec.childForFieldName('path')?.text.slice(1, -1) ?? '';

/** The standard library's paths have no dot in their first part. */
const isStandard = (module: string): boolean => !(module.split('/')[0] ?? '').includes('.');

function addImport(root: Node, specs: readonly Node[], line: string, module: string, base: string, text: string): TextEdit {
  const eol = eolOf(text);
  const list = root.namedChildren.find((node) => node.type === 'import_declaration' && node.namedChildren[0]?.type === 'import_spec_list')?.namedChildren[0];
  if (list !== undefined) return addToList(list, line, module, base, text);
  const single = specs.filter((spec) => pathOf(spec) !== 'C');
  const [only] = single;
  const declaration = only?.parent;
  if (only !== undefined && declaration !== null && declaration !== undefined && single.length === 1) {
    const gap = isStandard(pathOf(only)) ? eol : '';
    return { range: { start: only.startIndex, end: only.endIndex }, newText: `(${eol}\t${only.text}${eol}${gap}\t${line}${eol})` };
  }
  const last = specs.at(-1) ?? root.namedChildren.find(({ type }) => type === 'package_clause');
  const at = last === undefined ? root.startIndex : lineEnd(text, last.endIndex);
  return { range: { start: at, end: at }, newText: `${specs.length === 0 ? eol : ''}${eol}import ${line}` };
}

/** Among the module's own packages, else among those that are not the standard library's, else in a group of its own. */
function addToList(list: Node, line: string, module: string, base: string, text: string): TextEdit {
  const eol = eolOf(text);
  const groups = groupsOf(list);
  const isOwn = (spec: Node): boolean => pathOf(spec) === base || pathOf(spec).startsWith(`${base}/`);
  const group = groups.find((each) => each.some(isOwn)) ?? groups.findLast((each) => each.some((spec) => !isStandard(pathOf(spec))));
  if (group === undefined) {
    const last = groups.at(-1)?.at(-1);
    const at = last === undefined ? list.startIndex + 1 : lineEnd(text, last.endIndex);
    return { range: { start: at, end: at }, newText: last === undefined ? `${eol}\t${line}${eol}` : `${eol}${eol}\t${line}` };
  }
  const next = group.find((spec) => pathOf(spec) > module);
  if (next !== undefined) return { range: { start: next.startIndex, end: next.startIndex }, newText: `${line}${eol}\t` };
  const at = lineEnd(text, group.at(-1)?.endIndex ?? list.startIndex);
  return { range: { start: at, end: at }, newText: `${eol}\t${line}` };
}

/** Imports with no empty line between them. */
function groupsOf(list: Node): readonly (readonly Node[])[] {
  const groups: Node[][] = [];
  let row = -2;
  for (const node of list.namedChildren) {
    if (node.startPosition.row > row + 1 || groups.length === 0) groups.push([]);
    if (node.type === 'import_spec') groups.at(-1)?.push(node);
    row = node.endPosition.row;
  }
  return groups.filter((group) => group.length > 0);
}
