import { engines } from '../prompts/engines/engines.ts';
import { holeEnd, holeStart } from '../prompts/engines/spanLanguages.ts';
import type { MessageRole, Placeholder, Prompt, PromptMessage, TemplateLanguage } from '../prompts/types.ts';
import { LineIndex } from '../text/lineIndex.ts';
import type { TextRange } from '../text/range.ts';
import { hole, mapText, text, type Piece } from './pieces.ts';

/** A message as it is put together in code. */
export type CodeMessage = { readonly role: MessageRole; readonly pieces: readonly Piece[]; readonly range: TextRange };

export type CodePromptParts = {
  readonly path: string;
  readonly source: string;
  readonly messages: readonly CodeMessage[];
  readonly model?: Prompt['model'];
  readonly parameters?: Prompt['parameters'];
};

/** `{name}` and `{{user.name}}` in a text without code: what a library, or a `replace`, fills in later. A brace of JSON is none. */
const laterNames = /\{\{\s*([\p{L}_][\p{L}\p{N}_.]*)\s*\}\}|\$\{([\p{L}_][\p{L}\p{N}_.]*)\}|(?<![{$])\{([\p{L}_][\p{L}\p{N}_.]*)\}(?!\})/gu;

/** A prompt of messages out of code; each expression is an input, named as it is written. */
export function toPrompt({ path, source, messages, model, parameters }: CodePromptParts): Prompt {
  const lines = new LineIndex(source);
  const lineOf = ({ start }: TextRange): number => lines.positionAt(start).line;
  const language = languageOf(messages);
  const named = language === 'code' ? messages.map((message) => ({ ...message, pieces: withLaterNames(message.pieces, message.range) })) : messages;
  const first = messages[0]?.range ?? { start: 0, end: 0 };
  const placeholders = named.flatMap(({ pieces, range }): readonly Placeholder[] =>
    language === 'code'
      ? pieces.flatMap((piece) => (piece.kind === 'hole' ? [{ name: piece.name, path: piece.name, parts: [piece.name], range: piece.range, line: lineOf(piece.range), required: true }] : []))
      : engines[language].analyze(templateOf(pieces)).uses.map(({ parts, required }) => ({ name: parts[0] ?? '', path: parts.join('.'), parts, range, line: lineOf(range), required })));
  return {
    path, format: 'literal', language, name: `${path.split(/[\\/]/).at(-1) ?? path}:${lineOf(first)}`,
    messages: named.map(({ role, pieces, range }): PromptMessage => ({ role, template: templateOf(pieces), range, line: lineOf(range) })),
    placeholders, parameters: parameters ?? {}, input: { defaults: {}, declared: [] }, metadata: {}, problems: [],
    ...(model === undefined ? {} : { model }),
  };
}

/** Loops and conditions of a template that a library fills are run as it would; all else is `code`. */
function languageOf(messages: readonly CodeMessage[]): TemplateLanguage {
  const pieces = messages.flatMap((message) => message.pieces);
  if (pieces.some(({ kind }) => kind === 'hole')) return 'code';
  const written = templateOf(pieces);
  if (/\{%-?\s*\p{L}|\{\{[^{}]*\|[^{}]*\}\}/u.test(written)) return 'jinja2';
  return /\{\{[#^]\s*[\p{L}_]/u.test(written) ? 'mustache' : 'code';
}

function withLaterNames(pieces: readonly Piece[], range: TextRange): readonly Piece[] {
  if (pieces.some(({ kind }) => kind === 'hole')) return pieces;
  return mapText(pieces, (written) => {
    const found: Piece[] = [];
    let from = 0;
    for (const { index, 0: whole, 1: double, 2: dollar, 3: single } of written.matchAll(laterNames)) {
      found.push(text(written.slice(from, index)), hole(double ?? dollar ?? single ?? '', range));
      from = index + whole.length;
    }
    return [...found, text(written.slice(from))];
  });
}

function templateOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === 'hole' ? `${holeStart}${piece.name}${holeEnd}` : piece.text.replaceAll(/[\uFDD0\uFDD1]/g, ''))).join('');
}
