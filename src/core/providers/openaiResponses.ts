import { PromptshiftError } from '../errors.ts';
import type { ResponseEvent, ResponseState, StreamingRequest } from './openaiClient.ts';
import { toResponsesInput } from './openaiMessages.ts';
import { openStream } from './openaiStream.ts';
import { toResponsesParameters } from './parameters.ts';
import type { ModelRequest, ProviderEvent } from './provider.ts';
import { recordOf } from '../views/record.ts';
import type { Sender } from './sendRequest.ts';
import type { EventReading } from './serverEvents.ts';
import type { ToolCall } from '../prompts/tools.ts';
import { readUsage } from './usage.ts';

/** The body of a request to `/responses`, not stored unless the prompt asks. @throws PromptshiftError as `toResponsesInput` */
export function responsesBody(request: ModelRequest): StreamingRequest {
  return { store: false, ...toResponsesParameters(request), model: request.model, input: toResponsesInput(request.messages), stream: true };
}

/** One request to `/responses`. Yields no `finished` when the stream ends before the response does. */
export async function* streamResponses(sender: Sender, body: StreamingRequest, reading: EventReading, signal: AbortSignal): AsyncGenerator<ProviderEvent> {
  const { batches, sample } = await openStream<ResponseEvent>(sender, '/responses', body, { ...reading, isLast }, signal);
  let served: string | undefined;
  let refused = false;
  const calls = new Map<string, ToolCall>();
  for await (const batch of batches) {
    // what arrived together is told together
    let text = '';
    for (const event of batch) {
      if (!isText(event) && text !== '') {
        yield { type: 'text', delta: text };
        text = '';
      }
      const model = event.response?.model;
      if (typeof model === 'string' && model !== '' && model !== served) {
        served = model;
        yield { type: 'served', model: served, sample };
      }
      switch (event.type) {
        case 'response.refusal.delta':
        case 'response.output_text.delta':
          refused ||= event.type === 'response.refusal.delta';
          text += typeof event.delta === 'string' ? event.delta : '';
          break;
        case 'response.output_item.done':
          for (const call of newCalls([event.item], calls)) yield { type: 'toolCall', call };
          break;
        case 'response.completed':
        case 'response.incomplete':
          // the whole output once more: a compatible server may send calls here only
          if (calls.size === 0) for (const call of newCalls(event.response?.output ?? [], calls)) yield { type: 'toolCall', call };
          yield { type: 'finished', reason: refused ? 'refusal' : reasonOf(event.response, calls.size > 0), ...readUsage(event.response?.usage) };
          return;
        case 'response.failed':
          throw new PromptshiftError('provider', event.response?.error?.message ?? 'The server gave up without saying why.', 'Try again.');
        default:
      }
    }
    if (text !== '') yield { type: 'text', delta: text };
  }
}

function isText({ type }: ResponseEvent): boolean {
  return type === 'response.refusal.delta' || type === 'response.output_text.delta';
}

/** This API ends with an event of the whole response, not with `[DONE]`. */
function isLast(event: unknown): boolean {
  return ['response.completed', 'response.incomplete', 'response.failed'].includes(String(recordOf(event)['type']));
}

/** The function calls among output items that were not seen before; they are then. */
function newCalls(items: readonly unknown[], seen: Map<string, ToolCall>): readonly ToolCall[] {
  return items.flatMap((item) => {
    const { type, call_id: callId, id, name, arguments: text } = recordOf(item);
    if (type !== 'function_call' || typeof name !== 'string') return [];
    const key = [callId, id].find((value) => typeof value === 'string' && value !== '') as string | undefined;
    const call = { id: key ?? `call_${seen.size + 1}`, name, arguments: typeof text === 'string' ? text : JSON.stringify(text ?? '') };
    if (seen.has(call.id)) return [];
    seen.set(call.id, call);
    return [call];
  });
}

/** The Responses API has a status and a reason for an incomplete one; both sides of a comparison use Chat's words. */
function reasonOf(response: ResponseState | undefined, called: boolean): string {
  if (response?.status !== 'incomplete') return called ? 'tool_calls' : 'stop';
  const reason = response.incomplete_details?.reason ?? 'incomplete';
  return reason === 'max_output_tokens' ? 'length' : reason;
}
