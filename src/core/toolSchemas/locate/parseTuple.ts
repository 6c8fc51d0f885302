const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/**
 * Reads a tuple as Python prints it, such as `('properties', "it's", 0)`, that begins with the bracket at `start`. `end` is
 * the offset behind its closing bracket. Undefined where it has none.
 */
export function parseTuple(text: string, start: number): { readonly parts: readonly string[]; readonly end: number } | undefined {
  const parts: string[] = [];
  let at = start + 1;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === ')') return { parts, end: at + 1 };
    if (char === "'" || char === '"') {
      const read = parseString(text, at);
      if (read === undefined) return undefined;
      parts.push(read.value);
      at = read.end;
    } else {
      const number = /^\d+/.exec(text.slice(at, at + 12))?.[0];
      if (number !== undefined) parts.push(number);
      at += number?.length ?? 1;
    }
  }
  return undefined;
}

function parseString(text: string, start: number): { readonly value: string; readonly end: number } | undefined {
  const quote = text.charAt(start);
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === quote) return { value, end: at + 1 };
    if (char === '\\' && at + 1 < text.length) {
      at++;
      value += escapes[text.charAt(at)] ?? text.charAt(at);
    } else {
      value += char;
    }
  }
  return undefined;
}
