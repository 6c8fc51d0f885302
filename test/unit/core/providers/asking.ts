import { createOpenAiProvider, type OpenAiOptions } from '../../../../src/core/providers/openai.ts';
import type { Finished, ModelRequest, Provider, ProviderEvent } from '../../../../src/core/providers/provider.ts';
import { createSystemClock } from '../../../../src/node/clock.ts';

export const key = 'sk-proj-test-0123456789abcdefghij';
export const live = new AbortController().signal;

export const request: ModelRequest = {
  model: 'gpt-4o',
  messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Hello' }],
  parameters: { temperature: 0 },
};

export function providerAt(baseUrl: string, options: Partial<OpenAiOptions> = {}): Provider {
  return createOpenAiProvider({ baseUrl, apiKey: async () => key, api: 'chat', clock: createSystemClock(), ...options });
}

export type Collected = { readonly events: readonly ProviderEvent[]; readonly text: string; readonly finished: Finished | undefined; readonly error: unknown };

/** Everything that an answer brings, and how it ends. */
export async function collect(events: AsyncIterable<ProviderEvent>): Promise<Collected> {
  const all: ProviderEvent[] = [];
  let error: unknown;
  try {
    for await (const event of events) all.push(event);
  } catch (caught) {
    error = caught;
  }
  const text = all.map((event) => (event.type === 'text' ? event.delta : '')).join('');
  return { events: all, text, finished: all.find((event) => event.type === 'finished'), error };
}
