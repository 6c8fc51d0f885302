import type { Node } from 'web-tree-sitter';
import type { TextRange } from '../../text/range.ts';
import type { Literal, Step } from '../context.ts';

/** True inside code that the grammar could not read: newer syntax than it knows, or a fault. Goes down once: each step up would begin at the root again. */
export function isBrokenAt(root: Node, offset: number): boolean {
  for (let at: Node | null = root; at !== null && at.startIndex <= offset; at = at.firstChildForIndex(offset)) if (at.type === 'ERROR') return true;
  return false;
}

/** A quoted text around a place in broken code, with what its own line says about it; undefined where no quotes stand right around. */
export function literalInBrokenCode(text: string, seed: TextRange): Literal | undefined {
  const line = text.lastIndexOf('\n', seed.start - 1) + 1;
  const newline = text.indexOf('\n', seed.end);
  const before = /(["'`])[^"'`\s]*$/.exec(text.slice(Math.max(line, seed.start - longest), seed.start));
  const after = /^[^"'`\s]*/.exec(text.slice(seed.end, Math.min(newline < 0 ? text.length : newline, seed.end + longest)));
  if (before === null || after === null) return undefined;
  const start = seed.start - before[0].length + 1;
  const end = seed.end + after[0].length;
  if (text[end] !== before[1]) return undefined;
  return { content: { start, end }, holes: [], context: () => stepsBefore(text.slice(Math.max(line, start - longest), start - 1)) };
}

const longest = 200;

function stepsBefore(lead: string): readonly Step[] {
  if (/^\s*(?:\/\/|#|\*)/.test(lead)) return [{ kind: 'statement' }];
  const compared = /([\w$.]+)\s*(?:===?|!==?)\s*$|(?:^|\s)(?:case|when)\s+$/.exec(lead);
  if (compared !== null) return [{ kind: 'compared', other: compared[1] ?? '' }];
  const key = /([\w$.-]+)["']?\]?\s*(?:=>|:=|=|:|\bto)\s*$/.exec(lead);
  if (key !== null) return [{ kind: 'member', key: key[1] ?? '', keys: () => [] }];
  const callee = /([\w$.]+)\(\s*$/.exec(lead);
  if (callee !== null) return [{ kind: 'argument', callee: callee[1] ?? '', index: 0, keys: () => [], first: () => '' }];
  return /^\s*$/.test(lead) || /[,[(]\s*$/.test(lead) ? [{ kind: 'element', index: 0, texts: () => [] }] : [];
}
