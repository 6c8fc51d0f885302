import type { ProviderEvent } from './provider.ts';

/** Shorter keys are no secrets but placeholders, such as `ollama`: an answer may well hold that word. */
const shortestSecret = 16;
/** So many first characters of a key may stand in an answer by chance (`sk-`). */
const ordinary = 3;

/** A text without the key, and without anything else that looks like one. */
export function maskKeys(text: string, key: string | undefined): string {
  const known = key === undefined || key.length < 4 ? text : text.replaceAll(key, '…');
  return known.replaceAll(/\b(?:sk|pk|key)-[\w*.-]{3,}[\w*]/gi, '…');
}

/** What a server says of itself without the key, in case it repeats it. */
export function maskSecret(text: string, key: string | undefined): string {
  return key === undefined || key.length < shortestSecret ? text : text.replaceAll(key, '…');
}

/**
 * The events of an answer without the key, in case the server repeats it: a recording or a report is no place for one. A piece
 * of text that ends like the key begins waits for the next.
 */
export function maskAnswer(events: AsyncGenerator<ProviderEvent>, key: string | undefined): AsyncGenerator<ProviderEvent> {
  return key === undefined || key.length < shortestSecret ? events : withoutKey(events, key);
}

async function* withoutKey(events: AsyncIterable<ProviderEvent>, key: string): AsyncGenerator<ProviderEvent> {
  const mask = (text: string): string => maskSecret(text, key);
  const text = createTextMask(key);
  for await (const event of events) {
    if (event.type === 'text') {
      const delta = text.push(event.delta);
      if (delta !== '') yield { ...event, delta };
      continue;
    }
    const rest = text.flush();
    if (rest !== '') yield { type: 'text', delta: rest };
    switch (event.type) {
      case 'served': yield { ...event, model: mask(event.model) }; break;
      case 'toolCall': yield { ...event, call: { id: mask(event.call.id), name: mask(event.call.name), arguments: mask(event.call.arguments) } }; break;
      case 'finished': yield { ...event, reason: mask(event.reason) }; break;
      case 'sent': yield event; break;
    }
  }
}

export type TextMask = { push(delta: string): string; flush(): string };

/** Masks a key in a text that comes in pieces. */
export function createTextMask(key: string): TextMask {
  let shown = '';
  let held = '';
  return {
    push(delta) {
      const whole = shown + held + delta;
      const masked = whole.replaceAll(key, '…');
      // what was shown stays, also when the key began in it
      const fresh = masked.slice(commonStart(masked, shown));
      const overlap = beginningAtEnd(masked, key);
      const wait = overlap >= ordinary ? Math.min(overlap, fresh.length) : 0;
      const out = fresh.slice(0, fresh.length - wait);
      held = fresh.slice(fresh.length - wait);
      shown = (shown + out).slice(-(ordinary - 1));
      return out;
    },
    flush() {
      const out = held;
      held = '';
      shown = (shown + out).slice(-(ordinary - 1));
      return out;
    },
  };
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < b.length && a[length] === b[length]) length++;
  return length;
}

/** How many characters at the end of a text are the beginning of the key. */
function beginningAtEnd(text: string, key: string): number {
  for (let length = Math.min(key.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(key.slice(0, length))) return length;
  }
  return 0;
}
