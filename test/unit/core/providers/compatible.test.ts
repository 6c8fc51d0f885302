import { describe, expect, it } from 'vitest';
import type { ProviderEvent } from '../../../../src/core/providers/provider.ts';
import { collect, live, providerAt, request } from './asking.ts';
import { sendEvents, sendJson } from './httpServer.ts';
import { serve } from './serve.ts';

/** Streams in the shape that each server is documented or reported to send. Values are made up; field names are not. */
type Shape = { readonly name: string; readonly lines: readonly unknown[]; readonly expected: readonly ProviderEvent[] };
const sent: ProviderEvent = { type: 'sent', attempt: 1 };
const done = 'data: [DONE]\n\n';

function usage(inputTokens: number, outputTokens: number, more: { cachedInputTokens?: number; cacheWriteTokens?: number; reasoningTokens?: number } = {}) {
  return { inputTokens, outputTokens, cachedInputTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0, ...more };
}

const shapes: readonly Shape[] = [
  {
    name: 'OpenRouter: comments before the first piece, reasoning beside the text, the cost in the usage',
    lines: [
      ': OPENROUTER PROCESSING\n\n', ': OPENROUTER PROCESSING\n\n',
      { id: 'gen-1', provider: 'Anthropic', model: 'anthropic/claude-sonnet-4.5', object: 'chat.completion.chunk', choices: [{ index: 0, delta: { role: 'assistant', content: '', reasoning: 'The user greets', reasoning_details: [] }, finish_reason: null }] },
      { id: 'gen-1', provider: 'Anthropic', model: 'anthropic/claude-sonnet-4.5', choices: [{ index: 0, delta: { role: 'assistant', content: 'Hi' }, finish_reason: null }] },
      { id: 'gen-1', provider: 'Anthropic', model: 'anthropic/claude-sonnet-4.5', choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: 'stop', native_finish_reason: 'end_turn' }] },
      { id: 'gen-1', provider: 'Anthropic', model: 'anthropic/claude-sonnet-4.5', choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }], usage: { prompt_tokens: 14, completion_tokens: 40, total_tokens: 54, cost: 0.0006, is_byok: false, prompt_tokens_details: { cached_tokens: 4, audio_tokens: 0 }, completion_tokens_details: { reasoning_tokens: 32 } } },
      done,
    ],
    expected: [sent, { type: 'served', model: 'anthropic/claude-sonnet-4.5', sample: false }, { type: 'text', delta: 'Hi' }, { type: 'finished', reason: 'stop', usage: usage(14, 40, { cachedInputTokens: 4, reasoningTokens: 32 }) }],
  },
  {
    name: 'Ollama: whole tool calls that end with stop or tool_calls',
    lines: [
      { id: 'chatcmpl-7', object: 'chat.completion.chunk', model: 'qwen3:8b', system_fingerprint: 'fp_ollama', choices: [{ index: 0, delta: { role: 'assistant', content: '', reasoning: 'Two orders.' }, finish_reason: null }] },
      { id: 'chatcmpl-7', model: 'qwen3:8b', choices: [{ index: 0, delta: { role: 'assistant', content: '', tool_calls: [{ id: 'call_x1', index: 0, type: 'function', function: { name: 'lookup_order', arguments: '{"id":1}' } }] }, finish_reason: null }] },
      { id: 'chatcmpl-7', model: 'qwen3:8b', choices: [{ index: 0, delta: { role: 'assistant', content: '', tool_calls: [{ id: 'call_x2', index: 0, type: 'function', function: { name: 'lookup_order', arguments: '{"id":2}' } }] }, finish_reason: null }] },
      { id: 'chatcmpl-7', model: 'qwen3:8b', choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: 'stop' }] },
      { id: 'chatcmpl-7', model: 'qwen3:8b', choices: [], usage: { prompt_tokens: 170, completion_tokens: 44, total_tokens: 214 } },
      done,
    ],
    expected: [
      sent, { type: 'served', model: 'qwen3:8b', sample: false },
      { type: 'toolCall', call: { id: 'call_x1', name: 'lookup_order', arguments: '{"id":1}' } }, { type: 'toolCall', call: { id: 'call_x2', name: 'lookup_order', arguments: '{"id":2}' } },
      { type: 'finished', reason: 'tool_calls', usage: usage(170, 44) },
    ],
  },
  {
    name: 'LM Studio: no usage unless asked, a fingerprint, no [DONE]',
    lines: [
      { id: 'chatcmpl-l', model: 'llama-3.2-3b-instruct', system_fingerprint: 'llama-3.2-3b-instruct', choices: [{ index: 0, delta: { role: 'assistant', content: 'Hi' }, logprobs: null, finish_reason: null }] },
      { id: 'chatcmpl-l', model: 'llama-3.2-3b-instruct', choices: [{ index: 0, delta: {}, logprobs: null, finish_reason: 'stop' }] },
    ],
    expected: [sent, { type: 'served', model: 'llama-3.2-3b-instruct', sample: false }, { type: 'text', delta: 'Hi' }, { type: 'finished', reason: 'stop' }],
  },
  {
    name: 'LiteLLM in front of Anthropic: the cache inside the prompt and by Anthropic\'s names once more',
    lines: [
      { id: 'chatcmpl-m', model: 'claude-sonnet-4-5-20250929', choices: [{ index: 0, delta: { role: 'assistant', content: 'Hi', provider_specific_fields: null } }] },
      { id: 'chatcmpl-m', model: 'claude-sonnet-4-5-20250929', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
      { id: 'chatcmpl-m', model: 'claude-sonnet-4-5-20250929', choices: [{ index: 0, delta: {} }], usage: { completion_tokens: 20, prompt_tokens: 1050, total_tokens: 1070, completion_tokens_details: null, prompt_tokens_details: { audio_tokens: null, cached_tokens: 900, cache_creation_tokens: 50 }, cache_creation_input_tokens: 50, cache_read_input_tokens: 900 } },
      done,
    ],
    expected: [sent, { type: 'served', model: 'claude-sonnet-4-5-20250929', sample: false }, { type: 'text', delta: 'Hi' }, { type: 'finished', reason: 'stop', usage: usage(1050, 20, { cachedInputTokens: 900, cacheWriteTokens: 50 }) }],
  },
  {
    name: 'Anthropic\'s compatible endpoint: the usage without details',
    lines: [
      { id: 'msg_1', object: 'chat.completion.chunk', model: 'claude-opus-4-6', choices: [{ index: 0, delta: { role: 'assistant', content: 'Hi' }, finish_reason: null }] },
      { id: 'msg_1', model: 'claude-opus-4-6', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
      { id: 'msg_1', model: 'claude-opus-4-6', choices: [], usage: { completion_tokens: 12, prompt_tokens: 9, total_tokens: 21 } },
      done,
    ],
    expected: [sent, { type: 'served', model: 'claude-opus-4-6', sample: false }, { type: 'text', delta: 'Hi' }, { type: 'finished', reason: 'stop', usage: usage(9, 12) }],
  },
  {
    name: 'Google\'s compatible endpoint: usage with every chunk, thoughts in the total alone, a call without an index or an id',
    lines: [
      { model: 'gemini-2.5-flash', object: 'chat.completion.chunk', choices: [{ index: 0, delta: { role: 'assistant', tool_calls: [{ id: '', type: 'function', function: { name: 'lookup_order', arguments: '{"id":1}' } }] } }], usage: { prompt_tokens: 20, completion_tokens: 3, total_tokens: 30 } },
      { model: 'gemini-2.5-flash', choices: [{ index: 0, delta: { role: 'assistant' }, finish_reason: 'stop' }], usage: { prompt_tokens: 20, completion_tokens: 15, total_tokens: 95 } },
      done,
    ],
    expected: [
      sent, { type: 'served', model: 'gemini-2.5-flash', sample: false }, { type: 'toolCall', call: { id: 'call_1', name: 'lookup_order', arguments: '{"id":1}' } },
      { type: 'finished', reason: 'tool_calls', usage: usage(20, 75, { reasoningTokens: 60 }) },
    ],
  },
];

describe('compatible endpoints', () => {
  it.each(shapes)('$name', async ({ lines, expected }) => {
    const server = await serve(({ response }) => sendEvents(response, lines));
    const { events, error } = await collect(providerAt(server.url, { api: 'auto' }).stream(request, live));
    expect(error).toBeUndefined();
    expect(events).toEqual(expected);
  });

  it('OpenRouter tells of a failure behind it inside of the stream', async () => {
    const server = await serve(({ response }) => sendEvents(response, [
      { id: 'gen-1', model: 'm', choices: [{ index: 0, delta: { content: 'par' }, finish_reason: null }] },
      { id: 'gen-1', model: 'm', error: { code: 502, message: 'Provider disconnected' }, choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }] },
    ]));
    const { text, error } = await collect(providerAt(server.url).stream(request, live));
    expect(text).toBe('par');
    expect(error).toMatchObject({ code: 'provider', message: expect.stringContaining('failed: Provider disconnected.') });
  });

  it('a model that thinks aloud for longer than the idle time is alive', async () => {
    const thought = { model: 'm', choices: [{ index: 0, delta: { reasoning_content: 'hm' }, finish_reason: null }] };
    const server = await serve(({ response }) => sendEvents(response, [...Array.from({ length: 20 }, () => thought), { model: 'm', choices: [{ index: 0, delta: { content: '42' }, finish_reason: 'stop' }] }, done], { delayMs: 60 }));
    const { text, error } = await collect(providerAt(server.url, { idleTimeoutMs: 800 }).stream(request, live));
    expect(error).toBeUndefined();
    expect(text).toBe('42');
  });

  it('Google wraps its errors in a list, and says in them when to come back', async () => {
    const busy = [{ error: { code: 429, message: 'You exceeded your current quota.', status: 'RESOURCE_EXHAUSTED', details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '0.2s' }] } }];
    const server = await serve(({ response }) => sendJson(response, 429, busy));
    const { error } = await collect(providerAt(server.url, { retries: 1 }).stream(request, live));
    expect(error).toMatchObject({ message: expect.stringContaining('It says: You exceeded your current quota.') });
    expect((server.times[1] ?? 0) - (server.times[0] ?? 0)).toBeGreaterThanOrEqual(195);
  });
});
