import { PromptshiftError } from '../errors.ts';
import type { EndpointKind } from './endpoint.ts';
import type { ChatChunk, StreamingRequest } from './openaiClient.ts';
import { toChatMessages } from './openaiMessages.ts';
import { openStream } from './openaiStream.ts';
import { toChatParameters } from './parameters.ts';
import type { ModelRequest, ProviderEvent } from './provider.ts';
import type { Sender } from './sendRequest.ts';
import type { EventReading } from './serverEvents.ts';
import { createToolCallCollector } from './toolCallCollector.ts';
import { readUsage, type ReadUsage } from './usage.ts';

/** The body of a request to `/chat/completions`. @throws PromptshiftError as `toChatMessages` */
export function chatBody(request: ModelRequest, kind: EndpointKind): StreamingRequest {
  return {
    ...toChatParameters(request),
    model: request.model,
    messages: toChatMessages(request.messages, kind),
    stream: true,
    stream_options: { include_usage: true },
  };
}

/** One request to `/chat/completions`. Yields no `finished` when the stream ends without a finish reason. */
export async function* streamChat(sender: Sender, body: StreamingRequest, reading: EventReading, signal: AbortSignal): AsyncGenerator<ProviderEvent> {
  const { batches, sample } = await openStream<ChatChunk>(sender, '/chat/completions', body, reading, signal);
  const calls = createToolCallCollector();
  let served: string | undefined;
  let reason: string | undefined;
  let refused = false;
  let usage: ReadUsage = {};
  for await (const batch of batches) {
    // what arrived together is told together
    let text = '';
    for (const chunk of batch) {
      if (typeof chunk.model === 'string' && chunk.model !== '' && chunk.model !== served) {
        served = chunk.model;
        yield { type: 'served', model: served, sample };
      }
      // compatible servers leave `choices` out of the usage chunk, and send usage with any chunk
      const choice = chunk.choices?.[0];
      const delta = choice?.delta;
      text += delta?.content ?? '';
      if (delta?.refusal) {
        refused = true;
        text += delta.refusal;
      }
      for (const piece of delta?.tool_calls ?? []) calls.add(piece);
      reason = choice?.finish_reason ?? reason;
      if (chunk.usage !== undefined && chunk.usage !== null) usage = readUsage(chunk.usage);
    }
    if (text !== '') yield { type: 'text', delta: text };
  }
  // OpenRouter ends a stream so when the provider behind it failed
  if (reason === 'error') throw new PromptshiftError('provider', 'the provider behind the endpoint failed while answering.', 'Try again.');
  if (reason === undefined) return;
  for (const call of calls.calls()) yield { type: 'toolCall', call };
  const asked = calls.calls().length > 0 && (reason === 'stop' || reason === 'function_call');
  yield { type: 'finished', reason: refused ? 'refusal' : asked ? 'tool_calls' : reason, ...usage };
}
