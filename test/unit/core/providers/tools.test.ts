import { describe, expect, it } from 'vitest';
import type { ModelRequest, ProviderEvent } from '../../../../src/core/providers/provider.ts';
import { collect, live, providerAt, request } from './asking.ts';
import { sendEvents } from './httpServer.ts';
import { serve } from './serve.ts';

const lookUp = { name: 'lookup_order', description: 'Finds an order', parameters: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'], additionalProperties: false }, strict: true };
const outputSchema = { name: 'triage', schema: { type: 'object', properties: { word: { type: 'string' } } }, strict: true };
const withTools: ModelRequest = { ...request, tools: [lookUp, { name: 'now', parameters: { type: 'object' } }], outputSchema };

function chunk(delta: unknown, finish: string | null = null): unknown {
  return { id: 'c', object: 'chat.completion.chunk', model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] };
}

function callsOf(events: readonly ProviderEvent[]) {
  return events.flatMap((event) => (event.type === 'toolCall' ? [event.call] : []));
}

async function streamed(deltas: readonly unknown[], finish = 'tool_calls') {
  const server = await serve(({ response }) => sendEvents(response, [...deltas.map((delta) => chunk(delta)), chunk({}, finish), 'data: [DONE]\n\n']));
  return await collect(providerAt(server.url).stream(withTools, live));
}

describe('tools through Chat Completions', () => {
  it('go out as functions beside the shape of the answer', async () => {
    const server = await serve(({ response }) => sendEvents(response, [chunk({ content: '{}' }, 'stop'), 'data: [DONE]\n\n']));
    await collect(providerAt(server.url).stream({ ...withTools, parameters: { tool_choice: { type: 'function', name: 'now' }, parallel_tool_calls: false, text: { verbosity: 'low' } } }, live));
    expect(server.bodies[0]).toMatchObject({
      tools: [{ type: 'function', function: lookUp }, { type: 'function', function: { name: 'now', parameters: { type: 'object' } } }],
      tool_choice: { type: 'function', function: { name: 'now' } },
      parallel_tool_calls: false,
      verbosity: 'low',
      response_format: { type: 'json_schema', json_schema: outputSchema },
    });
    expect(server.bodies[0]).not.toHaveProperty('text');
  });

  it('come back whole, several at once, after pieces that are mixed', async () => {
    const { events } = await streamed([
      { role: 'assistant', content: null },
      { tool_calls: [{ index: 0, id: 'call_a', type: 'function', function: { name: 'lookup_order', arguments: '' } }] },
      { tool_calls: [{ index: 0, function: { arguments: '{"id"' } }] },
      { tool_calls: [{ index: 1, id: 'call_b', type: 'function', function: { name: 'now', arguments: '' } }, { index: 0, function: { arguments: ':17}' } }] },
      { tool_calls: [{ index: 1, function: { arguments: '{}' } }] },
    ]);
    expect(callsOf(events)).toEqual([{ id: 'call_a', name: 'lookup_order', arguments: '{"id":17}' }, { id: 'call_b', name: 'now', arguments: '{}' }]);
    expect(events.map(({ type }) => type)).toEqual(['sent', 'served', 'toolCall', 'toolCall', 'finished']);
  });

  it('are told apart where a server numbers every call 0, as Ollama did', async () => {
    const { events, finished } = await streamed([
      { tool_calls: [{ index: 0, id: 'a1', function: { name: 'lookup_order', arguments: '{"id":1}' } }] },
      { tool_calls: [{ index: 0, id: 'a2', function: { name: 'lookup_order', arguments: '{"id":2}' } }] },
    ], 'stop');
    expect(callsOf(events)).toEqual([{ id: 'a1', name: 'lookup_order', arguments: '{"id":1}' }, { id: 'a2', name: 'lookup_order', arguments: '{"id":2}' }]);
    expect(finished?.reason).toBe('tool_calls');
  });

  it('are told apart without an id or an index, and get ids', async () => {
    const { events } = await streamed([
      { tool_calls: [{ id: '', function: { name: 'lookup_order', arguments: '{"id":1}' } }] },
      { tool_calls: [{ function: { name: 'lookup_order', arguments: { id: 2 } } }, { function: { name: 'now', arguments: '' } }] },
    ]);
    expect(callsOf(events)).toEqual([
      { id: 'call_1', name: 'lookup_order', arguments: '{"id":1}' }, { id: 'call_2', name: 'lookup_order', arguments: '{"id":2}' }, { id: 'call_3', name: 'now', arguments: '' },
    ]);
  });

  it('stay one call where the name is repeated with every piece', async () => {
    const { events } = await streamed([
      { tool_calls: [{ index: 0, function: { name: 'now', arguments: '{"zone"' } }] },
      { tool_calls: [{ index: 0, function: { name: 'now', arguments: ':"UTC"}' } }] },
    ]);
    expect(callsOf(events)).toEqual([{ id: 'call_1', name: 'now', arguments: '{"zone":"UTC"}' }]);
  });

  it('keep arguments that are no JSON as the model wrote them', async () => {
    const { events, finished } = await streamed([{ tool_calls: [{ index: 0, id: 'x', function: { name: 'now', arguments: '{"zone": "U' } }] }], 'length');
    expect(callsOf(events)).toEqual([{ id: 'x', name: 'now', arguments: '{"zone": "U' }]);
    expect(finished?.reason).toBe('length');
  });
});

describe('tools through Responses', () => {
  const typed = (event: { readonly type: string } & Record<string, unknown>): string => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
  const item = { type: 'function_call', id: 'fc_1', call_id: 'call_a', name: 'lookup_order', arguments: '{"id":17}', status: 'completed' };
  const usage = { input_tokens: 10, output_tokens: 5, total_tokens: 15 };

  it('go out with strictness said, beside the shape of the answer and what else is asked of the text', async () => {
    const server = await serve(({ response }) => sendEvents(response, [typed({ type: 'response.completed', response: { model: 'm', status: 'completed', output: [], usage } })]));
    await collect(providerAt(server.url, { api: 'responses' }).stream({ ...withTools, parameters: { verbosity: 'low', tool_choice: { type: 'function', function: { name: 'now' } } } }, live));
    expect(server.bodies[0]).toMatchObject({
      store: false,
      tools: [{ type: 'function', ...lookUp }, { type: 'function', name: 'now', parameters: { type: 'object' }, strict: false }],
      tool_choice: { type: 'function', name: 'now' },
      text: { verbosity: 'low', format: { type: 'json_schema', ...outputSchema } },
    });
  });

  it('is stored where the prompt asks for it', async () => {
    const server = await serve(({ response }) => sendEvents(response, [typed({ type: 'response.completed', response: { model: 'm', status: 'completed' } })]));
    await collect(providerAt(server.url, { api: 'responses' }).stream({ ...request, parameters: { store: true } }, live));
    expect(server.bodies[0]).toMatchObject({ store: true });
  });

  it('come back once each, whether as an item or only with the whole output', async () => {
    const whole = { model: 'm', status: 'completed', output: [{ type: 'reasoning' }, item], usage };
    const server = await serve(({ response, index }) => sendEvents(response, [
      typed({ type: 'response.created', response: { model: 'm' } }),
      ...(index === 0 ? [
        typed({ type: 'response.output_item.added', output_index: 0, item: { ...item, arguments: '' } }),
        typed({ type: 'response.function_call_arguments.delta', item_id: 'fc_1', delta: '{"id":17}' }),
        typed({ type: 'response.output_item.done', output_index: 0, item }),
      ] : []),
      typed({ type: 'response.completed', response: whole }),
    ]));
    const provider = providerAt(server.url, { api: 'responses' });
    for (let round = 0; round < 2; round++) {
      const { events, finished, text } = await collect(provider.stream(withTools, live));
      expect(callsOf(events)).toEqual([{ id: 'call_a', name: 'lookup_order', arguments: '{"id":17}' }]);
      expect(text).toBe('');
      expect(finished).toMatchObject({ reason: 'tool_calls', usage: { inputTokens: 10, outputTokens: 5 } });
    }
  });
});

describe('earlier turns', () => {
  const conversation: ModelRequest = {
    ...request,
    messages: [
      { role: 'user', content: 'Where is order 17?' },
      { role: 'assistant', content: '', toolCalls: [{ id: 'call_a', name: 'lookup_order', arguments: '{"id":17}' }, { id: '', name: 'now', arguments: '{}' }] },
      { role: 'tool', content: '{"state":"sent"}', toolCallId: 'call_a' },
      { role: 'tool', content: 'noon' },
      { role: 'user', content: 'look', parts: [{ type: 'text', text: 'look' }, { type: 'media', url: 'data:image/png;base64,AAAA' }] },
    ],
  };

  it('carry calls, results and pictures in the form of each API', async () => {
    const server = await serve(({ response }) => sendEvents(response, [chunk({ content: 'ok' }, 'stop'), 'data: [DONE]\n\n']));
    await collect(providerAt(server.url).stream(conversation, live));
    await collect(providerAt(server.url, { api: 'responses' }).stream(conversation, live));
    expect(server.bodies[0]?.['messages']).toEqual([
      { role: 'user', content: 'Where is order 17?' },
      {
        role: 'assistant', content: null, tool_calls: [
          { id: 'call_a', type: 'function', function: { name: 'lookup_order', arguments: '{"id":17}' } },
          { id: 'call_1', type: 'function', function: { name: 'now', arguments: '{}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'call_a', content: '{"state":"sent"}' },
      { role: 'tool', tool_call_id: 'call_1', content: 'noon' },
      { role: 'user', content: [{ type: 'text', text: 'look' }, { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }] },
    ]);
    expect(server.bodies[1]?.['input']).toEqual([
      { role: 'user', content: 'Where is order 17?' },
      { type: 'function_call', call_id: 'call_a', name: 'lookup_order', arguments: '{"id":17}' },
      { type: 'function_call', call_id: 'call_1', name: 'now', arguments: '{}' },
      { type: 'function_call_output', call_id: 'call_a', output: '{"state":"sent"}' },
      { type: 'function_call_output', call_id: 'call_1', output: 'noon' },
      { role: 'user', content: [{ type: 'input_text', text: 'look' }, { type: 'input_image', detail: 'auto', image_url: 'data:image/png;base64,AAAA' }] },
    ]);
  });

  it.each([
    ['a sound', { url: 'data:audio/wav;base64,UklG' }, { type: 'input_audio', input_audio: { data: 'UklG', format: 'wav' } }],
    ['a PDF', { url: 'data:application/pdf;base64,JVBE' }, { type: 'file', file: { filename: 'document.pdf', file_data: 'data:application/pdf;base64,JVBE' } }],
    ['a picture by its address', { url: 'https://pictures.example/a.jpg' }, { type: 'image_url', image_url: { url: 'https://pictures.example/a.jpg' } }],
  ])('send %s', async (_, media, part) => {
    const server = await serve(({ response }) => sendEvents(response, [chunk({ content: 'ok' }, 'stop'), 'data: [DONE]\n\n']));
    await collect(providerAt(server.url).stream({ ...request, messages: [{ role: 'user', content: '', parts: [{ type: 'media', ...media }] }] }, live));
    expect(server.bodies[0]?.['messages']).toEqual([{ role: 'user', content: [part] }]);
  });

  it.each([
    ['a film', [{ role: 'user' as const, content: '', parts: [{ type: 'media' as const, url: 'data:video/mp4;base64,AA' }] }], 'does not take media of the type video/mp4'],
    ['a result without its call', [{ role: 'tool' as const, content: 'noon' }], 'Message 1 is the result of a tool'],
  ])('refuse %s before anything is sent', async (_, messages, message) => {
    const server = await serve(({ response }) => void response.end());
    const { error } = await collect(providerAt(server.url).stream({ ...request, messages }, live));
    expect(error).toMatchObject({ code: 'configuration', message: expect.stringContaining(message) });
    expect(server.bodies).toHaveLength(0);
  });

  it('say system instead of developer where that word is unknown', async () => {
    const server = await serve(({ response }) => sendEvents(response, [chunk({ content: 'ok' }, 'stop'), 'data: [DONE]\n\n']));
    await collect(providerAt(server.url).stream({ ...request, messages: [{ role: 'developer', content: 'Be brief.' }] }, live));
    expect(server.bodies[0]?.['messages']).toEqual([{ role: 'system', content: 'Be brief.' }]);
  });
});
