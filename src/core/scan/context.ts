/**
 * Where a piece of text stands, in words that every language shares. A language file translates its syntax tree into
 * these steps; `roles/` judges them and knows no language.
 */

/** A constant declared beside another; `text` is its value when that is a string. */
export type Sibling = { readonly name: string; readonly text: string };

/** One step outwards from a literal. Names are as written; lists are computed only when a rule asks. */
export type Step =
  /** Positional (`index`) or keyword (`name`) argument. `callee` as {@link calleePath} gives it. */
  | { readonly kind: 'argument'; readonly callee: string; readonly index: number; readonly name?: string; readonly keys: () => readonly string[]; readonly first: () => string }
  /** Value under a key: object, dictionary, struct literal, mapping, JSX attribute. */
  | { readonly kind: 'member'; readonly key: string; readonly keys: () => readonly string[] }
  /** The key itself. */
  | { readonly kind: 'key'; readonly keys: () => readonly string[] }
  /** Entry of a list, tuple, set or array; `texts` are all its entries as written, unquoted. */
  | { readonly kind: 'element'; readonly index: number; readonly texts: () => readonly string[] }
  /** Initialiser or assigned value. `owner`: an enum's member, a class's field, one of several constants declared as a group. */
  | { readonly kind: 'assigned'; readonly name: string; readonly owner?: 'enum' | 'class' | 'group'; readonly declares: boolean; readonly siblings?: () => readonly Sibling[]; readonly scope?: Stretch; readonly isPublic?: boolean }
  /** Default of a parameter or of a destructured name. */
  | { readonly kind: 'default'; readonly name: string }
  /** Compared for equality or a case label; `other` is what it is compared with, as written; `cases` are the labels beside it. */
  | { readonly kind: 'compared'; readonly other: string; readonly cases?: () => readonly string[] }
  /** One side of a membership test: `left` for the thing looked for. */
  | { readonly kind: 'membership'; readonly side: 'left' | 'right'; readonly other: string }
  /** What is taken when the other side is missing (`??`, `||`, `or`, `:-`); `of` is that side as written, where there is one. */
  | { readonly kind: 'fallback'; readonly of?: string }
  | { readonly kind: 'choice' }
  /** Index into a table: `of["…"]`. */
  | { readonly kind: 'subscript'; readonly of: string }
  /** A literal type, a member of a union. */
  | { readonly kind: 'type'; readonly texts?: () => readonly string[] }
  | { readonly kind: 'returned'; readonly from: string }
  /** Part of a longer text; `before` is what stands to its left, unquoted. */
  | { readonly kind: 'concatenated'; readonly before: string }
  /** Inside an assertion statement. */
  | { readonly kind: 'asserted' }
  /** A statement of its own: a docstring. */
  | { readonly kind: 'statement' }
  /** The object a method is called on: `"…".equals(x)`, `[…].includes(x)`. */
  | { readonly kind: 'receiver'; readonly method: string; readonly callback?: LoopBody }
  /** What a loop runs over. */
  | { readonly kind: 'iterated'; readonly loop: LoopBody }
  /** An import's source, a struct tag: never a model. */
  | { readonly kind: 'module' };

/** A part of the file, as offsets. */
export type Stretch = { readonly start: number; readonly end: number };

/** A loop's variable and where its body is, as offsets. */
export type LoopBody = { readonly variable: string; readonly start: number; readonly end: number };

/** Steps from the literal outwards, up to its statement. */
export type Context = readonly Step[];

/** A string or scalar of any language. `holes` are the parts that are code, empty when there are none. */
export type Literal = {
  readonly content: Stretch;
  readonly holes: readonly Stretch[];
  readonly context: () => Context;
};

/** What role logic may ask about the rest of the file. */
export type Surroundings = {
  /** Contexts of every other place a name occurs in, within the offsets given; bounded. */
  readonly usesOf: (name: string, within?: Stretch) => readonly Context[];
  /** Path of the file, `/`-separated. */
  readonly path: string;
};

const calleeTail = 400;
const openers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** A callee without its arguments and white space: `expect(a.b)\n .toBe` gives `expect().toBe`. Long chains keep their end. */
export function calleePath(text: string): string {
  const kept: string[] = [];
  const stack: string[] = [];
  for (let i = text.length - 1, steps = 0; i >= 0 && steps < calleeTail; i--, steps++) {
    const char = text[i] ?? '';
    const opener = openers[char];
    if (opener !== undefined) {
      if (stack.length === 0) kept.push(char);
      stack.push(opener);
    } else if (stack.length > 0) {
      if (char === stack.at(-1)) {
        stack.pop();
        if (stack.length === 0) kept.push(char);
      }
    } else if (/\S/.test(char)) kept.push(char);
  }
  return kept.toReversed().join('').replace(/^new(?=[A-Z])/, '');
}
