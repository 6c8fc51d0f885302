import { describe, expect, it } from 'vitest';
import { embeddingBatches } from '../../../../src/core/providers/openaiEmbeddings.ts';
import { live, providerAt } from './asking.ts';
import { sendJson } from './httpServer.ts';
import { serve } from './serve.ts';

/** A server whose vectors hold the text they are for, and that mixes their order. */
async function vectorServer(usage: (count: number) => unknown = (count) => ({ prompt_tokens: count * 3, total_tokens: count * 3 })) {
  return await serve(({ response, body }) => {
    const texts = body['input'] as readonly string[];
    const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: [Number(text), 0.5] }));
    sendJson(response, 200, { object: 'list', model: 'text-embedding-3-small', data: data.toReversed(), usage: usage(texts.length) });
  });
}

const numbers = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => String(index));

describe('embeddings', () => {
  it('come in the order asked, in as few requests as may be, with their usage', async () => {
    const server = await vectorServer();
    const { vectors, usage, servedModel } = await providerAt(server.url).embed?.({ model: 'text-embedding-3-small', texts: numbers(1100) }, live) ?? { vectors: [] };
    expect(vectors.map(([value]) => value)).toEqual(numbers(1100).map(Number));
    expect(server.bodies.map(({ input }) => (input as readonly string[]).length)).toEqual([512, 512, 76]);
    expect(server.bodies[0]).toMatchObject({ path: '/v1/embeddings', model: 'text-embedding-3-small', encoding_format: 'float' });
    expect(usage).toEqual({ inputTokens: 3300, outputTokens: 0, cachedInputTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 });
    expect(servedModel).toBe('text-embedding-3-small');
  });

  it('have no usage when one request had none', async () => {
    const server = await vectorServer((count) => (count === 512 ? { prompt_tokens: 1, total_tokens: 1 } : undefined));
    expect(await providerAt(server.url).embed?.({ model: 'm', texts: numbers(600) }, live)).not.toHaveProperty('usage');
  });

  it('send nothing for no texts', async () => {
    const server = await vectorServer();
    expect(await providerAt(server.url).embed?.({ model: 'm', texts: [] }, live)).toEqual({ vectors: [], usage: { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 } });
    expect(server.bodies).toHaveLength(0);
  });

  it('are tried again when the server is busy, and refused without a vector', async () => {
    const server = await serve(({ response, index }) => index === 0
      ? sendJson(response, 429, {}, { 'retry-after-ms': '5' })
      : sendJson(response, 200, { data: [{ index: 0, embedding: [1] }] }));
    await expect(providerAt(server.url).embed?.({ model: 'm', texts: ['a', 'b'] }, live)).rejects.toMatchObject({ code: 'provider', message: 'm: the server sent no vector for text 2 of 2.' });
    expect(server.bodies).toHaveLength(2);
  });

  it('are cut by length too, and at Google by a hundred', () => {
    const long = 'x'.repeat(200_000);
    expect(embeddingBatches([long, long, 'a', 'b'], 'openai').map((batch) => batch.length)).toEqual([1, 3]);
    expect(embeddingBatches(numbers(250), 'google').map((batch) => batch.length)).toEqual([100, 100, 50]);
  });
});
