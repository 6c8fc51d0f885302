import type { Marks, Piece } from '../../marks.ts';
import { linesOf } from '../../lines.ts';
import type { MessageRole, RenderedMessage, TemplateLanguage } from '../../types.ts';
import { trimBlankLines } from '../templateText.ts';

/** A line of a template that starts a message. `name` is its role, or the expression that prints one. */
export type RoleLine = { readonly name: string; readonly isExpression: boolean; readonly start: number; readonly next: number };

/** UTF-16 units; more is text that ends with a colon. */
const longestRoleLine = 300;

const roles: Readonly<Record<string, MessageRole>> = { system: 'system', developer: 'developer', user: 'user', assistant: 'assistant', tool: 'tool', function: 'tool' };

/** Lines such as `system:`, `# User:`, `user[name="x"]:` and `{{turn.role}}:`, alone on their line. */
export function roleLines(template: string): readonly RoleLine[] {
  const found: RoleLine[] = [];
  for (const { text, start, next } of linesOf(template, 0)) {
    const line = text.trim();
    if (!line.endsWith(':') || line.length > longestRoleLine) continue;
    const match = /^#?\s*(?:([A-Za-z]+)\s*(?:\[[^\]]*\])?|(\{\{-?[^{}]+-?\}\}))\s*:$/.exec(line);
    const [, word, expression] = match ?? [];
    if (word !== undefined && Object.hasOwn(roles, word.toLowerCase())) found.push({ name: word.toLowerCase(), isExpression: false, start, next });
    else if (expression !== undefined) found.push({ name: expression, isExpression: true, start, next });
  }
  return found;
}

export function promptyRole(name: string): MessageRole | undefined {
  const word = name.trim().toLowerCase();
  return Object.hasOwn(roles, word) ? roles[word] : undefined;
}

/**
 * Puts marks where the template starts messages, before it is filled. Prompty itself cuts what comes out, so that a value
 * with a line `system:` would start a message; here only what the author wrote does.
 */
export function markRoleLines(template: string, mark: Marks['mark'], language: TemplateLanguage): string {
  let marked = '';
  let from = 0;
  for (const { name, isExpression, start, next } of roleLines(template)) {
    const sign = isExpression ? `${mark('roleIs')}${name}${mark('roleEnds')}` : mark('role', name);
    marked += template.slice(from, start) + sign;
    from = next;
  }
  // Jinja drops one line break at the end of a template, wherever it was cut
  return marked + template.slice(from) + (language === 'jinja2' ? '\n' : '');
}

/** Messages of a filled template. Text before the first role is the system's; a message without text is none. */
export function toPromptyMessages(pieces: readonly Piece[]): readonly RenderedMessage[] {
  const messages: { role: MessageRole; content: string }[] = [{ role: 'system', content: '' }];
  let opening: string | undefined;
  for (const piece of pieces) {
    const last = messages.at(-1);
    if ('text' in piece) {
      if (opening !== undefined) opening += piece.text;
      else if (last !== undefined) last.content += piece.text;
    } else if (piece.kind === 'roleIs') opening = '';
    else {
      messages.push({ role: promptyRole(piece.kind === 'role' ? (piece.values[0] ?? '') : (opening ?? '')) ?? 'user', content: '' });
      opening = undefined;
    }
  }
  return messages.map(({ role, content }) => ({ role, content: withoutBlankLines(content) })).filter(({ content }) => content !== '');
}

function withoutBlankLines(content: string): string {
  const { start, end } = trimBlankLines(content, { start: 0, end: content.length });
  return content.slice(start, end);
}
