import { printableText } from './printableText.ts';

/** Text for one line of Markdown or a cell of its tables: shown, never obeyed. */
export function escapeMarkdown(text: string): string {
  return printableText(text).replaceAll(/[\\`*_[\]<>#|]/g, (char) => `\\${char}`).replaceAll('\n', ' ');
}

/** Text as code in one line or a cell, whatever backticks and bars it holds. */
export function markdownCode(text: string): string {
  const shown = printableText(text).replaceAll('\n', ' ').replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${shown}${fence}` : `${fence} ${shown} ${fence}`;
}
