/** A place as people and SARIF count it: line and column from 1, the column in UTF-16 units. */
export type LineColumn = { readonly line: number; readonly column: number };

/** The one conversion between the core's offsets and lines. Lines end at `\n`, `\r\n` or a lone `\r`. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
    }
    this.#starts = starts;
    this.#length = text.length;
  }

  /** Offsets outside the text are moved to its nearest end. */
  positionAt(offset: number): LineColumn {
    const at = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: at - (this.#starts[low] ?? 0) + 1 };
  }

  /** Offset of the first character of a line (counted from 1); past the last line, the end of the text. */
  lineStart(line: number): number {
    return this.#starts[line - 1] ?? this.#length;
  }

  get lineCount(): number {
    return this.#starts.length;
  }
}
