import { describe, expect, it } from 'vitest';
import { requestKey, type KeyedRequest } from '../../../../src/core/runs/requestKey.ts';

const base: KeyedRequest = {
  source: 'openai (https://api.openai.com)', repeat: 0, model: 'gpt-5.5', messages: [{ role: 'user', content: 'hi' }], parameters: { temperature: 0, text: { verbosity: 'low' } },
  tools: [{ name: 'look', parameters: { type: 'object', properties: {} } }], outputSchema: { name: 'a', schema: { type: 'object' }, strict: true },
};

describe('requestKey', () => {
  it('is the same for the same request, whatever the order of keys', () => {
    const other: KeyedRequest = { ...base, parameters: { text: { verbosity: 'low' }, temperature: 0 }, tools: [{ parameters: { properties: {}, type: 'object' }, name: 'look' }] };
    expect(requestKey(other)).toBe(requestKey(base));
    expect(requestKey(base)).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, Partial<KeyedRequest>]>([
    ['endpoint', { source: 'openai (http://127.0.0.1:4010)' }],
    ['repeat', { repeat: 1 }],
    ['model', { model: 'gpt-5.6-sol' }],
    ['a message', { messages: [{ role: 'user', content: 'hi ' }] }],
    ['a role', { messages: [{ role: 'system', content: 'hi' }] }],
    ['another message', { messages: [...base.messages, { role: 'assistant', content: '' }] }],
    ['a parameter', { parameters: { temperature: 0.1, text: { verbosity: 'low' } } }],
    ['a number as text', { parameters: { temperature: '0', text: { verbosity: 'low' } } }],
    ['a tool', { tools: [{ name: 'look', parameters: { type: 'object', properties: { a: {} } } }] }],
    ['no tools', { tools: [] }],
    ['the schema', { outputSchema: { name: 'a', schema: { type: 'array' }, strict: true } }],
    ['strictness', { outputSchema: { name: 'a', schema: { type: 'object' }, strict: false } }],
  ])('differs with %s', async (_what, change) => {
    expect(requestKey({ ...base, ...change })).not.toBe(requestKey(base));
  });

  it('takes no tools and an empty list for the same', () => {
    const { tools: _none, ...without } = base;
    expect(requestKey(without)).toBe(requestKey({ ...base, tools: [] }));
  });
});
