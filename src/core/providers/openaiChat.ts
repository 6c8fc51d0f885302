import type { OpenAiClient } from './openaiClient.ts';
import { toChatParameters } from './parameters.ts';
import { sampleHeader, type ModelRequest, type ProviderEvent, type Usage } from './provider.ts';
import { usageOfChat } from './usage.ts';

/** One request to `/chat/completions`. Yields no `finished` when the stream ends without a finish reason. */
export async function* streamChat(client: OpenAiClient, request: ModelRequest, signal: AbortSignal): AsyncGenerator<ProviderEvent> {
  const pending = client.chat.completions.create(
    {
      ...toChatParameters(request.parameters),
      model: request.model,
      messages: request.messages.map(({ role, content }) => ({ role, content })),
      stream: true,
      stream_options: { include_usage: true },
    },
    { signal },
  );
  const { data, response } = await pending.withResponse();
  const sample = response.headers.has(sampleHeader);
  let served: string | undefined;
  let reason: string | undefined;
  let refused = false;
  let usage: Usage | undefined;
  for await (const chunk of data) {
    if (typeof chunk.model === 'string' && chunk.model !== '' && chunk.model !== served) {
      served = chunk.model;
      yield { type: 'served', model: served, sample };
    }
    // compatible servers leave `choices` out of the usage chunk, and send usage with any chunk
    const choice = chunk.choices?.[0];
    const delta = choice?.delta;
    if (delta?.content) yield { type: 'text', delta: delta.content };
    if (delta?.refusal) {
      refused = true;
      yield { type: 'text', delta: delta.refusal };
    }
    reason = choice?.finish_reason ?? reason;
    usage = usageOfChat(chunk.usage) ?? usage;
  }
  if (reason !== undefined) yield { type: 'finished', reason: refused ? 'refusal' : reason, ...(usage === undefined ? {} : { usage }) };
}
