import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../text/range.ts';
import { addToList } from './stringList.ts';

/** The name of the list in accessors written in TypeScript and JavaScript. */
const listName = 'aliases';

/** The list and what an alias looks like, as every accessor in TypeScript declares them. */
export function typescriptDeclarations(aliases: readonly string[]): string {
  return `/** The aliases this code uses. */
const aliases = [${aliases.map((alias) => `"${alias}"`).join(', ')}] as const;

export type ModelAlias = (typeof aliases)[number];

type Alias = {
  readonly default: string;
  readonly env?: string;
  readonly environments?: Readonly<Record<string, { readonly default: string }>>;
};`;
}

/** Adds an entry at the end of `const aliases = [...]`; see `AccessorLanguage.addAlias`. */
export function addToEcmaScriptList(root: Node, text: string, alias: string): readonly TextEdit[] | undefined {
  const list = findList(root);
  return list === undefined ? undefined : addToList(list, text, alias, { entries: ['string'], open: 1, quote: '"', separator: ', ' });
}

function findList(root: Node): Node | undefined {
  for (const declarator of root.descendantsOfType('variable_declarator')) {
    if (declarator.childForFieldName('name')?.text !== listName) continue;
    return declarator.childForFieldName('value')?.descendantsOfType('array')[0];
  }
  return undefined;
}
