import type { Node } from 'web-tree-sitter';
import type { TextEdit, TextRange } from '../../../text/range.ts';
import { baseName, folderOf, relativeTo } from '../../../text/paths.ts';
import { lineEnd, type BroughtIn } from '../pinLiterals.ts';
import { eolOf } from '../style.ts';
import type { LiteralPin } from '../types.ts';
import { autoloaded } from './project.ts';

const exported = 'model';

/** `ModelAliases::model`: the class by `use` from another namespace, its file required where nothing loads it. */
export function bringIn(root: Node, _: readonly TextRange[], { text, path, accessor, project: { base } }: LiteralPin): BroughtIn {
  const className = baseName(accessor.path);
  const { namespace } = accessor;
  const required = base === autoloaded ? [] : requireFile(root, path, accessor.path, text);
  const spaces = root.namedChildren.filter(({ type }) => type === 'namespace_definition');
  const own = spaces[0]?.childForFieldName('name')?.text ?? '';
  const full = namespace === '' ? className : `${namespace}\\${className}`;
  const uses = root.namedChildren.filter(({ type }) => type === 'namespace_use_declaration');
  const used = uses.find((node) => importedClass(node) === full);
  const alias = used === undefined ? undefined : /\bas\s+(\w+)\s*;$/.exec(used.text)?.[1];
  if (used !== undefined || (own === namespace && spaces.length < 2)) return { callee: `${alias ?? className}::${exported}`, edits: required };
  const isBraced = spaces.some((node) => node.childForFieldName('body') !== null);
  const isTaken = uses.some((node) => importedClass(node).endsWith(`\\${className}`)) || root.descendantsOfType(['class_declaration', 'enum_declaration', 'interface_declaration']).some((node) => node.childForFieldName('name')?.text === className);
  if (isBraced || spaces.length > 1 || isTaken || namespace === '') return { callee: `\\${full}::${exported}`, edits: required };
  return { callee: `${className}::${exported}`, edits: merged([addUse(root, uses, full, text), ...required]) };
}

/** Both may go to the same place: then they are one edit. */
function merged(edits: readonly TextEdit[]): readonly TextEdit[] {
  const [first, second] = edits;
  if (first === undefined || second === undefined || first.range.start !== second.range.start) return edits;
  return [{ range: first.range, newText: `${first.newText}${second.newText}` }];
}

/** `Acme\Settings` of `use Acme\Settings;`; '' for functions, constants and groups. */
function importedClass(node: Node): string {
  return /^use\s+\\?([\w\\]+)(?:\s+as\s+\w+)?\s*;$/.exec(node.text)?.[1] ?? '';
}

const insert = (at: number, newText: string): TextEdit => ({ range: { start: at, end: at }, newText });

function addUse(root: Node, uses: readonly Node[], full: string, text: string): TextEdit {
  const eol = eolOf(text);
  const statement = `use ${full};`;
  const classes = uses.filter((node) => importedClass(node) !== '');
  const next = classes.find((node) => importedClass(node).toLowerCase() > full.toLowerCase());
  if (next !== undefined) return insert(next.startIndex, `${statement}${eol}`);
  const last = classes.at(-1);
  if (last !== undefined) return insert(lineEnd(text, last.endIndex), `${eol}${statement}`);
  const first = uses[0];
  if (first !== undefined) return insert(first.startIndex, `${statement}${eol}`);
  return insert(lineEnd(text, headOf(root)), `${eol}${eol}${statement}`);
}

/** End of what opens a file: its tag, `declare`, `namespace`. */
function headOf(root: Node): number {
  return root.namedChildren.findLast(({ type }) => /^(?:php_tag|declare_statement|namespace_definition)$/.test(type))?.endIndex ?? root.endIndex;
}

function requireFile(root: Node, path: string, accessorPath: string, text: string): readonly TextEdit[] {
  const eol = eolOf(text);
  const relative = relativeTo(folderOf(path), accessorPath);
  const isThere = root.descendantsOfType(['require_once_expression', 'require_expression']).some((node) => node.text.includes(`/${relative}`));
  if (isThere) return [];
  const requires = root.namedChildren.filter((node) => node.type === 'expression_statement' && /^(?:require|include)/.test(node.text));
  const uses = root.namedChildren.filter(({ type }) => type === 'namespace_use_declaration');
  const last = requires.at(-1) ?? uses.at(-1);
  return [insert(lineEnd(text, last?.endIndex ?? headOf(root)), `${requires.length > 0 ? '' : eol}${eol}require_once __DIR__ . '/${relative}';`)];
}
