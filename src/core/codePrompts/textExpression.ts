import type { Node } from 'web-tree-sitter';
import { children, textOf } from '../scan/syntax/language.ts';
import type { TextRange } from '../text/range.ts';
import { isText, type CodeSyntax } from './codeSyntax.ts';
import { applyTextCall, splitArguments, textCall, type TextCall } from './formatCalls.ts';
import { literalPieces } from './literalText.ts';
import { dedent, hole, type Piece } from './pieces.ts';

const mostHops = 40;

/** Reads the texts of one parsed file. */
export interface TextReader {
  /** The text around an offset with all that belongs to it: what it is concatenated with, the call that formats it. */
  around(offset: number): Node | undefined;
  /** What an expression is as a text; undefined where it is none. */
  read(node: Node): readonly Piece[] | undefined;
  /** A part of a literal, by itself. */
  part(offset: number, range: TextRange): readonly Piece[] | undefined;
}

export function createTextReader(root: Node, code: CodeSyntax, source: string): TextReader {
  const { syntax } = code;

  /** The outermost literal: a text in code that is in a text belongs to that one. */
  const literalAt = (offset: number): Node | undefined => {
    for (let at: Node | null = root; at !== null && at.startIndex <= offset; at = at.firstChildForIndex(offset)) {
      if (isText(at.type, code)) return syntax.whole?.(at) ?? at;
    }
    return undefined;
  };
  const isConcatenation = (node: Node): boolean =>
    !isText(node.type, code) && !syntax.interpolations.has(node.type) && children(node).length > 1 &&
    children(node).some((child) => {
      const step = syntax.step(child, node, source);
      return typeof step === 'object' && step.kind === 'concatenated';
    });
  const leftmost = (node: Node): Node | undefined => {
    for (let at: Node | null = node, hops = 0; at !== null && hops < mostHops; at = at.namedChild(0), hops++) if (isText(at.type, code)) return at;
    return undefined;
  };
  /** The literal that a call fills or trims: the one it begins with, else its first argument. */
  const called = (node: Node): { readonly literal: Node; readonly call: TextCall } | undefined => {
    if (!/call|invocation|macro/.test(node.type) || isText(node.type, code)) return undefined;
    const receiver = leftmost(node);
    const open = source.indexOf('(', receiver?.endIndex ?? node.startIndex);
    const first = receiver ?? (open < 0 || open >= node.endIndex ? undefined : literalAt(open + 1 + (/^\s*/.exec(source.slice(open + 1, open + 300))?.[0].length ?? 0)));
    const call = first && textCall(node, first, syntax.id, source);
    return first === undefined || call === undefined ? undefined : { literal: first, call };
  };
  /** Python's and Ruby's `"…" % values`. */
  const percented = (node: Node): { readonly literal: Node; readonly call: TextCall } | undefined => {
    const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
    if (left === null || right === null || !isText(left.type, code) || textOf(node.childForFieldName('operator'), source) !== '%') return undefined;
    const list = /^[([]/.test(source.slice(right.startIndex, right.startIndex + 1));
    const values = list ? splitArguments(source.slice(right.startIndex + 1, right.endIndex), right.startIndex + 1) : [{ text: source.slice(right.startIndex, right.endIndex), start: right.startIndex }];
    return { literal: left, call: { kind: 'verbs', values } };
  };
  const readTogether = (node: Node): readonly Piece[] =>
    children(node).flatMap((child) => read(child) ?? [hole(source.slice(child.startIndex, child.endIndex), { start: child.startIndex, end: child.endIndex })]);

  function read(node: Node, depth = 0): readonly Piece[] | undefined {
    if (depth > mostHops) return undefined;
    if (isText(node.type, code)) return literalPieces(node, code, source);
    const made = percented(node) ?? called(node);
    if (made !== undefined) {
      const pieces = read(made.literal, depth + 1);
      return pieces && applyTextCall(pieces, made.call, dedent, node.startIndex);
    }
    if (isConcatenation(node)) return readTogether(node);
    const [only, ...others] = children(node);
    return only !== undefined && others.length === 0 && !/call|invocation|object|dict|array|list|unary|await|subscript|member|pair|lambda|function/.test(node.type) ? read(only, depth + 1) : undefined;
  }

  return {
    read: (node) => read(node),
    around(offset) {
      const literal = literalAt(offset);
      if (literal === undefined) return undefined;
      let whole = literal;
      for (let at: Node | null = literal.parent, hops = 0; at !== null && hops < 12; at = at.parent, hops++) {
        if (isConcatenation(at)) whole = at;
        else {
          const made = percented(at) ?? called(at);
          if (made !== undefined && made.literal.startIndex <= literal.startIndex && literal.endIndex <= made.literal.endIndex) whole = at;
          else if (/statement|declar|assignment|block|body|pair|object|dictionary/.test(at.type)) break;
        }
      }
      return whole;
    },
    part(offset, range) {
      const literal = literalAt(offset);
      return literal !== undefined && literal.startIndex <= range.start && range.end <= literal.endIndex ? literalPieces(literal, code, source, range) : undefined;
    },
  };
}
