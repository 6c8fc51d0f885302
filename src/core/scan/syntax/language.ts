import type { Node } from 'web-tree-sitter';
import type { Step, Stretch } from '../context.ts';
import type { LanguageId } from '../types.ts';

/** What a language file says about its grammar; the driver does the rest. */
export interface SyntaxLanguage {
  readonly id: LanguageId;
  /** Grammar of `@vscode/tree-sitter-wasm`. */
  readonly grammar: string;
  /** Node types of whole string literals, quotes included. */
  readonly strings: ReadonlySet<string>;
  /** Comments, text between JSX tags: whatever an id inside is a mention in. */
  readonly prose: ReadonlySet<string>;
  /** Regular-expression literals: ids inside are tested against. */
  readonly patterns: ReadonlySet<string>;
  /** Children of a string that hold code. */
  readonly interpolations: ReadonlySet<string>;
  readonly identifiers: ReadonlySet<string>;
  /** Functions and whole files: where a local name ends. */
  readonly scopes: ReadonlySet<string>;
  /** What `parent` makes of `child`; `through` when it only wraps it, `end` when the context stops here. */
  step(child: Node, parent: Node, source: string): Step | 'through' | 'end';
  /** The text of a literal whose quotes are not at its ends. */
  content?(literal: Node, source: string): Stretch;
  /** The literal that one is a part of, where the grammar cuts a text in pieces. */
  whole?(literal: Node): Node;
  /** The code in a literal, where the grammar does not mark it. */
  holes?(literal: Node, source: string): readonly Stretch[];
  /** What a name of this file was imported as. */
  importOf?(root: Node, name: string): Import | undefined;
}

/** The module as written, and which of its exports; no `name` for the module as a whole. */
export type Import = { readonly module: string; readonly name?: string };

const longestName = 300;

/** A node's source, cut for names that are really expressions. */
export function textOf(node: Node | null | undefined, source: string): string {
  return node === null || node === undefined ? '' : source.slice(Math.max(node.startIndex, node.endIndex - longestName), node.endIndex);
}

export function isField(parent: Node, field: string, child: Node): boolean {
  return parent.childForFieldName(field)?.id === child.id;
}

/** The text between a literal's quotes. Handles prefixes (`r"`, `f'''`) and an unclosed end. */
export function contentOf(node: Node, source: string): Stretch {
  return contentRange(source, node.startIndex, node.endIndex);
}

export function contentRange(source: string, start: number, end: number): Stretch {
  const head = source.slice(start, Math.min(end, start + 24));
  // C++: R"delimiter( … )delimiter"
  const raw = /^(?:u8|[uUL])?R"([^()\\\s]{0,16})\(/.exec(head);
  const opening = raw ?? /^(?:[a-zA-Z@$]{0,3}|:)#{0,8}("{3,}|'''|["'`])/.exec(head);
  if (opening === null) return { start, end };
  const quote = raw === null ? closingOf(opening[1] ?? '') : `)${raw[1] ?? ''}"`;
  const from = start + (raw === null ? opening[0].length - ((opening[1] ?? '').length - quote.length) : opening[0].length);
  // What may follow the last quote belongs to the literal too: r#"…"#, "…"u8.
  const tail = /[#@\w]*$/.exec(source.slice(Math.max(from, end - 8), end))?.[0].length ?? 0;
  const closed = [end - tail, end].find((at) => at - quote.length >= from && source.slice(at - quote.length, at) === quote);
  return { start: from, end: closed === undefined ? end : closed - quote.length };
}

/** Two quotes at the start are an empty text's, not an opening; C# opens with three or more. */
const closingOf = (opening: string): string => (opening.length > 3 && opening.length % 2 === 0 && /^"+$/.test(opening) ? '"""' : opening);

/** A value as written, without its quotes. */
export function unquoted(node: Node | null | undefined, source: string): string {
  if (node === null || node === undefined) return '';
  const { start, end } = contentRange(source, node.startIndex, Math.min(node.endIndex, node.startIndex + longestName));
  return source.slice(start, end);
}

const mostSiblings = 80;

/** Named children, comments left out, as far as siblings need to be looked at. */
export function children(node: Node): readonly Node[] {
  const found: Node[] = [];
  for (let i = 0; i < node.namedChildCount && found.length < mostSiblings; i++) {
    const child = node.namedChild(i);
    if (child !== null && !child.type.includes('comment')) found.push(child);
  }
  return found;
}

/** Index of `child` among the named children that are not comments; those past the bound count as the bound. */
export function indexIn(parent: Node, child: Node): number {
  const at = children(parent).findIndex((sibling) => sibling.id === child.id);
  return at < 0 ? mostSiblings : at;
}

/** Nearest enclosing scope of a node. */
export function scopeOf(node: Node, scopes: ReadonlySet<string>): Stretch {
  let at = node;
  for (let hops = 0; at.parent !== null && hops < 200; hops++) {
    at = at.parent;
    if (scopes.has(at.type)) return { start: at.startIndex, end: at.endIndex };
  }
  return { start: 0, end: Number.MAX_SAFE_INTEGER };
}

/** Name of the nearest enclosing function-like node, through the given name fields. */
export function enclosingName(node: Node, scopes: ReadonlySet<string>, source: string): string {
  let at: Node | null = node;
  for (let hops = 0; at !== null && hops < 60; at = at.parent, hops++) {
    if (!scopes.has(at.type)) continue;
    const own = at.childForFieldName('name');
    if (own !== null) return textOf(own, source);
    const holder: Node | null = at.parent;
    return textOf(holder?.childForFieldName('name') ?? holder?.childForFieldName('key') ?? holder?.childForFieldName('left'), source);
  }
  return '';
}

/** An entry of a list whose entries are the named children of `list`. */
export function elementIn(list: Node, child: Node, source: string): Step {
  return { kind: 'element', index: indexIn(list, child), texts: () => children(list).map((node) => unquoted(node, source)) };
}

/** What a binary operator makes of one of its sides; the same signs mean the same in every language that has them. */
export function operation(child: Node, left: Node | null, right: Node | null, operator: string, source: string): Step | 'through' | 'end' {
  const onLeft = left?.id === child.id;
  const other = textOf(onLeft ? right : left, source);
  switch (operator) {
    case '==': case '===': case '!=': case '!==': case '<>': case '<=>': case '=~': case '!~': case 'eq': return { kind: 'compared', other };
    case '??': case '||': case '?:': case 'or': return onLeft ? 'through' : { kind: 'fallback', of: other };
    case '&&': case 'and': return onLeft ? 'through' : { kind: 'choice' };
    case '+': case '.': case '<<': return { kind: 'concatenated', before: onLeft ? '' : unquoted(left, source) };
    case 'in': return { kind: 'membership', side: onLeft ? 'left' : 'right', other };
    default: return 'end';
  }
}

const statementLike = /(?:statement|declaration|definition|block|body|program|module|clause|source_file|class|ERROR)$/;

/** For node types a language has nothing to say about. */
export function otherwise(parent: Node): 'through' | 'end' {
  return statementLike.test(parent.type) ? 'end' : 'through';
}
