export type Line = { readonly text: string; readonly start: number; readonly next: number };

/** Lines from an offset on without their ends; `\n`, `\r\n` and a lone `\r` end one. */
export function* linesOf(text: string, from: number): Generator<Line> {
  let start = from;
  while (start < text.length) {
    let end = start;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
    const next = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length);
    yield { text: text.slice(start, end), start, next };
    start = next;
  }
}
