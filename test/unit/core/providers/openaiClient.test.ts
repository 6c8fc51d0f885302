import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import type { ChatChunk, EmbeddingAnswer, OpenAiClient, OpenAiClientOptions, ResponseEvent, ResponseState } from '../../../../src/core/providers/openaiClient.ts';

/** Compiles only while the package's own types say what the core's copy says. */
function asOurs(
  real: OpenAI, chunk: OpenAI.Chat.ChatCompletionChunk, event: OpenAI.Responses.ResponseStreamEvent, response: OpenAI.Responses.Response, embeddings: OpenAI.CreateEmbeddingResponse,
) {
  const client: OpenAiClient = real;
  const ours: { chunk: ChatChunk; event: ResponseEvent; response: ResponseState; embeddings: EmbeddingAnswer } = { chunk, event: event as ResponseEvent, response, embeddings };
  const types: readonly OpenAI.Responses.ResponseStreamEvent['type'][] = [
    'response.output_text.delta', 'response.refusal.delta', 'response.output_item.done', 'response.completed', 'response.incomplete', 'response.failed',
  ];
  return { client, ours, types };
}

describe('the core\'s types of the openai client', () => {
  it('fit the real one', () => {
    const options: OpenAiClientOptions = {
      baseURL: 'http://127.0.0.1:1/v1', apiKey: 'none', adminAPIKey: null, organization: null, project: null,
      webhookSecret: null, maxRetries: 0, timeout: 1000, logLevel: 'off',
    };
    const client = new OpenAI(options);
    expect(client).toMatchObject({ baseURL: options.baseURL, organization: null, project: null, adminAPIKey: null, maxRetries: 0, timeout: 1000 });
    expect(typeof asOurs).toBe('function');
  });

  it('hold for a request that it builds', async () => {
    const client: OpenAiClient = new OpenAI({ baseURL: 'http://127.0.0.1:1/v1?a=b', apiKey: 'none' });
    const { url, req } = await client.buildRequest({ method: 'post', path: '/chat/completions', body: { model: 'm' } });
    expect(url).toBe('http://127.0.0.1:1/v1/chat/completions?a=b');
    expect([...req.headers].map(([name]) => name)).toEqual(expect.arrayContaining(['accept', 'content-type', 'user-agent']));
  });
});
