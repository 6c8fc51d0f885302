import { PromptshiftError } from '../errors.ts';
import type { OpenAiClient, ResponseState } from './openaiClient.ts';
import { toResponsesParameters } from './parameters.ts';
import { sampleHeader, type ModelRequest, type ProviderEvent } from './provider.ts';
import { usageOfResponses } from './usage.ts';

/** One request to `/responses`, not stored unless the prompt asks. Yields no `finished` when the stream ends before the response does. */
export async function* streamResponses(client: OpenAiClient, request: ModelRequest, signal: AbortSignal): AsyncGenerator<ProviderEvent> {
  const pending = client.responses.create(
    {
      store: false,
      ...toResponsesParameters(request.parameters),
      model: request.model,
      input: request.messages.map(({ role, content }) => ({ role, content })),
      stream: true,
    },
    { signal },
  );
  const { data, response } = await pending.withResponse();
  const sample = response.headers.has(sampleHeader);
  let served: string | undefined;
  let refused = false;
  for await (const event of data) {
    const model = event.response?.model;
    if (typeof model === 'string' && model !== '' && model !== served) {
      served = model;
      yield { type: 'served', model: served, sample };
    }
    const delta = typeof event.delta === 'string' ? event.delta : '';
    switch (event.type) {
      case 'response.refusal.delta':
      case 'response.output_text.delta':
        refused ||= event.type === 'response.refusal.delta';
        if (delta !== '') yield { type: 'text', delta };
        break;
      case 'response.completed':
      case 'response.incomplete': {
        const usage = usageOfResponses(event.response?.usage);
        const reason = refused ? 'refusal' : reasonOf(event.response);
        yield { type: 'finished', reason, ...(usage === undefined ? {} : { usage }) };
        return;
      }
      case 'response.failed':
        throw new PromptshiftError('provider', event.response?.error?.message ?? 'The server gave up without saying why.', 'Try again.');
      default:
    }
  }
}

/** The Responses API has a status and a reason for an incomplete one; both sides of a comparison use Chat's words. */
function reasonOf(response: ResponseState | undefined): string {
  if (response?.status !== 'incomplete') return 'stop';
  const reason = response.incomplete_details?.reason ?? 'incomplete';
  return reason === 'max_output_tokens' ? 'length' : reason;
}
