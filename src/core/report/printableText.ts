/** Control and bidirectional characters, without the tab and the line feed that text needs. */
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A model's answer for a terminal or a page: what it would obey (ANSI, bidirectional overrides) is shown as a code instead. */
export function printableText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(unprintable, (char) => (char === '\n' || char === '\t' ? char : codeOf(char)));
}

/** A file name or an id for one line of a terminal: line breaks and tabs are shown as codes too. */
export function printableLine(text: string): string {
  return text.replace(unprintable, codeOf);
}

function codeOf(char: string): string {
  return `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
