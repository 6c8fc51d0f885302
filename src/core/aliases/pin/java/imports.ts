import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../../text/range.ts';
import { baseName } from '../../../text/paths.ts';
import { lineEnd, type BroughtIn } from '../pinLiterals.ts';
import { eolOf } from '../style.ts';
import type { LiteralPin } from '../types.ts';

const exported = 'model';

/** How the language writes an import: its node's type, and what ends it. */
export type JvmImports = { readonly statement: string; readonly end: ';' | '' };

/**
 * `ModelAliases.model`, the class imported unless the package is the same. Not a static import: any method of the name `model`,
 * an inherited one too, would hide that.
 */
export function jvmImport({ statement: type, end }: JvmImports, root: Node, { text, accessor: { path, namespace }, project: { base } }: LiteralPin): BroughtIn {
  const className = baseName(path);
  const full = namespace === '' ? className : `${namespace}.${className}`;
  const imports = root.namedChildren.filter((node) => node.type === type);
  const isOther = imports.some((node) => pathOf(node).endsWith(`.${className}`) && pathOf(node) !== full)
    || root.descendantsOfType(declarations.filter((each) => type === 'import' || each !== 'object_declaration')).some((node) => node.childForFieldName('name')?.text === className);
  if (isOther) return { callee: `${full}.${exported}`, edits: [] };
  const callee = `${className}.${exported}`;
  if (namespace === base || imports.some((node) => pathOf(node) === full || (pathOf(node) === namespace && isStar(node)))) return { callee, edits: [] };
  return { callee, edits: [addImport(root, imports, `import ${full}${end}`, full, text)] };
}

const declarations = ['class_declaration', 'record_declaration', 'enum_declaration', 'interface_declaration', 'object_declaration'];

const isStatic = (node: Node): boolean => node.children.some(({ type }) => type === 'static');
const isStar = (node: Node): boolean => !isStatic(node) && /\*\s*;?$/.test(node.text);
const pathOf = (node: Node): string => node.namedChildren.find(({ type }) => type.endsWith('identifier'))?.text ?? '';

function addImport(root: Node, imports: readonly Node[], statement: string, full: string, text: string): TextEdit {
  const eol = eolOf(text);
  const plain = imports.filter((node) => !isStatic(node));
  const origin = full.split('.').slice(0, 2).join('.');
  const kin = plain.filter((node) => pathOf(node).startsWith(`${origin}.`));
  const isSorted = plain.every((node, index) => index === 0 || pathOf(plain[index - 1] ?? node) <= pathOf(node));
  const group = kin.length > 0 ? kin : isSorted ? plain : [];
  const next = group.find((node) => pathOf(node) > full);
  if (next !== undefined) return { range: { start: next.startIndex, end: next.startIndex }, newText: `${statement}${eol}` };
  const last = group.at(-1) ?? plain.at(-1);
  if (last !== undefined) return after(lineEnd(text, last.endIndex), `${eol}${statement}`);
  const above = imports.at(-1) ?? root.namedChildren.find(({ type }) => /^package_(?:declaration|header)$/.test(type));
  if (above !== undefined) return after(lineEnd(text, above.endIndex), `${eol}${eol}${statement}`);
  const first = root.namedChildren.find(({ type }) => !type.includes('comment'))?.startIndex ?? root.startIndex;
  return after(first, `${statement}${eol}${eol}`);
}

const after = (at: number, newText: string): TextEdit => ({ range: { start: at, end: at }, newText });
