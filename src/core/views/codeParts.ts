/** A piece of a sentence; `code` is what one types or copies. */
export type TextPart = { readonly text: string; readonly code: boolean };

/** A sentence with its commands between backticks, in pieces: every face marks code in its own way. */
export function codeParts(text: string): readonly TextPart[] {
  return text.split('`').map((part, index) => ({ text: part, code: index % 2 === 1 })).filter((part) => part.text !== '');
}

/** A name inside such a sentence, which must not open code. */
export function withoutBackticks(name: string): string {
  return name.replaceAll('`', "'");
}
