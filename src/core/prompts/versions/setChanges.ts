import { stringify } from 'yaml';
import { readFrontMatter } from '../yaml/frontMatter.ts';
import type { TextEdit } from '../../text/range.ts';

/** The edit that sets `changes:` of a prompt's front matter to a reason; all else keeps its place and its notation. */
export function setChanges(text: string, reason: string): TextEdit {
  const front = readFrontMatter(text);
  const line = text.includes('\r\n') ? '\r\n' : '\n';
  const value = stringify(reason.replaceAll(/\s+/g, ' ').trim(), { lineWidth: 0 }).trim();
  if (!front.isThere) return { range: { start: front.bodyStart, end: front.bodyStart }, newText: `---${line}changes: ${value}${line}---${line}` };
  const { changes } = front.values;
  if (changes === null) {
    const { end } = front.keyRange('changes');
    const rest = /^[ \t]*:[^\S\r\n]*/.exec(text.slice(end))?.[0].length ?? 0;
    return { range: { start: end, end: end + rest }, newText: `: ${value}` };
  }
  const old = front.valueRange('changes');
  if (old !== undefined) {
    // a block of text ends behind its last line end
    const end = old.start + text.slice(old.start, old.end).trimEnd().length;
    return { range: { start: old.start, end }, newText: value };
  }
  const close = text.lastIndexOf('---', front.bodyStart - 1);
  return { range: { start: close, end: close }, newText: `changes: ${value}${line}` };
}
