const entities: readonly (readonly [string, string])[] = [['&quot;', '"'], ['&amp;', '&'], ['&lt;', '<'], ['&gt;', '>']];

/** The tokens of NIST's mteval-v13a, which BLEU scores are published with: punctuation stands apart, but not in numbers. */
export function bleuTokens(text: string): readonly string[] {
  let line = text.replaceAll('<skipped>', '').replaceAll('-\n', '').replaceAll('\n', ' ');
  for (const [entity, character] of entities) line = line.replaceAll(entity, character);
  return ` ${line} `
    .replaceAll(/([{-~[-` -&(-+:-@/])/g, ' $1 ')
    .replaceAll(/([^0-9])([.,])/g, '$1 $2 ')
    .replaceAll(/([.,])([^0-9])/g, ' $1 $2')
    .replaceAll(/([0-9])(-)/g, '$1 $2 ')
    .split(/\s+/)
    .filter((token) => token !== '');
}
