import type { Node } from 'web-tree-sitter';
import { scopeOf } from '../../scan/syntax/language.ts';
import type { CodeLanguage, Declaration } from './codeLanguage.ts';

/** What the names of one file stand for, where that is certain. */
export interface Names {
  /** What a name is set to: declared once where it is used from, and changed nowhere. */
  valueOf(name: string, at: Node): Node | undefined;
  /** What a function of that name returns, always. */
  resultOf(name: string, at: Node): Node | undefined;
}

type Scoped = Declaration & { readonly start: number; readonly end: number };

/** Nothing is looked for before the first name is asked for. */
export function namesIn(root: Node, language: CodeLanguage, source: string): Names {
  let known: { readonly declared: ReadonlyMap<string, readonly Scoped[]>; readonly changed: ReadonlySet<string> } | undefined;

  const look = () => {
    const declared = root.descendantsOfType([...language.declarationTypes]).flatMap((node) => language.declarationsOf(node, source));
    const scoped = declared.map((each): Scoped => ({ ...each, ...scopeOf(each.at, language.syntax.scopes) }));
    const changed = root.descendantsOfType([...language.changeTypes]).flatMap((node) => language.changedBy(node, source) ?? []);
    return { declared: Map.groupBy(scoped, ({ name }) => name), changed: new Set(changed) };
  };

  /** The declaration in the innermost scope around the place; undefined where that scope has several. */
  const declarationOf = (name: string, at: Node): Scoped | undefined => {
    known ??= look();
    if (known.changed.has(name)) return undefined;
    const around = (known.declared.get(name) ?? []).filter(({ start, end }) => start <= at.startIndex && at.endIndex <= end);
    const innermost = Math.max(...around.map(({ start }) => start));
    const [only, ...others] = around.filter(({ start }) => start === innermost);
    return others.length > 0 ? undefined : only;
  };

  return {
    valueOf: (name, at) => declarationOf(name, at)?.value,
    resultOf: (name, at) => declarationOf(name, at)?.result,
  };
}
