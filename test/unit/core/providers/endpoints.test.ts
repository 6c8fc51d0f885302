import { describe, expect, it } from 'vitest';
import { chooseApi, onlyApiOf } from '../../../../src/core/providers/chooseApi.ts';
import { addressOf, endpointKind, parseEndpoint } from '../../../../src/core/providers/endpoint.ts';
import { collect, key, live, providerAt, request } from './asking.ts';
import { chatEvents, responsesEvents, sendEvents, sendJson } from './httpServer.ts';
import { serve } from './serve.ts';

const plain = { parameters: {} };

describe('which API a model is asked through', () => {
  it.each([
    ['gpt-5.5-2026-04-23', 'https://api.openai.com/v1', {}, 'responses'],
    ['gpt-5.5-2026-04-23', 'https://api.openai.com/v1', { stop: ['\n'] }, 'chat'],
    ['gpt-5-pro', 'https://api.openai.com/v1', { stop: ['\n'] }, 'responses'],
    ['o3-deep-research-2025-06-26', 'https://x.openai.azure.com/openai/v1', {}, 'responses'],
    ['gpt-4o-search-preview', 'https://api.openai.com/v1', {}, 'chat'],
    ['gpt-audio-mini-2025-12-15', 'https://api.openai.com/v1', {}, 'chat'],
    ['gpt-5.5', 'https://x.openai.azure.com/openai/v1', {}, 'chat'],
    ['gpt-5-pro', 'https://x.openai.azure.com/openai/deployments/gpt-5-pro?api-version=2025-04-01-preview', {}, 'chat'],
    ['openai/gpt-5-pro', 'https://openrouter.ai/api/v1', {}, 'chat'],
    ['llama3.2', 'http://localhost:11434/v1', {}, 'chat'],
  ] as const)('%s at %s', (model, baseUrl, parameters, api) => {
    expect(chooseApi('auto', new URL(baseUrl), { model, parameters })).toBe(api);
    expect(chooseApi('chat', new URL(baseUrl), { model, ...plain })).toBe('chat');
    expect(chooseApi('responses', new URL(baseUrl), { model, ...plain })).toBe('responses');
  });

  it('is free for the models that speak both', () => {
    for (const model of ['gpt-4o', 'gpt-5', 'gpt-5.4-mini', 'gpt-5.1-codex', 'gpt-6-sol', 'o3', 'o4-mini', 'gpt-4.1-nano']) expect(onlyApiOf(model)).toBeUndefined();
  });
});

describe('where a request goes', () => {
  it.each([
    ['https://api.openai.com/v1/', 'https://api.openai.com/v1', 'authorization'],
    ['https://api.openai.com/v1/chat/completions', 'https://api.openai.com/v1', 'authorization'],
    ['https://x.openai.azure.com', 'https://x.openai.azure.com/openai/v1', 'api-key'],
    ['https://x.openai.azure.com/openai/v1/', 'https://x.openai.azure.com/openai/v1', 'api-key'],
    ['https://x.services.ai.azure.com/openai/v1', 'https://x.services.ai.azure.com/openai/v1', 'api-key'],
    ['https://x.openai.azure.com/openai?api-version=2024-10-21', 'https://x.openai.azure.com/openai/deployments/gpt-4o?api-version=2024-10-21', 'api-key'],
    ['https://x.openai.azure.com/openai/deployments/mine/chat/completions?api-version=2024-10-21', 'https://x.openai.azure.com/openai/deployments/mine?api-version=2024-10-21', 'api-key'],
    ['https://generativelanguage.googleapis.com/v1beta/openai/', 'https://generativelanguage.googleapis.com/v1beta/openai', 'authorization'],
    ['https://openai.azure.com.evil.example/v1', 'https://openai.azure.com.evil.example/v1', 'authorization'],
  ] as const)('%s', (written, baseURL, keyHeader) => {
    expect(addressOf(parseEndpoint(written), 'gpt-4o')).toEqual({ baseURL, keyHeader });
  });

  it.each(['?key=abc', '?api-version=1&api-key=abc', '?subscription_key=abc', '?access_token=abc', '?sig=abc'])('not with a key in it: %s', (query) => {
    expect(() => parseEndpoint(`https://models.example/v1${query}`)).toThrow(/^The base URL for models\.example holds a key\.$/);
  });

  it('tells whose endpoint it is', () => {
    const kinds = ['https://openrouter.ai/api/v1', 'https://api.anthropic.com/v1', 'https://api.groq.com/openai/v1', 'http://127.0.0.1:1/openai/deployments/d?api-version=1'].map((url) => endpointKind(new URL(url)));
    expect(kinds).toEqual(['openrouter', 'anthropic', 'other', 'azureDeployment']);
  });
});

describe('Azure', () => {
  it('takes the key in a header of its own, and the version in the address, in the older form', async () => {
    const server = await serve(({ response }) => sendEvents(response, chatEvents(['ok'], { model: 'gpt-4o-2024-11-20' })));
    const { text, events } = await collect(providerAt(`http://127.0.0.1:${server.port}/openai/deployments/mine?api-version=2024-10-21`, { api: 'auto' }).stream(request, live));
    expect(text).toBe('ok');
    expect(events).toContainEqual({ type: 'served', model: 'gpt-4o-2024-11-20', sample: false });
    expect(server.bodies[0]).toMatchObject({ path: '/openai/deployments/mine/chat/completions?api-version=2024-10-21', model: 'gpt-4o' });
    expect(server.headers[0]).toMatchObject({ 'api-key': key });
    expect(server.headers[0]).not.toHaveProperty('authorization');
  });

  it('is asked at its resource through Responses where the model speaks nothing else', async () => {
    const server = await serve(({ response }) => sendEvents(response, responsesEvents(['ok'])));
    const seen: string[] = [];
    const provider = providerAt('https://mine.openai.azure.com', { api: 'auto', fetch: async (url, init) => {
      seen.push(url);
      return await fetch(url.replace('https://mine.openai.azure.com', `http://127.0.0.1:${server.port}`), init);
    } });
    expect((await collect(provider.stream({ ...request, model: 'gpt-5-pro' }, live))).text).toBe('ok');
    expect(seen).toEqual(['https://mine.openai.azure.com/openai/v1/responses']);
    expect(server.headers[0]).toMatchObject({ 'api-key': key });
  });

  it('says what a content filter cut', async () => {
    const server = await serve(({ response, index }) => index === 0
      ? sendJson(response, 400, { error: { message: "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.", code: 'content_filter', status: 400 } })
      : sendEvents(response, [{ model: '', choices: [], prompt_filter_results: [] }, ...chatEvents(['par'], { finish: 'content_filter' })]));
    const provider = providerAt(`http://127.0.0.1:${server.port}/openai/deployments/mine?api-version=2024-10-21`);
    expect((await collect(provider.stream(request, live))).error).toMatchObject({ message: expect.stringContaining('content management policy') });
    expect((await collect(provider.stream(request, live))).finished?.reason).toBe('content_filter');
  });
});
