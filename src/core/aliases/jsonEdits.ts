import type { Node } from 'jsonc-parser';
import { PromptshiftError } from '../errors.ts';
import { LineIndex } from '../text/lineIndex.ts';
import type { TextEdit } from '../text/range.ts';
import { properties } from './aliasPositions.ts';
import { indentAt, jsonLayoutOf, printJson } from './jsonLayout.ts';
import { jsonTokens } from './jsonTokens.ts';

type JsonParser = typeof import('jsonc-parser');

/**
 * Edits that set what stands at `path` below the root, creating what is missing on the way. Nothing else of the text
 * changes: comments, order, indentation, line ends and the end of the file stay. `path` names end in a property
 * (replaced or added at the end of its object) or in `'+'` (added at the end of an array).
 * @throws PromptshiftError `configuration` when the text is not valid JSON, or a name on the way stands twice or is no object
 */
export async function setJsonValue(text: string, path: readonly string[], value: unknown, file: string): Promise<TextEdit[]> {
  const json = await import('jsonc-parser');
  if (text.trim() === '') return [{ range: { start: 0, end: text.length }, newText: `${JSON.stringify(nested(path, value), null, 2)}\n` }];
  const root = parse(text, file, json);
  let node = root;
  for (const [depth, name] of path.entries()) {
    const rest = path.slice(depth + 1);
    if (name === '+' && node.type === 'array') return insertLast(text, node, undefined, nested(rest, value), json);
    if (node.type !== 'object') throw unusable(text, node.offset, file, `"${path[depth - 1] ?? 'the file'}" is not an object`);
    const same = properties(node).filter((property) => property.name === name);
    if (same.length > 1) throw unusable(text, same[0]?.node.offset ?? 0, file, `"${name}" stands twice in the same object`);
    const next = same[0]?.value;
    if (next === undefined) return insertLast(text, node, name, nested(rest, value), json);
    node = next;
  }
  const layout = jsonLayoutOf(text);
  return [{ range: { start: node.offset, end: node.offset + node.length }, newText: printJson(value, layout, indentAt(text, node.offset)) }];
}

/** Parses, comments and trailing commas allowed. */
function parse(text: string, file: string, json: JsonParser): Node {
  const mistakes: import('jsonc-parser').ParseError[] = [];
  const root = json.parseTree(text, mistakes, { allowTrailingComma: true });
  if (root === undefined || mistakes[0] !== undefined) throw unusable(text, mistakes[0]?.offset ?? 0, file, 'this is not valid JSON');
  return root;
}

function unusable(text: string, offset: number, file: string, what: string): PromptshiftError {
  const { line } = new LineIndex(text).positionAt(offset);
  return new PromptshiftError('configuration', `${file}:${line}: ${what}.`, 'Correct that line and try again.');
}

/** The value under the names that do not exist yet. */
function nested(path: readonly string[], value: unknown): unknown {
  return path.toReversed().reduce((inner, name) => (name === '+' ? [inner] : { [name]: inner }), value);
}

/** Adds a property or an entry after the last one. */
function insertLast(text: string, container: Node, name: string | undefined, value: unknown, json: JsonParser): TextEdit[] {
  const layout = jsonLayoutOf(text);
  const last = container.children?.at(-1);
  const outer = indentAt(text, container.offset);
  const inOneLine = !/[\r\n]/.test(text.slice(container.offset, container.offset + container.length));
  const flat = inOneLine && (last !== undefined || !layout.lines);
  const indent = last !== undefined && startsItsLine(text, last.offset) ? indentAt(text, last.offset) : outer + layout.unit;
  const key = name === undefined ? '' : `${JSON.stringify(name)}: `;
  const printed = `${key}${printJson(value, { ...layout, lines: layout.lines && !flat }, indent)}`;
  if (last === undefined) {
    const inner = flat ? ` ${printed} ` : `${layout.eol}${indent}${printed}${layout.eol}${outer}`;
    // What an empty object may hold is a comment; the new property goes after it.
    const end = container.offset + container.length - 1;
    const start = container.offset + 1 + text.slice(container.offset + 1, end).trimEnd().length;
    return [{ range: { start, end }, newText: inner }];
  }
  const lastEnd = last.offset + last.length;
  const { comma, lineEnd } = afterLast(text, lastEnd, json);
  const lead = flat ? ' ' : `${layout.eol}${indent}`;
  if (comma !== undefined) {
    // A trailing comma is the team's habit: the new last one gets it too.
    return [{ range: { start: Math.max(comma, lineEnd), end: Math.max(comma, lineEnd) }, newText: `${lead}${printed},` }];
  }
  const at = flat ? lastEnd : Math.max(lastEnd, lineEnd);
  if (at === lastEnd) return [{ range: { start: at, end: at }, newText: `,${lead}${printed}` }];
  return [{ range: { start: lastEnd, end: lastEnd }, newText: ',' }, { range: { start: at, end: at }, newText: `${lead}${printed}` }];
}

function startsItsLine(text: string, offset: number): boolean {
  return indentAt(text, offset).length === offset - (Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1);
}

/** What follows the last child: the end of a comma, if there is one, and the end of the last comment in the same line. */
function afterLast(text: string, lastEnd: number, json: JsonParser): { comma: number | undefined; lineEnd: number } {
  const scanner = json.createScanner(text, false);
  scanner.setPosition(lastEnd);
  let comma: number | undefined;
  let lineEnd = lastEnd;
  for (let token: number = scanner.scan(); ; token = scanner.scan()) {
    const end = scanner.getTokenOffset() + scanner.getTokenLength();
    if (token === jsonTokens.comma) comma = lineEnd = end;
    else if (token === jsonTokens.lineComment || token === jsonTokens.blockComment) lineEnd = end;
    else if (token !== jsonTokens.trivia) return { comma, lineEnd };
  }
}
