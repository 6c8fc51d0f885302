import type { Node } from 'web-tree-sitter';
import type { SyntaxLanguage } from '../../scan/syntax/language.ts';
import type { SourceRange } from '../schemaNode.ts';
import type { Decoded } from './decodeText.ts';

/** An expression, or a value that a language file puts together from several of them. */
export type Expression = Node | { readonly made: CodeValue; readonly range: SourceRange };

/** What an expression is, as far as it can be told without running it. */
export type CodeValue =
  | { readonly kind: 'object'; readonly members: readonly CodeMember[] }
  | { readonly kind: 'array'; readonly items: readonly CodeItem[] }
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null }
  | { readonly kind: 'text'; readonly text: Decoded }
  /** It is what another expression is: parentheses, `as const`, a pointer, `JSON.parse(…)`. */
  | { readonly kind: 'same'; readonly as: Expression }
  | { readonly kind: 'name'; readonly name: string }
  /** A function of this file, called. */
  | { readonly kind: 'result'; readonly name: string }
  /** JavaScript's `undefined`: under a key it is as if the key were not there. */
  | { readonly kind: 'absent' };

/** One key of an object, the entries of another object, or something that may be any entries. */
export type CodeMember =
  | { readonly key: { readonly name: string; readonly range: SourceRange }; readonly value: Expression }
  | { readonly spread: Expression }
  | 'unknown';

export type CodeItem = Expression | { readonly spread: Expression };

/** A name with what it stands for; no value where that is not known: a parameter, a loop variable. */
export type Declaration = {
  readonly name: string;
  readonly value?: Node;
  /** What a function of that name returns. */
  readonly result?: Node;
  readonly at: Node;
};

/** What a language file says about literals; the reader does the rest. */
export interface CodeLanguage {
  readonly syntax: SyntaxLanguage;
  /** Node types of expressions that may be an object or a list, and are worth a look where they stand alone. */
  readonly literals: readonly string[];
  /** What an expression is; undefined where that cannot be told. */
  valueOf(node: Node, source: string): CodeValue | undefined;
  /** The key an expression stands under where its type says so: Go's `openai.FunctionDefinition{…}` is one of `functions`. */
  keyOf?(node: Node, source: string): string | undefined;
  readonly declarationTypes: readonly string[];
  /** The names that a node of `declarationTypes` declares. */
  declarationsOf(node: Node, source: string): readonly Declaration[];
  readonly changeTypes: readonly string[];
  /** The name of a value that a node of `changeTypes` changes: `a.b = 1`, `a.update(…)`. */
  changedBy(node: Node, source: string): string | undefined;
}
