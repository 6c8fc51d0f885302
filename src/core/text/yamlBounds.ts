import type { CST } from 'yaml';

/** Why a YAML text is not given to the parser, and where; an offset. */
export type YamlExcess = { readonly kind: 'length' | 'pieces' | 'depth'; readonly at: number };

type Yaml = typeof import('yaml');

/** UTF-16 units: a file of some 10,000 entries, which take the parser two seconds. */
export const maxYamlLength = 2_000_000;
const maxTokens = 1_000_000;
/** Brackets inside of brackets, or entries begun on one line. */
const maxDepth = 40;
/** Columns of white space before a line. */
const maxIndent = 200;

/** What would keep the parser busy: told from the tokens alone, which are read in one pass. */
export function yamlExcess(text: string, { Lexer, CST: tokens }: Pick<Yaml, 'Lexer' | 'CST'>): YamlExcess | undefined {
  if (text.length > maxYamlLength) return { kind: 'length', at: 0 };
  let [at, count, flow, inLine] = [0, 0, 0, 0];
  let isContent = false;
  for (const token of new Lexer().lex(text)) {
    const type: CST.TokenType | null = isContent ? null : tokens.tokenType(token);
    isContent = type === 'scalar' && token === tokens.SCALAR;
    if (type === 'newline') inLine = 0;
    else if (type === 'flow-map-start' || type === 'flow-seq-start') flow++;
    else if (type === 'flow-map-end' || type === 'flow-seq-end') flow--;
    else if (type === 'seq-item-ind' || type === 'explicit-key-ind') inLine++;
    if (flow > maxDepth || inLine > maxDepth || (inLine === 0 && type === 'space' && token.length > maxIndent)) return { kind: 'depth', at };
    if (++count > maxTokens) return { kind: 'pieces', at };
    // The lexer's own marks stand for no text.
    if (!isContent && type !== 'flow-error-end' && type !== 'doc-mode') at += token.length;
  }
  return undefined;
}

/**
 * Whether a map has a key that is a list or a map, as an unquoted `{{name}}` makes one. To be asked before `toJS`: that
 * prints such keys, which takes exponentially long for keys within keys.
 */
export function hasComplexKey(root: unknown, { isMap, isSeq, isScalar }: Pick<Yaml, 'isMap' | 'isSeq' | 'isScalar'>): boolean {
  const left: unknown[] = [root];
  for (let node = left.pop(); left.length > 0 || node !== undefined; node = left.pop()) {
    if (isSeq(node)) left.push(...node.items);
    else if (isMap(node)) {
      for (const { key, value } of node.items) {
        if (!isScalar(key)) return true;
        left.push(value);
      }
    }
  }
  return false;
}
