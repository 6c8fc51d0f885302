import type { Node } from 'web-tree-sitter';
import type { ModuleLoad } from './moduleLoads.ts';

export type InsertionPoint = { readonly at: number; readonly before: string; readonly after: string };

/** Where a new import goes: after the last relative one of the first block of imports, else after the block, else before the code. */
export function insertionPoint(root: Node, loads: readonly ModuleLoad[], text: string, eol: string): InsertionPoint {
  const block = firstBlock(root, loads);
  const neighbour = block.findLast(({ specifier }) => specifier.startsWith('.')) ?? block.at(-1);
  if (neighbour !== undefined) return { at: endOfLine(neighbour.statement, text), before: eol, after: '' };
  const statements = root.namedChildren;
  const first = statements.findIndex((node) => node.type !== 'hash_bang_line' && node.type !== 'comment' && !isDirective(node));
  const code = statements[first];
  const above = first < 0 ? statements.at(-1) : statements[first - 1];
  if (code === undefined) return above === undefined ? { at: root.startIndex, before: '', after: eol } : { at: above.endIndex, before: eol, after: eol };
  const start = startOfAttachedComments(statements, first, text);
  return { at: start, before: '', after: eol + eol };
}

/** Loads that follow one another with nothing but comments and directives between them. */
function firstBlock(root: Node, loads: readonly ModuleLoad[]): readonly ModuleLoad[] {
  const byId = new Map(loads.map((load) => [load.statement.id, load]));
  const block: ModuleLoad[] = [];
  for (const node of root.namedChildren) {
    const load = byId.get(node.id);
    if (load !== undefined) block.push(load);
    else if (node.type !== 'comment' && node.type !== 'hash_bang_line' && !isDirective(node) && node.type !== 'import_statement') {
      if (block.length > 0) break;
    }
  }
  return block;
}

/** After what else stands in the statement's last line, such as a comment; before it when that is code. */
function endOfLine(statement: Node, text: string): number {
  const next = statement.nextSibling;
  const rest = text.slice(statement.endIndex, next?.startIndex);
  if (next?.type === 'comment' && !/[\r\n]/.test(rest)) return next.endIndex;
  return statement.endIndex + (next?.type === ';' && rest === '' ? 1 : 0);
}

function isDirective(node: Node): boolean {
  return node.type === 'expression_statement' && node.firstNamedChild?.type === 'string' && node.namedChildCount === 1;
}

/** Comments right above a statement belong to it, unless they open the file and speak about all of it. */
function startOfAttachedComments(statements: readonly Node[], index: number, text: string): number {
  let start = statements[index]?.startIndex ?? 0;
  for (let i = index - 1; i >= 0; i--) {
    const comment = statements[i];
    if (comment?.type !== 'comment' || /\n\s*\n/.test(text.slice(comment.endIndex, start).replaceAll('\r', ''))) break;
    const opensFile = text.slice(0, comment.startIndex).trim() === '' || statements[i - 1]?.type === 'hash_bang_line';
    if (opensFile && (!comment.text.startsWith('/**') || aboutFile.test(comment.text))) break;
    if (lineBefore(text, comment.startIndex) !== '') break;
    start = comment.startIndex;
  }
  return start;
}

const aboutFile = /@(?:file|fileoverview|license|copyright|module|packageDocumentation|jsx|preserve|ts-)|eslint|prettier|copyright/i;

/** What stands before an offset in its line, white space aside. */
function lineBefore(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim();
}
