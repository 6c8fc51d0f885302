/** A text, and where in the file each of its UTF-16 units starts and ends. */
export type Decoded = { readonly text: string; readonly startOf: (at: number) => number; readonly endOf: (at: number) => number };

/** How a literal writes what cannot stand in it as it is. */
export type Escapes = 'none' | 'backslash' | 'doubled';

const simple: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0', a: '\u0007', s: ' ', e: '\u001B' };

/** Decodes what stands between the quotes of a literal. With `doubled` the quote itself is written twice. */
export function decodeText(source: string, start: number, end: number, escapes: Escapes, quote = '"'): Decoded {
  const sign = escapes === 'doubled' ? quote + quote : '\\';
  if (escapes === 'none' || !source.slice(start, end).includes(sign)) return { text: source.slice(start, end), startOf: (at) => start + at, endOf: (at) => start + at + 1 };
  const units: string[] = [];
  const offsets: number[] = [];
  const ends: number[] = [];
  for (let at = start; at < end;) {
    const { text, length } = source.startsWith(sign, at) ? (escapes === 'doubled' ? { text: quote, length: 2 } : escapeAt(source, at)) : { text: source[at] ?? '', length: 1 };
    for (let unit = 0; unit < text.length; unit++) {
      offsets.push(at);
      ends.push(at + length);
    }
    units.push(text);
    at += length;
  }
  return { text: units.join(''), startOf: (at) => offsets[at] ?? end, endOf: (at) => ends[at] ?? end };
}

function escapeAt(source: string, at: number): { readonly text: string; readonly length: number } {
  const code = /^\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{2}))/.exec(source.slice(at, at + 12));
  if (code !== null) {
    const point = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? code[4] ?? '', 16);
    return { text: point > 0x10_FFFF ? '\uFFFD' : String.fromCodePoint(point), length: code[0].length };
  }
  const next = source[at + 1] ?? '';
  // A line that goes on in the next one.
  if (next === '\n') return { text: '', length: 2 };
  if (next === '\r') return { text: '', length: source[at + 2] === '\n' ? 3 : 2 };
  return { text: simple[next] ?? next, length: 2 };
}

/** Literals that the language puts together into one text. */
export function joined(parts: readonly Decoded[]): Decoded | undefined {
  const [first, ...rest] = parts;
  if (first === undefined || rest.length === 0) return first;
  /** Asks the literal that a unit stands in; one past the end belongs to the last. */
  const ask = (at: number, question: 'startOf' | 'endOf'): number => {
    let left = at;
    for (const part of parts) {
      if (left < part.text.length || part === parts.at(-1)) return part[question](left);
      left -= part.text.length;
    }
    return first[question](at);
  };
  return { text: parts.map(({ text }) => text).join(''), startOf: (at) => ask(at, 'startOf'), endOf: (at) => ask(at, 'endOf') };
}
