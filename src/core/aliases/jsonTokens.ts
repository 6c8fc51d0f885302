/**
 * The token kinds of jsonc-parser's scanner that are used here, with the values of its `SyntaxKind` (3.3.1): a `const enum`
 * in a declaration file has no value at run time that could be imported.
 */
export const jsonTokens = {
  closeBrace: 2,
  closeBracket: 4,
  comma: 5,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  trivia: 15,
  endOfFile: 17,
} as const;
