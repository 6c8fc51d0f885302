import { PromptshiftError } from '../errors.ts';
import type { Clock } from '../host.ts';
import { stableHash } from '../text/stableHash.ts';
import type { EmbeddingRequest, Provider } from './provider.ts';
import { maskSecret } from './keyMask.ts';
import { toRecordingLine, type RecordedEvent, type Recording } from './recordings.ts';
import { requestHash } from './requestHash.ts';
import { stableJson } from '../text/stableJson.ts';

export type RecordOptions = {
  readonly clock: Clock;
  /** Keeps a line (without its end). A recording that cannot be kept fails the request that it is of. */
  readonly write: (line: string) => Promise<void>;
  /** The key in use, which no line may hold, whatever the request or the answer says. */
  readonly key?: () => Promise<string | undefined>;
};

/** The same provider, which records every answer that it gives, failures included. What was cancelled is not recorded. */
export function recordAnswers(provider: Provider, options: RecordOptions): Provider {
  const { clock } = options;
  const count = createRepeatCount();
  const { embed } = provider;
  const keep = async (recording: Recording): Promise<void> => {
    const key = await options.key?.();
    await options.write(maskSecret(toRecordingLine(recording), key === undefined ? undefined : JSON.stringify(key).slice(1, -1)));
  };
  const start = (hash: string, repeat: number | undefined) =>
    ({ recording: 1, hash, repeat: repeat ?? count(hash), recordedAt: new Date(clock.now()).toISOString(), from: provider.label }) as const;

  return {
    ...provider,
    async *stream(request, signal) {
      const { repeat, ...sent } = request;
      const head = { ...start(requestHash(request), repeat), kind: 'answer', request: sent } as const;
      const events: RecordedEvent[] = [];
      let sentAt = clock.monotonic();
      try {
        for await (const event of provider.stream(request, signal)) {
          if (event.type === 'sent') {
            sentAt = clock.monotonic();
            events.length = 0;
          } else {
            const recorded = { ms: Math.round(clock.monotonic() - sentAt), ...event };
            events.push(recorded);
            // before it is told: what was told was recorded
            if (event.type === 'finished') await keep({ ...head, events });
          }
          yield event;
        }
      } catch (error) {
        if (error instanceof PromptshiftError && error.code === 'provider') await keep({ ...head, events, error: plainError(error) });
        throw error;
      }
    },
    ...(embed === undefined ? {} : {
      embed: async (request, signal) => {
        const head = { ...start(embeddingHash(request), 0), kind: 'embeddings', request } as const;
        const embeddings = await embed.call(provider, request, signal);
        await keep({ ...head, embeddings });
        return embeddings;
      },
    }),
  };
}

/** The same of texts to embed as `requestHash` of a request. */
export function embeddingHash(request: EmbeddingRequest): string {
  return stableHash(stableJson(request));
}

/** Numbers equal requests from 0 in the order they are asked, for those that do not say their own number. */
export function createRepeatCount(): (hash: string) => number {
  const seen = new Map<string, number>();
  return (hash) => {
    const repeat = seen.get(hash) ?? 0;
    seen.set(hash, repeat + 1);
    return repeat;
  };
}

function plainError({ code, message, remedy }: PromptshiftError): NonNullable<Recording['error']> {
  return { code, message, remedy };
}

