/** How many columns a terminal gives a text without line breaks or control characters. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

/** Lines no wider than `width`, broken at blanks where there are some. */
export function wrapText(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line.replaceAll('\t', '    '), width));
}

/** The text with blanks up to `width` columns. */
export function padText(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

function wrapLine(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const piece of line.match(/\s+|\S+/gu) ?? ['']) {
    if (used > 0 && used + textWidth(piece) > width) {
      lines.push(current.trimEnd());
      current = '';
      used = 0;
      if (piece.trim() === '') continue;
    }
    for (const char of piece) {
      const wide = charWidth(char);
      if (used + wide > width && used > 0) {
        lines.push(current);
        current = '';
        used = 0;
      }
      current += char;
      used += wide;
    }
  }
  return [...lines, current];
}

const noWidth = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const twoWide = /^(?:\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3000-\u303f\uff01-\uff60\uffe0-\uffe6])$/u;

function charWidth(char: string): number {
  if (char < '\u0300') return 1;
  return noWidth.test(char) ? 0 : twoWide.test(char) ? 2 : 1;
}
