import type { OpenAI } from 'openai';
import { PromptshiftError } from '../errors.ts';
import { toResponsesParameters } from './parameters.ts';
import { sampleHeader, type ModelRequest, type ProviderEvent } from './provider.ts';
import { usageOfResponses } from './usage.ts';

type CreateParams = OpenAI.Responses.ResponseCreateParamsStreaming;

/** One request to `/responses`, not stored unless the prompt asks. Yields no `finished` when the stream ends before the response does. */
export async function* streamResponses(client: OpenAI, request: ModelRequest, signal: AbortSignal): AsyncGenerator<ProviderEvent> {
  const body = {
    store: false,
    ...toResponsesParameters(request.parameters),
    model: request.model,
    input: request.messages.map(({ role, content }) => ({ role, content })),
    stream: true,
  } as unknown as CreateParams;
  const { data, response } = await client.responses.create(body, { signal }).withResponse();
  const sample = response.headers.has(sampleHeader);
  let served: string | undefined;
  let refused = false;
  for await (const event of data) {
    if ('response' in event && typeof event.response?.model === 'string' && event.response.model !== '' && event.response.model !== served) {
      served = event.response.model;
      yield { type: 'served', model: served, sample };
    }
    switch (event.type) {
      case 'response.output_text.delta':
        if (event.delta) yield { type: 'text', delta: event.delta };
        break;
      case 'response.refusal.delta':
        refused = true;
        if (event.delta) yield { type: 'text', delta: event.delta };
        break;
      case 'response.completed':
      case 'response.incomplete': {
        const usage = usageOfResponses(event.response.usage);
        const reason = refused ? 'refusal' : reasonOf(event.response);
        yield { type: 'finished', reason, ...(usage === undefined ? {} : { usage }) };
        return;
      }
      case 'response.failed':
        throw new PromptshiftError('provider', event.response.error?.message ?? 'The server gave up without saying why.', 'Try again.');
      default:
    }
  }
}

/** The Responses API has a status and a reason for an incomplete one; both sides of a comparison use Chat's words. */
function reasonOf({ status, incomplete_details: details }: OpenAI.Responses.Response): string {
  if (status !== 'incomplete') return 'stop';
  return details?.reason === 'max_output_tokens' ? 'length' : (details?.reason ?? 'incomplete');
}
