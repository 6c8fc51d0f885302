import { printableText } from './printableText.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for an HTML page, in an element or a quoted attribute: shown, never obeyed. */
export function escapeHtml(text: string): string {
  return printableText(text).replace(/[&<>"']/g, (char) => entities[char] ?? char);
}
