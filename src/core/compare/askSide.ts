import { describeError, PromptshiftError } from '../errors.ts';
import type { RenderedMessage } from '../prompts/types.ts';
import type { Usage } from '../providers/provider.ts';
import type { Answer, CompareDeps, CompareEvent, Cost, SideName, SidePlan } from './types.ts';

export type AskedSide = { readonly answer: Answer; /** Why it is not complete. */ readonly failure?: PromptshiftError };

/** Asks one model and keeps whatever arrives, however it ends. Rejects only for a defect, not for a PromptshiftError. */
export async function askSide(
  side: SideName,
  plan: SidePlan,
  messages: readonly RenderedMessage[],
  deps: CompareDeps,
  onEvent: (event: CompareEvent) => void,
  signal: AbortSignal,
): Promise<AskedSide> {
  const { clock, provider } = deps;
  const pieces: string[] = [];
  let attempts = 0;
  let sentAt = clock.monotonic();
  let firstTokenMs: number | undefined;
  let servedModel: string | undefined;
  let sample = false;
  let finishReason: string | undefined;
  let usage: Usage | undefined;
  let failure: PromptshiftError | undefined;
  try {
    for await (const event of provider.stream({ model: plan.model.model, messages, parameters: plan.parameters }, signal)) {
      switch (event.type) {
        case 'sent':
          attempts = event.attempt;
          sentAt = clock.monotonic();
          break;
        case 'served':
          servedModel = event.model;
          sample = event.sample;
          onEvent({ type: 'served', side, model: event.model, sample: event.sample });
          break;
        case 'text':
          firstTokenMs ??= clock.monotonic() - sentAt;
          pieces.push(event.delta);
          onEvent({ type: 'text', side, delta: event.delta });
          break;
        case 'finished':
          finishReason = event.reason;
          usage = event.usage;
          break;
      }
    }
  } catch (error) {
    if (!(error instanceof PromptshiftError)) throw error;
    failure = error;
  }
  const totalMs = clock.monotonic() - sentAt;
  const text = pieces.join('');
  const estimatedTokens = usage === undefined && (failure === undefined || text !== '') ? await estimateTokens(messages, text, deps.countTokens) : undefined;
  const answer: Answer = {
    ...plan,
    text,
    status: failure === undefined ? 'complete' : failure.code === 'cancelled' ? 'cancelled' : 'failed',
    ...(servedModel === undefined ? {} : { servedModel }),
    sample,
    ...(finishReason === undefined ? {} : { finishReason }),
    attempts,
    ...(usage === undefined ? {} : { usage }),
    ...(estimatedTokens === undefined ? {} : { estimatedTokens }),
    ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
    totalMs,
    cost: await costOf(plan.model.model, usage, estimatedTokens, deps.price),
    ...(failure === undefined ? {} : { error: describeError(failure) }),
  };
  onEvent({ type: 'sideFinished', side, answer });
  return { answer, ...(failure === undefined ? {} : { failure }) };
}

async function estimateTokens(messages: readonly RenderedMessage[], text: string, countTokens: CompareDeps['countTokens']): Promise<{ input: number; output: number }> {
  return { input: await countTokens(messages.map(({ content }) => content).join('\n')), output: await countTokens(text) };
}

async function costOf(model: string, usage: Usage | undefined, estimated: Answer['estimatedTokens'], price: CompareDeps['price']): Promise<Cost> {
  if (usage !== undefined) return price(model, usage);
  if (estimated === undefined) return { kind: 'unknown', reason: 'There was no answer to price.' };
  const cost = await price(model, plainUsage(estimated.input, estimated.output));
  return cost.kind === 'known' ? { ...cost, kind: 'estimate' } : cost;
}

/** Usage of a request that reads no cache and does not reason. */
export function plainUsage(inputTokens: number, outputTokens: number): Usage {
  return { inputTokens, outputTokens, cachedInputTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 };
}
