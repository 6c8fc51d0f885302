import { dataSurroundings, touches, type Analyzer } from '../analyzer.ts';
import { readLiteral } from '../literal.ts';
import { readProse } from '../prose.ts';
import type { TextRange } from '../../text/range.ts';
import type { ModelReference } from '../types.ts';

type Token = { readonly kind: 'comment' | 'value'; readonly name: string; readonly section: string; readonly range: TextRange };

/** INI, Java's properties and their like; a lexer, as the formats have no grammar they agree on. */
export const ini: Analyzer = (document, seeds) => {
  const { text, path } = document;
  const around = dataSurroundings(path);
  const references: ModelReference[] = [];
  for (const { kind, name, section, range } of tokensOf(text)) {
    if (!touches(seeds, range.start, range.end)) continue;
    if (kind === 'comment') references.push(...readProse(text.slice(range.start, range.end), range.start, 'mention'));
    else references.push(...readLiteral({ content: range, holes: [], context: () => [{ kind: 'member', key: name, keys: () => [] }, ...(section === '' ? [] : [{ kind: 'member' as const, key: section, keys: () => [] }])] }, text, around));
  }
  return Promise.resolve({ references });
};

/**
 * Comments (`#`, `;`, `!` at the start of a line; ` ;` and ` #` behind a value) and values. A line that ends in a
 * backslash, or is indented under a key without value, goes on with the value before.
 */
export function* tokensOf(text: string): Generator<Token> {
  let section = '';
  let name = '';
  let continued = false;
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length : newline + 1;
    const line = text.slice(at, newline < 0 ? text.length : newline).replace(/\r$/, '');
    const lead = line.length - line.trimStart().length;
    const comment: boolean = !continued && /^[#;!]/.test(line.trimStart());
    const head = /^\s*\[([^\]]*)\]/.exec(line);
    const pair = continued || comment || head !== null ? null : /^(\s*)([^\s=:#;][^=:]*?)\s*[=:]\s*/.exec(line);
    if (comment) yield { kind: 'comment', name: '', section, range: { start: at + lead, end: at + line.length } };
    else if (head !== null && !continued) section = head[1] ?? '';
    else if (pair !== null && (pair[1] === '' || !/^\s/.test(line))) {
      name = pair[2] ?? '';
      yield* valueAt(line, pair[0].length, at, name, section);
    } else if (continued || (lead > 0 && name !== '')) yield* valueAt(line, lead, at, name, section);
    else if (pair !== null) {
      name = pair[2] ?? '';
      yield* valueAt(line, pair[0].length, at, name, section);
    }
    continued = !comment && line.endsWith('\\');
    at = next;
  }
}

function* valueAt(line: string, from: number, base: number, name: string, section: string): Generator<Token> {
  const rest = line.slice(from);
  const quoted = /^(["'])(.*?)\1/.exec(rest);
  const behind = rest.slice(quoted?.[0].length ?? 0).search(/\s[#;]/);
  const hash = behind < 0 ? -1 : behind + (quoted?.[0].length ?? 0);
  const end = hash < 0 ? rest.length : hash;
  const value = quoted === null ? rest.slice(0, end).replace(/[\\,]?\s*$/, '') : (quoted[2] ?? '');
  const start = base + from + (quoted === null ? 0 : 1);
  if (value !== '') yield { kind: 'value', name, section, range: { start, end: start + value.length } };
  if (hash >= 0) yield { kind: 'comment', name: '', section, range: { start: base + from + hash + 1, end: base + line.length } };
}
