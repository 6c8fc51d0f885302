import type { Node } from 'web-tree-sitter';
import { children } from '../syntax/language.ts';
import { isModelKey, type CallSite } from './callSite.ts';
import { transparent, type CallSiteLanguage, type KeptName } from './treeLanguage.ts';

const mostHops = 40;
const mostUses = 40;
/** Keys through which an id reaches its place in a call that takes it as a fallback: `os.environ.get("M", default="gpt-4o")`. */
const passing = /^(?:default|fallback|default_value|defaultValue)$/;

/** The calls that the model at an offset of a parsed text reaches: its own, or those that the name it is kept under is given to. */
export function treeSites(root: Node, source: string, language: CallSiteLanguage, offset: number): readonly CallSite[] {
  const found = outwards(root, source, language, offset);
  if (found === undefined) return [];
  return 'model' in found ? [found] : sitesOf(root, source, language, found, 0);
}

/** A default parameter becomes a field, and that is given to the call: so many names are followed. */
const mostNames = 2;

function sitesOf(root: Node, source: string, language: CallSiteLanguage, kept: KeptName, depth: number): readonly CallSite[] {
  return usesOf(root, source, language, kept).flatMap((use) => {
    const found = outwards(root, source, language, use);
    if (found === undefined) return [];
    if ('model' in found) return isBare(found, kept, source, language) ? [found] : [];
    return depth + 1 < mostNames && !isSame(found, kept) ? sitesOf(root, source, language, found, depth + 1) : [];
  });
}

const isSame = (a: KeptName, b: KeptName): boolean => a.name === b.name && a.of === b.of && a.scope.start === b.scope.start;

/** The model is the name itself, not something made from it. */
function isBare({ model }: CallSite, { name, of }: KeptName, source: string, language: CallSiteLanguage): boolean {
  const text = source.slice(model.value.range.start, model.value.range.end);
  if (of !== undefined) return text === name || text.endsWith(`${of}${name}`);
  return text === name || text === `this.${name}` || text === `self.${name}` || (language.unwrapped?.(text) ?? text) === name;
}

function outwards(root: Node, source: string, language: CallSiteLanguage, offset: number): CallSite | KeptName | undefined {
  let child = root.descendantForIndex(offset, offset);
  for (let hops = 0; child !== null && child.parent !== null && hops < mostHops; hops++) {
    const { parent }: { readonly parent: Node } = child as Node & { readonly parent: Node };
    const entries = language.entries(parent, source);
    const own = entries?.find(({ range }) => range.start <= offset && offset < range.end);
    if (entries !== undefined && own !== undefined && !passing.test(own.name)) {
      if (!isModelKey(own.name)) return undefined;
      return {
        language: language.id, style: language.style(parent), model: own, entries: [...entries.filter((entry) => entry !== own), ...(language.more?.(parent, source) ?? [])],
        target: targetOf(root, parent, source, language), data: false,
        open: children(parent).some(({ type }) => /spread|splat/.test(type)),
      };
    }
    const made = language.call?.(child, parent, source) ?? language.kept(child, parent, source);
    if (made !== undefined) return made;
    if (language.ends.has(parent.type)) return undefined;
    child = parent;
  }
  return undefined;
}

/** What the values at a holder are given to; where they are kept under a name first, what that name is given to. */
function targetOf(root: Node, holder: Node, source: string, language: CallSiteLanguage, depth = 0): string {
  let at: Node = holder;
  for (let hops = 0; hops < mostHops; hops++) {
    const target = language.target(at, source);
    if (target !== undefined && target !== '' && !transparent.test(target)) return target;
    const { parent } = at;
    if (parent === null) return '';
    const kept = language.kept(at, parent, source);
    if (kept !== undefined) {
      const declared = language.target(parent, source);
      return declared ?? (depth > 1 ? '' : givenTo(root, source, language, kept, at.endIndex, depth));
    }
    if (language.ends.has(parent.type)) return '';
    at = parent;
  }
  return '';
}

function givenTo(root: Node, source: string, language: CallSiteLanguage, kept: KeptName, after: number, depth: number): string {
  for (const use of usesOf(root, source, language, kept)) {
    if (use < after) continue;
    const node = root.descendantForIndex(use, use);
    if (node === null || node.parent === null) continue;
    const target = targetOf(root, node, source, language, depth + 1);
    if (target !== '') return target;
  }
  return '';
}

/** Offsets at which a kept name is read. */
function usesOf(root: Node, source: string, language: CallSiteLanguage, { name, of, scope }: KeptName): readonly number[] {
  if (!/^[\w$#@]+$/.test(name)) return [];
  const uses: number[] = [];
  const end = Math.min(scope.end, source.length);
  for (let at = source.indexOf(name, scope.start); at >= 0 && at < end && uses.length < mostUses; at = source.indexOf(name, at + name.length)) {
    if (/[\w$]/.test(source[at - 1] ?? ' ') || /[\w$]/.test(source[at + name.length] ?? ' ')) continue;
    if (of !== undefined && !source.slice(Math.max(0, at - of.length), at).endsWith(of)) continue;
    const node = root.descendantForIndex(at, at + name.length - 1);
    if (node !== null && language.identifiers.has(node.type) && node.endIndex - node.startIndex === name.length) uses.push(at);
  }
  return uses;
}

