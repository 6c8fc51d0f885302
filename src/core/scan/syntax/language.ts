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
  /** The module that `name` is imported from, as written. */
  importedFrom?(root: Node, name: string): string | undefined;
}

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
  const opening = /^[a-zA-Z@$]{0,3}("""|'''|["'`])/.exec(source.slice(start, Math.min(end, start + 8)));
  if (opening === null) return { start, end };
  const quote = opening[1] ?? '';
  const from = start + opening[0].length;
  const closed = end - quote.length >= from && source.slice(end - quote.length, end) === quote;
  return { start: from, end: closed ? end - quote.length : end };
}

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

const statementLike = /(?:statement|declaration|definition|block|body|program|module|clause|source_file|class|ERROR)$/;

/** For node types a language has nothing to say about. */
export function otherwise(parent: Node): 'through' | 'end' {
  return statementLike.test(parent.type) ? 'end' : 'through';
}
