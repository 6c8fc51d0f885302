import type { Clock } from '../../../../src/core/host.ts';
import type { ModelRequest, Provider, ProviderEvent } from '../../../../src/core/providers/provider.ts';
import type { Usage } from '../../../../src/core/models/usage.ts';
import type { AskRequest } from '../../../../src/core/runs/askModel.ts';
import { plainUsage, type Cost } from '../../../../src/core/models/cost.ts';
import type { Answer } from '../../../../src/core/runs/types.ts';

export const live = new AbortController().signal;

export const clock: Clock = { now: () => Date.parse('2026-11-21T12:00:00Z'), monotonic: () => 0, sleep: async () => {} };

/** A millionth of a dollar for each token. */
export const price = async (model: string, usage: Usage): Promise<Cost> =>
  model.startsWith('unknown') ? { kind: 'unknown', reason: `No price list has ${model}.` } : { kind: 'known', usd: (usage.inputTokens + usage.outputTokens) / 1e6, pricesAsOf: '2026-09-23' };

export const countTokens = async (text: string): Promise<number> => Math.ceil(text.length / 4);

export const request = (id: string, rest: Partial<AskRequest> = {}): AskRequest => ({
  id, labels: { case: id }, model: { requested: 'model-a', model: 'model-a' }, parameters: { max_output_tokens: 100 }, omittedParameters: [],
  messages: [{ role: 'user', content: 'hi' }], ...rest,
});

/** A provider that answers by a script and keeps what it was asked. */
export function scripted(script: (request: ModelRequest, index: number) => Iterable<ProviderEvent> | AsyncIterable<ProviderEvent>, billedTries = 1): Provider & { readonly asked: ModelRequest[] } {
  const asked: ModelRequest[] = [];
  return {
    label: 'scripted', maxBilledTries: billedTries, asked,
    async *stream(one) {
      yield* script(one, asked.push(one) - 1);
    },
  };
}

export const answering = (text: string, usage: Usage = plainUsage(10, 5)): readonly ProviderEvent[] => [
  { type: 'sent', attempt: 1 }, { type: 'served', model: 'model-a', sample: false }, { type: 'text', delta: text }, { type: 'finished', reason: 'stop', usage },
];

export const answer = (rest: Partial<Answer> = {}): Answer => ({
  model: { requested: 'model-a', model: 'model-a' }, parameters: {}, omittedParameters: [], text: 'yes', status: 'complete', sample: false, attempts: 1, totalMs: 10,
  cost: { kind: 'known', usd: 0.5, pricesAsOf: '2026-09-23' }, chargedUsd: 0.5, ...rest,
});
