import type { Node } from 'web-tree-sitter';
import type { CodeStyle } from '../../accessors/accessor.ts';
import { indentOf } from '../style.ts';
import { moduleLoads } from './moduleLoads.ts';

/** The habits of a file: those of its imports first. */
export function styleOf(root: Node, text: string): CodeStyle {
  const loads = moduleLoads(root);
  const quotes = loads.length > 0 ? loads.map(({ source }) => source.text) : root.descendantsOfType('string').slice(0, 200).map((node) => node.text);
  const single = quotes.filter((literal) => literal.startsWith("'")).length;
  const statements = loads.length > 0
    ? loads.map(({ statement }) => statement)
    : root.descendantsOfType(['expression_statement', 'lexical_declaration', 'return_statement']).slice(0, 200);
  const ended = statements.filter((node) => text[node.endIndex - 1] === ';').length;
  return {
    quote: single * 2 > quotes.length ? "'" : '"',
    semicolons: ended * 2 >= statements.length,
    indent: indentOf(text),
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
