import type { Node } from 'web-tree-sitter';
import type { CodeStyle } from '../accessors/accessor.ts';

const mostStrings = 200;

/** The habits of a file whose language fixes its semicolons. `strings` are the node types of its literals. */
export function plainStyle(root: Node, text: string, strings: ReadonlySet<string>): CodeStyle {
  const written = root.descendantsOfType([...strings]).slice(0, mostStrings).map((node) => /["']/.exec(node.text.slice(0, 4))?.[0]);
  const single = written.filter((quote) => quote === "'").length;
  return { quote: single * 2 > written.length ? "'" : '"', semicolons: true, indent: indentOf(text), eol: eolOf(text) };
}

/** One step of indentation: a tab, or the fewest spaces (two at least) that a line of code begins with. */
export function indentOf(text: string): string {
  const indents = text.split(/\r?\n/, 2000).map((line) => /^([\t ]+)[^\s*]/.exec(line)?.[1] ?? '').filter((indent) => indent !== '');
  if (indents.some((indent) => indent.startsWith('\t'))) return '\t';
  const widths = indents.map((indent) => indent.length).filter((width) => width >= 2);
  return ' '.repeat(widths.length === 0 ? 2 : Math.min(...widths, 8));
}

export function eolOf(text: string): '\n' | '\r\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
