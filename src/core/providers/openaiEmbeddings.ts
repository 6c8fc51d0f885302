import { PromptshiftError } from '../errors.ts';
import type { EndpointKind } from './endpoint.ts';
import type { EmbeddingAnswer } from './openaiClient.ts';
import type { Embeddings } from './provider.ts';
import type { Usage } from '../models/usage.ts';
import { sendRequest, type Sender } from './sendRequest.ts';
import { readEmbeddingUsage } from './usage.ts';

/** What a request may hold: OpenAI takes 2,048 texts of 300,000 tokens together; Google's compatible endpoint 100 texts. */
const most = { texts: 512, characters: 300_000 };
const mostAtGoogle = 100;

/** Cuts texts into requests, in their order. A text is never split. */
export function embeddingBatches(texts: readonly string[], kind: EndpointKind): readonly (readonly string[])[] {
  const mostTexts = kind === 'google' ? mostAtGoogle : most.texts;
  const batches: string[][] = [];
  let characters = 0;
  for (const text of texts) {
    const last = batches.at(-1);
    if (last === undefined || last.length === mostTexts || characters + text.length > most.characters) {
      batches.push([text]);
      characters = text.length;
    } else {
      last.push(text);
      characters += text.length;
    }
  }
  return batches;
}

/** The vectors of one request, as the one event of a try. */
export async function* embedBatch(sender: Sender, model: string, texts: readonly string[], signal: AbortSignal): AsyncGenerator<{ readonly type: 'finished'; readonly embeddings: Embeddings }> {
  const response = await sendRequest(sender, '/embeddings', { model, input: texts, encoding_format: 'float' }, signal);
  const { data = [], model: served, usage: raw } = (await response.json()) as EmbeddingAnswer;
  const vectors = texts.map((_, position) => {
    // the order of the list is not promised, only that of `index`
    const vector = (data.find(({ index }) => index === position) ?? (data[position]?.index === undefined ? data[position] : undefined))?.embedding;
    if (Array.isArray(vector) && vector.length > 0 && vector.every((value) => typeof value === 'number')) return vector as number[];
    throw new PromptshiftError('provider', `the server sent no vector for text ${position + 1} of ${texts.length}.`, 'Check that the model is one for embeddings.');
  });
  const { usage } = readEmbeddingUsage(raw);
  yield {
    type: 'finished',
    embeddings: { vectors, ...(typeof served === 'string' && served !== '' ? { servedModel: served } : {}), ...(usage === undefined ? {} : { usage }) },
  };
}

/** All requests' vectors as one; no usage when one of them has none. */
export function joinEmbeddings(batches: readonly Embeddings[]): Embeddings {
  const servedModel = batches.find((batch) => batch.servedModel !== undefined)?.servedModel;
  const usages = batches.map(({ usage }) => usage);
  const known = usages.filter((usage): usage is Usage => usage !== undefined);
  const inputTokens = known.reduce((sum, usage) => sum + usage.inputTokens, 0);
  return {
    vectors: batches.flatMap(({ vectors }) => vectors),
    ...(servedModel === undefined ? {} : { servedModel }),
    ...(known.length < usages.length ? {} : { usage: { inputTokens, outputTokens: 0, cachedInputTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 } }),
  };
}
