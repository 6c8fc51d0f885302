import { PromptshiftError } from '../errors.ts';
import type { Clock } from '../host.ts';
import type { Finished, ModelRequest, Provider, ProviderEvent } from '../providers/provider.ts';
import type { ToolCall } from '../prompts/tools.ts';
import type { Answer } from './types.ts';

/** What arrived of one answer, however it ended. */
export type Collected = {
  readonly heard: Pick<Answer,
    'text' | 'toolCalls' | 'status' | 'servedModel' | 'sample' | 'replayed' | 'finishReason' | 'attempts' | 'usage' | 'usageProblem' | 'estimatedTokens' | 'firstTokenMs' | 'totalMs'>;
  /** How many of its tries were refused by a busy server, which bills none of them. */
  readonly turnedAway: number;
  /** Why it is not complete. */
  readonly failure?: PromptshiftError;
};

/** Streams one answer and keeps whatever arrives. Rejects only for a defect, not for a PromptshiftError. */
export async function collectAnswer(
  request: ModelRequest, { provider, clock }: { readonly provider: Provider; readonly clock: Clock }, onEvent: (event: ProviderEvent) => void, signal: AbortSignal,
): Promise<Collected> {
  const pieces: string[] = [];
  const calls: ToolCall[] = [];
  let attempts = 0;
  let turnedAway = 0;
  let sentAt = clock.monotonic();
  let firstTokenMs: number | undefined;
  let served: Extract<ProviderEvent, { type: 'served' }> | undefined;
  let finished: Finished | undefined;
  let failure: PromptshiftError | undefined;
  try {
    for await (const event of provider.stream(request, signal)) {
      if (event.type === 'sent') {
        attempts = event.attempt;
        turnedAway = event.turnedAway ?? 0;
        sentAt = clock.monotonic();
      } else if (event.type === 'served') served = event;
      else if (event.type === 'finished') finished = event;
      else {
        firstTokenMs ??= clock.monotonic() - sentAt;
        if (event.type === 'text') pieces.push(event.delta);
        else calls.push(event.call);
      }
      onEvent(event);
    }
  } catch (error) {
    if (!(error instanceof PromptshiftError)) throw error;
    failure = error;
  }
  const measured = { ...(firstTokenMs === undefined ? {} : { firstTokenMs }), totalMs: clock.monotonic() - sentAt };
  return {
    heard: {
      text: pieces.join(''),
      ...(calls.length === 0 ? {} : { toolCalls: calls }),
      status: failure === undefined ? 'complete' : failure.code === 'cancelled' ? 'cancelled' : 'failed',
      ...(served === undefined ? {} : { servedModel: served.model }),
      sample: served?.sample ?? false,
      ...(served?.replayed === true ? { replayed: true } : {}),
      ...(finished === undefined ? {} : endingOf(finished)),
      attempts,
      ...(finished?.recordedTimes ?? measured),
    },
    turnedAway,
    ...(failure === undefined ? {} : { failure }),
  };
}

function endingOf({ reason, usage, usageProblem, estimatedTokens }: Finished): Pick<Answer, 'finishReason' | 'usage' | 'usageProblem' | 'estimatedTokens'> {
  return {
    finishReason: reason,
    ...(usage === undefined ? {} : { usage }),
    ...(usageProblem === undefined ? {} : { usageProblem }),
    ...(usage !== undefined || estimatedTokens === undefined ? {} : { estimatedTokens }),
  };
}
