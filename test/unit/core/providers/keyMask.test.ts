import { describe, expect, it } from 'vitest';
import { createTextMask, maskKeys } from '../../../../src/core/providers/keyMask.ts';
import { collect, key, live, providerAt, request } from './asking.ts';
import { chatEvents, sendEvents } from './httpServer.ts';
import { serve } from './serve.ts';

function throughMask(pieces: readonly string[]): string {
  const mask = createTextMask(key);
  return pieces.map((piece) => mask.push(piece)).join('') + mask.flush();
}

describe('a key in an answer', () => {
  it.each([1, 2, 3, 5, 7, 20, 33, 34])('is masked in pieces of %i', (size) => {
    const text = `Your key is ${key}, and again ${key}${key}.`;
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, index) => text.slice(index * size, (index + 1) * size));
    const shown = throughMask(pieces);
    expect(shown).not.toContain(key.slice(2));
    expect(shown).toMatch(/^Your key is s?k?…, and again s?k?…s?k?…\.$/);
  });

  it('leaves every other text as it is, also one that begins like the key', () => {
    for (const pieces of [['sk', '-pro'], ['sk-proj-test-0123', ' was the beginning'], ['task', ' and risk-', 'free'], [key.slice(0, -1)], ['s', 's', 'sk-', 'sk-proj-', 'x']]) {
      expect(throughMask(pieces)).toBe(pieces.join(''));
    }
  });

  it('does not reach whoever reads the answer, in text, names or arguments', async () => {
    const server = await serve(({ response }) => sendEvents(response, [
      { model: `m-${key}`, choices: [{ index: 0, delta: { content: `I saw ${key.slice(0, 12)}` }, finish_reason: null }] },
      { choices: [{ index: 0, delta: { content: `${key.slice(12)} in a header`, tool_calls: [{ index: 0, id: 'x', function: { name: 'leak', arguments: `{"key":"${key}"}` } }] }, finish_reason: 'stop' }] },
      ...chatEvents([]).slice(-1),
    ]));
    const { events, text } = await collect(providerAt(server.url).stream(request, live));
    expect(text).toBe('I saw … in a header');
    expect(JSON.stringify(events)).not.toContain(key.slice(4));
    expect(events).toContainEqual({ type: 'toolCall', call: { id: 'x', name: 'leak', arguments: '{"key":"…"}' } });
  });

  it('is no secret when it is a placeholder', async () => {
    const server = await serve(({ response }) => sendEvents(response, chatEvents(['I am ollama.'])));
    expect((await collect(providerAt(server.url, { apiKey: async () => 'ollama' }).stream(request, live))).text).toBe('I am ollama.');
  });

  it('is masked in messages with whatever else looks like one', () => {
    expect(maskKeys(`${key} and sk-abc123 and pk-live-1`, key)).toBe('… and … and …');
  });
});
