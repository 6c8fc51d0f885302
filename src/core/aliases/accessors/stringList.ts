import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../text/range.ts';

/** How a list of aliases is written in one language. */
export type ListSyntax = {
  /** Node types of its entries. */
  readonly entries: readonly string[];
  /** Where the first entry goes, from the list's own start: 1 for `[`. */
  readonly open: number;
  /** Around an entry whose list is empty. */
  readonly quote: '"' | "'" | '';
  /** Between two entries of one line. */
  readonly separator: ', ' | ' ';
};

/**
 * Edits that add an alias at the end of a list, laid out as its last two entries are; none when it is there.
 * @param text of the file that holds the list
 */
export function addToList(list: Node, text: string, alias: string, { entries: types, open, quote: usual, separator }: ListSyntax): readonly TextEdit[] {
  const entries = list.namedChildren.filter((entry) => types.includes(entry.type));
  if (entries.some((entry) => withoutQuotes(entry.text) === alias)) return [];
  const last = entries.at(-1);
  const first = last?.text[0] ?? '';
  const quote = first === '"' || first === "'" ? first : usual;
  const at = last?.endIndex ?? list.startIndex + open;
  return [{ range: { start: at, end: at }, newText: `${last === undefined ? '' : separatorBefore(entries, list, text, separator)}${quote}${alias}${quote}` }];
}

/** What stands before the last entry where it starts a line, so that the new one starts a line too. */
function separatorBefore(entries: readonly Node[], list: Node, text: string, separator: string): string {
  const last = entries.at(-1);
  const from = entries.at(-2)?.endIndex ?? list.startIndex;
  const before = text.slice(from, last?.startIndex);
  const lineEnd = before.search(/\r?\n[^\r\n]*$/);
  return lineEnd < 0 ? separator : `${separator.trimEnd()}${before.slice(lineEnd)}`;
}

function withoutQuotes(entry: string): string {
  return /^["']/.test(entry) ? entry.slice(1, -1) : entry;
}
