import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../text/range.ts';

/** How a file is written, so that what is added looks like the rest. */
export type CodeStyle = {
  readonly quote: '"' | "'";
  readonly semicolons: boolean;
  /** One step of indentation. */
  readonly indent: string;
  readonly eol: '\n' | '\r\n';
};

export const defaultStyle: CodeStyle = { quote: '"', semicolons: true, indent: '  ', eol: '\n' };

/** How modules are loaded where the accessor runs. */
export type ModuleFormat = 'esm' | 'commonjs';

/**
 * The accessor of one language: a small file in the user's tree whose `model(alias)` gives a model id at run time. It has
 * no dependency, reads `models.config.json` once at start, and stops the program at start when an alias is unknown.
 */
export interface AccessorLanguage {
  /** As `accessors` of `promptshift.json` names it. */
  readonly id: 'typescript' | 'javascript';
  /** Grammar of `@vscode/tree-sitter-wasm` that reads it. */
  readonly grammar: string;
  /** The whole file for these aliases. */
  generate(aliases: readonly string[], format: ModuleFormat, style: CodeStyle): string;
  /** Edits that make an existing accessor know one more alias: none when it does; undefined when it has no list of them. */
  addAlias(root: Node, text: string, alias: string): readonly TextEdit[] | undefined;
}

/** Text written with `"`, `;` at line ends and two spaces, in another style. */
export function restyle(code: string, style: CodeStyle): string {
  let text = style.quote === '"' ? code : code.replaceAll('"', "'");
  if (!style.semicolons) text = text.replaceAll(/;$/gm, '');
  text = text.replaceAll(/^(?: {2})+/gm, (spaces) => style.indent.repeat(spaces.length / 2));
  return text.replaceAll('\n', style.eol);
}
