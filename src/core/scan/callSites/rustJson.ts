import type { Node } from 'web-tree-sitter';
import { contentRange, textOf } from '../syntax/language.ts';
import { commaRemoval, type SiteEntry, type SiteValue } from './callSite.ts';
import { numberValue, otherValue, textValue } from './values.ts';

/** True for a token tree inside `json!(…)`. */
export function jsonMacroOf(tree: Node, source: string): boolean {
  let at: Node | null = tree;
  while (at?.type === 'token_tree') at = at.parent;
  return at?.type === 'macro_invocation' && /(?:^|::)json$/.test(textOf(at.childForFieldName('macro'), source));
}

/** The keys of an object in `json!`, which the grammar leaves as tokens. */
export function jsonMacroEntries(tree: Node, source: string): readonly SiteEntry[] {
  return parts(tree).flatMap((tokens): readonly SiteEntry[] => {
    const [key, colon, ...rest] = tokens;
    const last = tokens.at(-1);
    if (key?.type !== 'string_literal' || colon?.type !== ':' || rest[0] === undefined || last === undefined) return [];
    const nameRange = contentRange(source, key.startIndex, key.endIndex);
    const range = { start: key.startIndex, end: last.endIndex };
    return [{ name: source.slice(nameRange.start, nameRange.end), nameRange, value: valueOf(rest, source), range, removal: commaRemoval(source, range) }];
  });
}

/** The tokens between the commas of one level. */
function parts(tree: Node): readonly (readonly Node[])[] {
  const found: Node[][] = [[]];
  for (let i = 1; i < tree.childCount - 1; i++) {
    const token = tree.child(i);
    if (token === null || token.type.includes('comment')) continue;
    if (token.type === ',') found.push([]);
    else found.at(-1)?.push(token);
  }
  return found.filter(({ length }) => length > 0);
}

function valueOf(tokens: readonly Node[], source: string): SiteValue {
  const [first, second] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return { kind: 'other', text: '', range: { start: 0, end: 0 } };
  const range = { start: first.startIndex, end: last.endIndex };
  if (tokens.length > 1) {
    const value: SiteValue = second !== undefined && tokens.length === 2 && first.type === '-' ? numberValue(second, source) : { kind: 'other', text: source.slice(range.start, range.end), range };
    return value.kind === 'plain' && typeof value.value === 'number' ? { kind: 'plain', value: -value.value, range } : { kind: 'other', text: source.slice(range.start, range.end), range };
  }
  switch (first.type) {
    case 'string_literal': case 'raw_string_literal': return textValue(first, source);
    case 'integer_literal': case 'float_literal': return numberValue(first, source);
    case 'boolean_literal': return { kind: 'plain', value: textOf(first, source) === 'true', range };
    case 'identifier': return textOf(first, source) === 'null' ? { kind: 'plain', value: null, range } : otherValue(first, source);
    case 'token_tree': {
      const opening = source[first.startIndex];
      if (opening === '{') return { kind: 'object', range, entries: () => jsonMacroEntries(first, source) };
      return opening === '[' ? { kind: 'list', range, items: () => parts(first).map((item) => valueOf(item, source)) } : otherValue(first, source);
    }
    default: return otherValue(first, source);
  }
}
