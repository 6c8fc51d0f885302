/** How a JSON text is laid out, so that what is added looks like what is there. */
export type JsonLayout = {
  /** One step of indentation. */
  readonly unit: string;
  readonly eol: string;
  /** False for a text in one line. */
  readonly lines: boolean;
};

export function jsonLayoutOf(text: string): JsonLayout {
  const lines = text.trimEnd().split(/\r\n|\n|\r/);
  const indented = lines.slice(1).map(indentOf).filter((indent) => indent !== '');
  const unit = indented.reduce((least, indent) => (indent.length < least.length ? indent : least), indented[0] ?? '  ');
  return { unit, eol: /\r\n|\n|\r/.exec(text)?.[0] ?? '\n', lines: lines.length > 1 || text.trim() === '{}' };
}

/** The white space that the line around `offset` begins with. */
export function indentAt(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return indentOf(text.slice(start));
}

/** JSON with the layout's indentation; `indent` is that of the line it begins in. */
export function printJson(value: unknown, layout: JsonLayout, indent: string): string {
  if (!layout.lines) return JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' ');
  return JSON.stringify(value, null, layout.unit).replaceAll('\n', `${layout.eol}${indent}`);
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
