import type { Piece } from '../../marks.ts';
import type { MessagePart, MessageRole, RenderedMessage } from '../../types.ts';

export type DotpromptPart = MessagePart | { readonly type: 'section'; readonly name: string };
/** `message` is set where it comes from the conversation, and kept as it is. */
export type DotpromptMessage = { readonly role: string; readonly parts: readonly DotpromptPart[]; readonly message?: RenderedMessage };

/**
 * Cuts a filled template into messages as dotprompt does: text without a role is the user's; blank stretches between
 * roles and pictures are dropped; a conversation goes where `{{history}}` stands, else before the last message of the user.
 */
export function toDotpromptMessages(pieces: readonly Piece[], history: readonly DotpromptMessage[]): readonly DotpromptMessage[] {
  const messages: { role: string; parts: DotpromptPart[]; message?: RenderedMessage }[] = [{ role: 'user', parts: [] }];
  let hasHistory = false;
  for (const piece of grouped(pieces)) {
    const last = messages.at(-1);
    if (piece.kind === 'history') {
      messages.push(...history.map(({ role, parts, message }) => ({ role, parts: [...parts], ...(message === undefined ? {} : { message }) })), { role: 'model', parts: [] });
      hasHistory = true;
    } else if (piece.kind === 'role') {
      if (last !== undefined && last.message === undefined && last.parts.length === 0) last.role = piece.role;
      else messages.push({ role: piece.role, parts: [] });
    } else last?.parts.push(...piece.parts);
  }
  const said = messages.filter(({ parts, message }) => parts.length > 0 || message !== undefined);
  if (hasHistory || history.length === 0) return said;
  const last = said.at(-1);
  return last?.role === 'user' ? [...said.slice(0, -1), ...history, last] : [...said, ...history];
}

type Group = { readonly kind: 'role'; readonly role: string } | { readonly kind: 'history' } | { readonly kind: 'parts'; readonly parts: readonly DotpromptPart[] };

/** Stretches between roles; one that prints blanks alone is none. */
function grouped(pieces: readonly Piece[]): readonly Group[] {
  const groups: Group[] = [];
  let parts: DotpromptPart[] = [];
  const close = (): void => {
    const kept = parts.filter((part) => part.type !== 'text' || part.text.trim() !== '');
    if (kept.length > 0) groups.push({ kind: 'parts', parts: kept });
    parts = [];
  };
  for (const piece of pieces) {
    if ('text' in piece) parts.push({ type: 'text', text: piece.text });
    else if (piece.kind === 'section') parts.push({ type: 'section', name: piece.values[0] ?? '' });
    else if (piece.kind === 'media') parts.push({ type: 'media', url: piece.values[0] ?? '', ...(piece.values[1] === undefined ? {} : { mimeType: piece.values[1] }) });
    else {
      close();
      groups.push(piece.kind === 'role' ? { kind: 'role', role: piece.values[0] ?? '' } : { kind: 'history' });
    }
  }
  close();
  return groups;
}

/** A role as providers name it; undefined for one that none knows. */
export function messageRole(role: string): MessageRole | undefined {
  return role === 'model' ? 'assistant' : (['system', 'developer', 'user', 'assistant', 'tool'] as const).find((known) => known === role);
}

/** Messages to send. A section is a place for something that others put in: nothing here. */
export function toRendered(messages: readonly DotpromptMessage[]): readonly RenderedMessage[] {
  return messages.flatMap(({ role, parts, message }): readonly RenderedMessage[] => {
    if (message !== undefined) return [message];
    const sent = parts.filter((part): part is MessagePart => part.type !== 'section');
    const content = sent.flatMap((part) => (part.type === 'text' ? part.text : [])).join('');
    const known = { role: messageRole(role) ?? ('user' as const), content };
    return sent.some(({ type }) => type === 'media') ? [{ ...known, parts: sent }] : content === '' ? [] : [known];
  });
}
