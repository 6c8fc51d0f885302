import type { Node } from 'web-tree-sitter';
import type { TextEdit, TextRange } from '../../../text/range.ts';
import { baseName } from '../../../text/paths.ts';
import { lineEnd, type BroughtIn } from '../pinLiterals.ts';
import { eolOf } from '../style.ts';
import type { LiteralPin } from '../types.ts';

const namespaces = new Set(['namespace_declaration', 'file_scoped_namespace_declaration']);

/** The first namespace that a file declares. */
export function namespaceOf(root: Node): string {
  return root.namedChildren.find(({ type }) => namespaces.has(type))?.childForFieldName('name')?.text ?? '';
}

/** `ModelAliases.Model`, its namespace used unless the file's own lies in it. */
export function bringIn(root: Node, _: readonly TextRange[], { text, accessor: { path, namespace } }: LiteralPin): BroughtIn {
  const className = baseName(path);
  const isOther = root.descendantsOfType(['class_declaration', 'record_declaration', 'enum_declaration', 'struct_declaration']).some((node) => node.childForFieldName('name')?.text === className);
  if (isOther) return { callee: `global::${namespace === '' ? '' : `${namespace}.`}${className}.Model`, edits: [] };
  const callee = `${className}.Model`;
  const declared = root.namedChildren.filter(({ type }) => namespaces.has(type)).map((node) => node.childForFieldName('name')?.text ?? '');
  const isInside = namespace === '' || (declared.length > 0 && declared.every((own) => own === namespace || own.startsWith(`${namespace}.`)));
  const usings = usingsOf(root);
  if (isInside || usings.some((node) => nameOf(node) === namespace)) return { callee, edits: [] };
  return { callee, edits: [addUsing(root, usings, namespace, text)] };
}

/** At the top of the file, else in its first namespace; no aliases and no `using static`. */
function usingsOf(root: Node): readonly Node[] {
  const top = root.namedChildren.filter(({ type }) => type === 'using_directive');
  if (top.length > 0) return top;
  const inner = root.namedChildren.find(({ type }) => namespaces.has(type));
  return (inner?.childForFieldName('body') ?? inner)?.namedChildren.filter(({ type }) => type === 'using_directive') ?? [];
}

const nameOf = (node: Node): string => (/^using\s+(?:static\s|\w+\s*=)|^global\s/.test(node.text) ? '' : node.namedChildren.at(-1)?.text ?? '');

function addUsing(root: Node, usings: readonly Node[], namespace: string, text: string): TextEdit {
  const eol = eolOf(text);
  const statement = `using ${namespace};`;
  const insert = (at: number, newText: string): TextEdit => ({ range: { start: at, end: at }, newText });
  const plain = usings.filter((node) => nameOf(node) !== '');
  const own = plain.filter((node) => !/^System\b/.test(nameOf(node)));
  const isSorted = own.every((node, index) => index === 0 || nameOf(own[index - 1] ?? node) <= nameOf(node));
  const next = isSorted ? own.find((node) => nameOf(node) > namespace) : undefined;
  const anchor = next ?? plain.at(-1) ?? usings.at(-1);
  const indent = anchor === undefined ? '' : /[^\n]*$/.exec(text.slice(0, anchor.startIndex))?.[0] ?? '';
  if (next !== undefined) return insert(next.startIndex, `${statement}${eol}${indent}`);
  if (anchor !== undefined) return insert(lineEnd(text, anchor.endIndex), `${eol}${indent}${statement}`);
  const first = root.namedChildren.find(({ type }) => type !== 'comment' && !type.startsWith('preproc_'));
  return insert(first?.startIndex ?? root.startIndex, `${statement}${eol}${eol}`);
}
