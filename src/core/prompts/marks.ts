/** A piece of a filled template: text, or something that was set apart. */
export type Piece = { readonly text: string } | { readonly kind: string; readonly values: readonly string[] };

/** Sets pieces of a text apart while a template is filled, and finds them again. */
export interface Marks {
  mark(kind: string, ...values: readonly string[]): string;
  split(filled: string): readonly Piece[];
}

/** Marks hold a random word, so that no value can hold one: what a user types does not open a message. */
export function createMarks(): Marks {
  const seal = `\u0001${crypto.randomUUID()}\u0001`;
  return {
    mark: (kind, ...values) => `${seal}${JSON.stringify([kind, ...values])}${seal}`,
    split: (filled) => filled.split(seal).map((piece, i): Piece => {
      if (i % 2 === 0) return { text: piece };
      const [kind = '', ...values] = JSON.parse(piece) as string[];
      return { kind, values };
    }),
  };
}
