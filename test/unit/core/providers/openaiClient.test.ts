import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import type { ChatChunk, OpenAiClientOptions, ResponseEvent, ResponseState } from '../../../../src/core/providers/openaiClient.ts';

/** Compiles only while the package's own types say what the core's copy says. */
function asOurs(chunk: OpenAI.Chat.ChatCompletionChunk, event: OpenAI.Responses.ResponseStreamEvent, response: OpenAI.Responses.Response) {
  const ours: { chunk: ChatChunk; event: ResponseEvent; response: ResponseState } = { chunk, event: event as ResponseEvent, response };
  const types: readonly OpenAI.Responses.ResponseStreamEvent['type'][] = [
    'response.output_text.delta', 'response.refusal.delta', 'response.completed', 'response.incomplete', 'response.failed',
  ];
  return { ours, types };
}

describe('the core\'s types of the openai client', () => {
  it('fit the real one', () => {
    const options: Omit<OpenAiClientOptions, 'fetch'> = {
      baseURL: 'http://127.0.0.1:1/v1', apiKey: 'none', defaultHeaders: { Authorization: null }, adminAPIKey: null, organization: null, project: null,
      webhookSecret: null, maxRetries: 0, timeout: 1000, logLevel: 'off',
    };
    const client = new OpenAI(options);
    expect(client).toMatchObject({ baseURL: options.baseURL, organization: null, project: null, adminAPIKey: null, maxRetries: 0, timeout: 1000 });
    expect(typeof client.chat.completions.create).toBe('function');
    expect(typeof client.responses.create).toBe('function');
    expect(typeof asOurs).toBe('function');
  });
});
