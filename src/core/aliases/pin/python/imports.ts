import type { Node } from 'web-tree-sitter';
import type { TextEdit, TextRange } from '../../../text/range.ts';
import { folderOf } from '../../../text/paths.ts';
import { lineEnd, type BroughtIn } from '../pinLiterals.ts';
import { eolOf } from '../style.ts';
import type { LiteralPin } from '../types.ts';
import { moduleName } from './project.ts';
import { isTaken } from './scope.ts';

const exported = 'model';
const names = [exported, 'model_for', 'model_of', 'aliased_model'];
const importTypes = new Set(['import_statement', 'import_from_statement', 'future_import_statement']);

/** `from app.model_aliases import model`, merged, reused or put where the file's imports have its like. */
export function bringIn(root: Node, places: readonly TextRange[], request: LiteralPin): BroughtIn {
  const { text, project: { base, importName }, accessor } = request;
  const module = importName?.(accessor.path) ?? moduleName(base, accessor.path);
  const first = Math.min(...places.map(({ start }) => start));
  const imports = root.namedChildren.filter((node) => importTypes.has(node.type) && node.endIndex <= first);
  const own = imports.filter((node) => node.type === 'import_from_statement' && absolute(moduleOf(node), request) === module);
  const bound = own.flatMap((node) => node.childrenForFieldName('name'))
    .filter((name) => (name.childForFieldName('name') ?? name).text === exported)
    .map((name) => name.childForFieldName('alias')?.text ?? exported)
    .find((name) => !isTaken(root, name, places, own));
  if (bound !== undefined) return { callee: bound, edits: [] };
  const callee = names.find((name) => !isTaken(root, name, places, [])) ?? `${exported}_${root.endIndex}`;
  const imported = callee === exported ? exported : `${exported} as ${callee}`;
  const last = own.flatMap((node) => node.childrenForFieldName('name')).at(-1);
  if (last !== undefined) return { callee, edits: [addName(last, text, imported)] };
  return { callee, edits: [addStatement(root, imports, writtenModule(imports, module, request), imported, text)] };
}

/** `import` of a from-statement, as written. */
export function moduleOf(statement: Node): string {
  return statement.childForFieldName('module_name')?.text ?? '';
}

/** `.config` and `..` from where the file stands, as absolute names. */
function absolute(module: string, { path, project: { base } }: LiteralPin): string {
  const dots = /^\.+/.exec(module)?.[0].length ?? 0;
  if (dots === 0) return module;
  const inner = folderOf(base === '' ? path : path.slice(base.length + 1)).split('/').filter((part) => part !== '');
  return [...inner.slice(0, inner.length - dots + 1), module.slice(dots)].filter((part) => part !== '').join('.');
}

/** Relative where the file's own imports are. */
function writtenModule(imports: readonly Node[], module: string, { path, project: { base } }: LiteralPin): string {
  const inner = folderOf(base === '' ? path : path.slice(base.length + 1)).split('/').filter((part) => part !== '');
  const parts = module.split('.');
  const isRelative = imports.some((node) => moduleOf(node).startsWith('.')) && !imports.some((node) => moduleOf(node).split('.')[0] === parts[0]);
  if (!isRelative || inner[0] !== parts[0]) return module;
  let same = 0;
  while (same < inner.length && same < parts.length - 1 && inner[same] === parts[same]) same++;
  return '.'.repeat(inner.length - same + 1) + parts.slice(same).join('.');
}

function addName(last: Node, text: string, imported: string): TextEdit {
  const before = last.previousNamedSibling;
  const gap = before === null ? '' : text.slice(before.endIndex, last.startIndex);
  const separator = gap.includes('\n') && gap.trim() === ',' ? gap : ', ';
  return { range: { start: last.endIndex, end: last.endIndex }, newText: `${separator}${imported}` };
}

function addStatement(root: Node, imports: readonly Node[], module: string, imported: string, text: string): TextEdit {
  const eol = eolOf(text);
  const statement = `from ${module} import ${imported}`;
  const kin = imports.filter((node) => isKin(moduleOf(node), module));
  const next = kin.find((node) => sortKey(moduleOf(node)) > sortKey(module));
  if (next !== undefined) return insert(next.startIndex, `${statement}${eol}`);
  const last = kin.at(-1);
  if (last !== undefined) return insert(lineEnd(text, last.endIndex), `${eol}${statement}`);
  const block = firstBlock(root, imports);
  const above = block.at(-1);
  // What is the application's own stands apart from the libraries.
  if (above !== undefined) return insert(lineEnd(text, above.endIndex), `${eol}${eol}${statement}`);
  const head = headOf(root);
  if (head !== undefined) return insert(lineEnd(text, head.endIndex), `${eol}${eol}${statement}`);
  return insert(root.startIndex, `${statement}${eol}${eol}`);
}

const insert = (at: number, newText: string): TextEdit => ({ range: { start: at, end: at }, newText });

/** Imports that this one stands among: relative ones, or those of the same package. */
function isKin(other: string, module: string): boolean {
  if (module.startsWith('.')) return other.startsWith('.');
  return module.includes('.') && other.split('.')[0] === module.split('.')[0];
}

/** More dots first, as isort has it. */
const sortKey = (module: string): string => `${String(9 - (/^\.*/.exec(module)?.[0].length ?? 0))}${module.replace(/^\.+/, '')}`;

/** The imports at the top, with nothing but comments between them. */
function firstBlock(root: Node, imports: readonly Node[]): readonly Node[] {
  const ids = new Set(imports.map(({ id }) => id));
  const block: Node[] = [];
  for (const [index, node] of root.namedChildren.entries()) {
    if (ids.has(node.id)) block.push(node);
    else if (node.type !== 'comment' && !(index === 0 || isDocstring(node)) && block.length > 0) break;
  }
  return block;
}

const isDocstring = (node: Node): boolean => node.type === 'expression_statement' && node.firstNamedChild?.type === 'string' && node.namedChildCount === 1;

/** The last of what opens a file without imports: a docstring, a hash bang, an encoding, a licence. */
function headOf(root: Node): Node | undefined {
  let head: Node | undefined;
  for (const node of root.namedChildren) {
    if (isDocstring(node)) return node;
    if (node.type !== 'comment') break;
    // A comment that touches the code below speaks about that.
    const next = node.nextNamedSibling;
    if (next === null || next.startPosition.row > node.endPosition.row + 1 || next.type === 'comment' || /^#!|coding[:=]|copyright|license|SPDX/i.test(node.text)) head = node;
  }
  return head;
}
