import type { CodeStyle } from './accessor.ts';

/** Aliases as literals in one line, or, past `width` characters, one a line; `indent` is that of the line that opens the list. */
export function listed(aliases: readonly string[], { quote = '"', indent = '', step = '    ', width }: { readonly quote?: string; readonly indent?: string; readonly step?: string; readonly width: number }): string {
  const entries = aliases.map((alias) => `${quote}${alias}${quote}`);
  const line = entries.join(', ');
  return line.length <= width ? line : `\n${entries.map((entry) => `${indent}${step}${entry},\n`).join('')}${indent}`;
}

/** The name of a file without folder and ending, which Java, Kotlin, C# and PHP give to the class in it. */
export function classNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\..*$/, '');
}

/** Code in the file's line ends. Its indentation stays that of the language's own formatter. */
export function withLineEnds(code: string, { eol }: CodeStyle): string {
  return code.replaceAll('\n', eol);
}
