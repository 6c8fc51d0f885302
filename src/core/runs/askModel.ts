import { PromptshiftError } from '../errors.ts';
import type { Clock } from '../host.ts';
import type { RenderedMessage } from '../prompts/types.ts';
import type { ModelRequest, Provider, ProviderEvent } from '../providers/provider.ts';
import type { Place, Slots } from '../providers/slots.ts';
import type { OutputSchema, ToolDefinition } from '../prompts/tools.ts';
import { formatUsd } from '../views/format.ts';
import type { Budget, Reservation } from './budget.ts';
import { collectAnswer } from './collectAnswer.ts';
import type { PriceLookup } from '../models/cost.ts';
import type { JournalFile } from './journalFile.ts';
import { requireRows, writeRows, type Labels } from './journalRows.ts';
import { priceAnswered } from './priceAnswered.ts';
import { requestKey } from './requestKey.ts';
import type { ResponseCache } from './responseCache.ts';
import type { Settled } from './spending.ts';
import type { Answer, SidePlan } from './types.ts';
import { requireWorstCase, worstCase, type WorstCase } from './worstCase.ts';

/** One request of a run. */
export type AskRequest = SidePlan & {
  /** Names the request inside of its run; the same after a crash. */
  readonly id: string;
  readonly labels: Labels;
  readonly messages: readonly RenderedMessage[];
  readonly tools?: readonly ToolDefinition[];
  readonly outputSchema?: OutputSchema;
  /** Which of several answers to the same request, from 0. */
  readonly repeat?: number;
};

export type AskDeps = {
  readonly provider: Provider;
  readonly clock: Clock;
  readonly price: PriceLookup;
  /** Tokens of a text, counted without asking the model. */
  readonly countTokens: (text: string) => Promise<number>;
  readonly journal?: JournalFile;
  readonly budget?: Budget;
  readonly cache?: ResponseCache;
  /**
   * Places of requests under way, each held from before its `sent` row until its `result` is handed to the journal. The journal writes in
   * order, so the next request leaves when that result is on disk: a crash leaves no more requests open than there are places.
   */
  readonly slots?: Slots;
  /** Told of every answer once, when it is known what it cost: for a total over several runs. */
  readonly onSettled?: (settled: Settled) => void;
};

export type Asked = {
  readonly answer: Answer;
  /** Why it is not complete. */
  readonly failure?: PromptshiftError;
};

/**
 * Asks one model, through cache, budget and journal, and keeps whatever arrives, however it ends. When it resolves, its result is
 * on disk; if that failed, the next request is refused. A request that was sent resolves even when it failed or was cancelled.
 * Events of a cached answer do not come.
 * @throws PromptshiftError when nothing was sent: `budget` when the budget does not leave enough, `configuration` when there is no
 * output limit or no known price under one or the journal cannot be written, `cancelled`
 */
export async function askModel(request: AskRequest, deps: AskDeps, onEvent: (event: ProviderEvent) => void, signal: AbortSignal): Promise<Asked> {
  if (signal.aborted) throw cancelled();
  // asked for at once, so that requests leave in the order they were made
  const place = deps.slots?.take(signal);
  try {
    return await askInPlace(request, deps, place, onEvent, signal);
  } finally {
    place?.leave();
  }
}

async function askInPlace(request: AskRequest, deps: AskDeps, place: Place | undefined, onEvent: (event: ProviderEvent) => void, signal: AbortSignal): Promise<Asked> {
  const sending = toModelRequest(request);
  const key = requestKey({ ...sending, source: deps.provider.source ?? deps.provider.label, repeat: request.repeat ?? 0 });
  const known = await deps.cache?.get(key);
  if (known !== undefined) return await fromCache(known, request, deps);

  // what takes time to work out is there when the place is
  const worst = deps.budget === undefined && deps.journal === undefined ? undefined : await worstCase(sending, deps);
  // before the money: who has some set aside must not wait for a place of one who waits for money
  await place?.granted;
  const reserve = await reserveFor(sending, worst, deps, signal);
  try {
    await writeSent(request, key, reserve.perTryUsd === undefined ? undefined : reserve.perTryUsd * billedTries(deps), deps);
  } catch (error) {
    reserve.settle(0);
    throw error;
  }
  let asked: Asked;
  try {
    const collected = await collectAnswer(sending, deps, onEvent, signal);
    const answer = await priceAnswered(collected, request, { perTryUsd: reserve.perTryUsd, mostTries: billedTries(deps) }, deps);
    asked = { answer, ...(collected.failure === undefined ? {} : { failure: collected.failure }) };
  } catch (error) {
    reserve.settle((reserve.perTryUsd ?? 0) * billedTries(deps));
    throw error;
  }
  reserve.settle(asked.answer.chargedUsd ?? 0);
  deps.onSettled?.(asked.answer);
  if (asked.answer.status === 'complete' && !asked.answer.replayed) await deps.cache?.put(key, { ...asked.answer, parameters: {}, omittedParameters: [] });
  const written = writeResult(request, asked.answer, deps);
  place?.leave();
  await written;
  return asked;
}

function toModelRequest({ model, messages, parameters, tools, outputSchema, repeat }: AskRequest): ModelRequest {
  return {
    model: model.model, messages, parameters,
    ...(tools === undefined || tools.length === 0 ? {} : { tools }),
    ...(outputSchema === undefined ? {} : { outputSchema }),
    ...(repeat === undefined ? {} : { repeat }),
  };
}

/** The answer as it was, in the words of this request; it costs nothing now. */
async function fromCache(known: Answer, request: AskRequest, deps: AskDeps): Promise<Asked> {
  const { model, parameters, omittedParameters } = request;
  const answer: Answer = { ...known, model, parameters, omittedParameters, cached: true, chargedUsd: 0 };
  deps.onSettled?.(answer);
  await writeResult(request, answer, deps);
  return { answer };
}

type Reserved = Reservation & { /** The most one try can cost; absent when that is not known. */ readonly perTryUsd?: number };

async function reserveFor(sending: ModelRequest, worst: WorstCase | undefined, deps: AskDeps, signal: AbortSignal): Promise<Reserved> {
  const { budget } = deps;
  if (worst === undefined) return { settle: () => {} };
  if (budget === undefined) return { settle: () => {}, ...(worst.kind === 'known' ? { perTryUsd: worst.usd } : {}) };
  const perTryUsd = requireWorstCase(worst, sending.model);
  const usd = perTryUsd * billedTries(deps);
  const reservation = await budget.reserve(usd, signal).catch((error: unknown) => {
    throw signal.aborted ? cancelled() : error;
  });
  if (reservation !== undefined) return { ...reservation, perTryUsd };
  throw new PromptshiftError('budget', `The budget of ${formatUsd(budget.capUsd)} is reached: ${formatUsd(budget.spentUsd)} is spent, and a request to ${sending.model} can cost ${formatUsd(usd)}${billedTries(deps) > 1 ? ' with its retries' : ''}.`, 'Raise the budget to go on; what was paid for is kept.');
}

function billedTries({ provider }: AskDeps): number {
  return provider.maxBilledTries ?? 1;
}

async function writeSent({ id, labels, model }: AskRequest, request: string, reserveUsd: number | undefined, { journal, clock }: AskDeps): Promise<void> {
  if (journal === undefined) return;
  const at = new Date(clock.now()).toISOString();
  await requireRows(journal, [{ type: 'sent', id, at, labels, request, model: model.model, ...(reserveUsd === undefined ? {} : { reserveUsd }) }]);
}

/** An answer that was paid for is handed on even when it cannot be written: the next request, or closing the journal, says so. */
async function writeResult({ id, labels }: AskRequest, answer: Answer, { journal, clock }: AskDeps): Promise<void> {
  if (journal === undefined) return;
  await writeRows(journal, [{ type: 'result', id, at: new Date(clock.now()).toISOString(), labels, answer }]).catch(() => undefined);
}

function cancelled(): PromptshiftError {
  return new PromptshiftError('cancelled', 'The request was cancelled.', 'Run it again when you are ready.');
}
