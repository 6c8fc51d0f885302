import type { TextRange } from '../text/range.ts';

/** A part of a text in code: what is written, or an expression whose value takes its place. */
export type Piece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'hole'; readonly name: string; readonly range: TextRange };

/** Longest name of an input: what the panel takes. */
const longestName = 200;

/** The input that stands for an expression, named as it is written. */
export function hole(expression: string, range: TextRange): Piece {
  const name = expression.replaceAll(/\s+/g, ' ').trim().replace(/^\$(?=\w)/, '');
  return { kind: 'hole', name: name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name, range };
}

export function text(written: string): Piece {
  return { kind: 'text', text: written };
}

/** Changes what is written between the holes. */
export function mapText(pieces: readonly Piece[], change: (written: string) => readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece) => (piece.kind === 'text' ? change(piece.text) : [piece]));
}

/**
 * Takes the margin off that all lines share, as `dedent`, `trimIndent` and text blocks do, and the line ends around the text. The first line counts
 * only where it begins the text.
 */
export function dedent(pieces: readonly Piece[]): readonly Piece[] {
  const solid = pieces.map((piece) => (piece.kind === 'text' ? piece.text : 'x')).join('');
  const margins = solid.split('\n').filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const margin = Math.min(...margins, 200);
  const inside = new RegExp(`\\n[ \\t]{0,${margin}}`, 'g');
  const last = pieces.length - 1;
  return pieces.map((piece, index): Piece => {
    if (piece.kind === 'hole') return piece;
    const written = index === 0 ? `\n${piece.text.replace(/^\r?\n/, '')}`.replaceAll(inside, '\n').slice(1) : piece.text.replaceAll(inside, '\n');
    return text(index === last ? written.replace(/\r?\n[ \t]*$/, '') : written);
  });
}
