import type { Node } from 'web-tree-sitter';
import { calleePath, type Step } from '../context.ts';
import { textOf, unquoted } from '../syntax/language.ts';

const mostTokens = 400;

/**
 * What a token tree makes of one of its tokens. Macros and attributes are not parsed further by the grammar, so calls,
 * lists and `key: value` pairs inside are read from the tokens around.
 */
export function rustToken(child: Node, tree: Node, source: string): Step | 'through' | 'end' {
  const tokens = tokensOf(tree);
  const at = tokens.findIndex((token) => token.id === child.id);
  if (at < 0) return 'end';
  const [before, after] = [tokens[at - 1]?.type ?? '', tokens[at + 1]?.type ?? ''];
  const text = (token: Node | undefined): string => unquoted(token, source);
  if (before === '==' || before === '!=') return { kind: 'compared', other: path(tokens, at - 2, source) };
  if (after === '==' || after === '!=') return { kind: 'compared', other: path(tokens, at + 2, source) };
  const keys = (): readonly string[] => tokens.flatMap((token, i) => (tokens[i + 1]?.type === ':' ? [text(token)] : []));
  if (after === ':' && tokens[at + 2]?.type !== ':') return { kind: 'key', keys };
  if (before === ':' && tokens[at - 2] !== undefined && tokens[at - 3]?.type !== ':') return { kind: 'member', key: text(tokens[at - 2]), keys };
  const attribute = tree.parent?.type === 'attribute';
  if (before === '=' && attribute) return attributeValue(tree, text(tokens[at - 2]), source);
  if (before === '=>') return { kind: 'member', key: text(tokens[at - 2]), keys: () => [] };
  if (tokens[0]?.type === '[') return { kind: 'element', index: entryOf(tokens, at), texts: () => tokens.filter((token) => token.isNamed).map(text) };
  return called(tree, tokens, at, source);
}

function tokensOf(tree: Node): readonly Node[] {
  const tokens: Node[] = [];
  for (let i = 0; i < tree.childCount && i < mostTokens; i++) {
    const token = tree.child(i);
    if (token !== null && !token.type.includes('comment')) tokens.push(token);
  }
  return tokens;
}

const entryOf = (tokens: readonly Node[], at: number): number => tokens.slice(0, at).filter((token) => token.type === ',').length;

/** An argument of the macro, or of a call among its tokens. */
function called(tree: Node, tokens: readonly Node[], at: number, source: string): Step | 'through' | 'end' {
  const holder = tree.parent;
  const index = entryOf(tokens, at);
  const first = (): string => source.slice(tokens[1]?.startIndex ?? 0, Math.min(tokens.find((token) => token.type === ',')?.startIndex ?? 0, (tokens[1]?.startIndex ?? 0) + 120));
  if (holder?.type === 'macro_invocation') {
    const macro = textOf(holder.childForFieldName('macro'), source);
    if (macro === 'matches' && index > 0) return { kind: 'compared', other: first() };
    return macro === 'json' ? 'through' : { kind: 'argument', callee: macro, index, keys: () => [], first };
  }
  if (holder?.type === 'attribute') return attributeValue(tree, '', source);
  if (holder?.type !== 'token_tree') return 'end';
  const outer = tokensOf(holder);
  const place = outer.findIndex((token) => token.id === tree.id);
  const callee = path(outer, place - 1, source);
  if (tokens[0]?.type !== '(' || callee === '') return 'through';
  return /(?:^|::)(?:from|Some|new)$/.test(callee) || callee === '' ? 'through' : { kind: 'argument', callee: calleePath(callee.replaceAll('::', '.')), index, keys: () => [], first };
}

/** The path that ends, or begins, at a token: `req.model`, `Model::new`. */
function path(tokens: readonly Node[], at: number, source: string): string {
  const isPart = (token: Node | undefined): boolean => token !== undefined && (token.type.endsWith('identifier') || /^(?:\.|::|self|&|:)$/.test(token.type));
  let from = at;
  let to = at;
  if (!isPart(tokens[at])) return '';
  while (isPart(tokens[from - 1])) from--;
  while (isPart(tokens[to + 1])) to++;
  return source.slice(tokens[from]?.startIndex ?? 0, tokens[to]?.endIndex ?? 0);
}

/** `#[serde(rename = "…")]` on an enum's variant gives it its text; `#[arg(default_value = "…")]` is a default. */
function attributeValue(tree: Node, name: string, source: string): Step {
  const attribute = tree.parent;
  const callee = textOf(attribute?.namedChild(0), source);
  let owner = attribute?.parent?.nextNamedSibling ?? null;
  while (owner !== null && /^(?:attribute_item|line_comment|block_comment)$/.test(owner.type)) owner = owner.nextNamedSibling;
  if (/^(?:cfg|feature)/.test(callee)) return { kind: 'module' };
  if (owner?.type === 'enum_variant') return { kind: 'assigned', name: textOf(owner.childForFieldName('name'), source), owner: 'enum', declares: false };
  return { kind: 'argument', callee, index: 0, ...(name === '' ? {} : { name }), keys: () => [], first: () => '' };
}
