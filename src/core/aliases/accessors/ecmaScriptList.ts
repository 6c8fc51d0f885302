import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../text/range.ts';

/** The name of the list in accessors written in TypeScript and JavaScript. */
const listName = 'aliases';

/** Adds an entry at the end of `const aliases = [...]`; see `AccessorLanguage.addAlias`. */
export function addToList(root: Node, text: string, alias: string): readonly TextEdit[] | undefined {
  const list = findList(root);
  if (list === undefined) return undefined;
  const entries = list.namedChildren.filter((entry) => entry.type === 'string');
  if (entries.some((entry) => entry.text.slice(1, -1) === alias)) return [];
  const last = entries.at(-1);
  const quote = last?.text[0] ?? '"';
  const at = last?.endIndex ?? list.startIndex + 1;
  const before = entries.length > 1 ? text.slice(entries.at(-2)?.endIndex, last?.startIndex) : ', ';
  const separator = before.includes('\n') ? `,${before.slice(before.search(/\r?\n/))}` : ', ';
  return [{ range: { start: at, end: at }, newText: `${last === undefined ? '' : separator}${quote}${alias}${quote}` }];
}

function findList(root: Node): Node | undefined {
  for (const declarator of root.descendantsOfType('variable_declarator')) {
    if (declarator.childForFieldName('name')?.text !== listName) continue;
    return declarator.childForFieldName('value')?.descendantsOfType('array')[0];
  }
  return undefined;
}
