import type { Node } from 'web-tree-sitter';
import { contentOf } from '../scan/syntax/language.ts';
import { holesIn } from '../scan/syntax/scanSyntax.ts';
import type { LanguageId } from '../scan/types.ts';
import type { TextRange } from '../text/range.ts';
import { decodeText, type Escapes } from '../toolSchemas/code/decodeText.ts';
import type { CodeSyntax } from './codeSyntax.ts';
import { dedent, hole, mapText, text, type Piece } from './pieces.ts';

/** What stands in a literal, escapes read as its language reads them; `within` leaves the rest out. */
export function literalPieces(literal: Node, { syntax }: CodeSyntax, source: string, within?: TextRange): readonly Piece[] {
  const written = contentRange(literal, syntax, source);
  const content = within === undefined ? written : { start: Math.max(written.start, within.start), end: Math.min(written.end, within.end) };
  const opening = source.slice(literal.startIndex, written.start);
  const escapes = escapesOf(syntax.id, literal.type, opening);
  const read = (start: number, end: number): string => decodeText(source, start, end, escapes, opening.at(-1)).text.replaceAll(/\r\n?/g, '\n');
  const pieces: Piece[] = [];
  let at = content.start;
  for (const { start, end } of holesOf(literal, syntax, source)) {
    if (start < at || end > content.end) continue;
    pieces.push(text(read(at, start)), hole(expressionOf(source.slice(start, end), syntax.id), { start, end }));
    at = end;
  }
  pieces.push(text(read(at, content.end)));
  const plain = isFormatted(syntax.id, opening) ? mapText(pieces, (part) => [text(part.replaceAll('{{', '{').replaceAll('}}', '}'))]) : pieces;
  return isBlock(literal, syntax.id, opening, source) && within === undefined ? dedent(plain) : plain;
}

/** A heredoc's end stands inside its body for some grammars. */
function contentRange(literal: Node, syntax: CodeSyntax['syntax'], source: string): TextRange {
  const { start, end } = syntax.content?.(literal, source) ?? contentOf(literal, source);
  const last = literal.lastChild;
  return { start, end: last?.type === 'heredoc_end' ? last.startIndex : end };
}

function holesOf(literal: Node, syntax: CodeSyntax['syntax'], source: string): readonly TextRange[] {
  const marked = syntax.holes?.(literal, source) ?? holesIn(literal, syntax, source);
  if (syntax.id !== 'kotlin') return marked;
  // its grammar takes `$name` for text
  const named = [...source.slice(literal.startIndex, literal.endIndex).matchAll(/(?<!\\)\$[A-Za-z_]\w*/g)].map(({ index, 0: name }) => ({ start: literal.startIndex + index, end: literal.startIndex + index + name.length }));
  return [...marked, ...named].toSorted((a, b) => a.start - b.start);
}

function escapesOf(language: LanguageId, type: string, opening: string): Escapes {
  if (type.includes('raw') || type.includes('nowdoc') || type.startsWith('verbatim_string_ch') || type.startsWith('verbatim_here')) return 'none';
  switch (language) {
    case 'python': return /r/i.test(opening) ? 'none' : 'backslash';
    case 'csharp': return opening.includes('@') ? 'doubled' : opening.includes('"""') ? 'none' : 'backslash';
    case 'kotlin': return type.startsWith('multiline') ? 'none' : 'backslash';
    case 'php': return type === 'string' ? 'none' : 'backslash';
    case 'ruby': return opening === "'" || opening.startsWith('%q') ? 'none' : 'backslash';
    case 'powershell': return 'none';
    case 'hcl': return type.includes('heredoc') ? 'none' : 'backslash';
    default: return type.includes('heredoc') && language === 'bash' ? 'none' : 'backslash';
  }
}

/** Braces written twice stand for one. */
function isFormatted(language: LanguageId, opening: string): boolean {
  return (language === 'python' && /f/i.test(opening)) || (language === 'csharp' && opening.includes('$'));
}

/** Literals whose margin is no part of the text. */
function isBlock(literal: Node, language: LanguageId, opening: string, source: string): boolean {
  if (language === 'ruby' && literal.type === 'heredoc_body') return /<<~/.test(source.slice(Math.max(0, literal.startIndex - 300), literal.startIndex));
  return (language === 'java' || language === 'csharp' || language === 'swift') && opening.includes('"""');
}

/** `user.name` of `${user.name}`, `#{user.name}`, `\(user.name)` and `{user.name:>10}`. */
function expressionOf(written: string, language: LanguageId): string {
  const inner = /^[$#]?\{([\s\S]*)\}$/.exec(written)?.[1] ?? /^[\\$]\(([\s\S]*)\)$/.exec(written)?.[1] ?? written;
  if (language !== 'python' && language !== 'csharp') return inner;
  return /^([\s\S]+?)\s*(?:=|,\s*-?\d+)?(?:![rsa])?(?::[^:()[\]"']*)?$/.exec(inner.trim())?.[1] ?? inner;
}
