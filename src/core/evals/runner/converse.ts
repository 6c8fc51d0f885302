import type { RenderedMessage } from '../../prompts/types.ts';
import type { ToolCall } from '../../prompts/tools.ts';
import type { Asked, AskRequest } from '../../runs/askModel.ts';
import { addCosts } from '../../models/cost.ts';
import type { Answer } from '../../runs/types.ts';
import type { PromptshiftError } from '../../errors.ts';

/** A case's conversation to its end: the last answer, and everything that was said on the way. */
export type Conversation = {
  /** The last answer; tokens, times and cost are those of all turns together. */
  readonly answer: Answer;
  readonly toolCalls: readonly ToolCall[];
  readonly messages: readonly RenderedMessage[];
  readonly failure?: PromptshiftError;
};

export type ConverseInput = {
  readonly request: AskRequest;
  /** What tools answer, by name: call after call, the last one again from then on. */
  readonly toolResults: Readonly<Record<string, readonly string[]>>;
  /** Most answers to tool calls before the conversation is left as it is. */
  readonly maxToolTurns: number;
};

/** Asks, and answers the model's tool calls from canned results until it stops calling, has called a tool without one, or the bound is reached. */
export async function converse({ request, toolResults, maxToolTurns }: ConverseInput, ask: (request: AskRequest) => Promise<Asked>): Promise<Conversation> {
  let { messages } = request;
  const toolCalls: ToolCall[] = [];
  const used = new Map<string, number>();
  const answers: Answer[] = [];
  for (let turn = 0; ; turn++) {
    const asked = await ask({ ...request, id: turn === 0 ? request.id : `${request.id}/turn${turn}`, messages, labels: { ...request.labels, ...(turn === 0 ? {} : { turn }) } });
    answers.push(asked.answer);
    const calls = asked.answer.toolCalls ?? [];
    toolCalls.push(...calls);
    const results = calls.map((call) => resultOf(call, toolResults, used));
    const done = asked.failure !== undefined || calls.length === 0 || turn >= maxToolTurns || results.some((result) => result === undefined);
    if (done) {
      const said: RenderedMessage = { role: 'assistant', content: asked.answer.text, ...(calls.length === 0 ? {} : { toolCalls: calls }) };
      return { answer: together(answers), toolCalls, messages: [...messages, said], ...(asked.failure === undefined ? {} : { failure: asked.failure }) };
    }
    messages = [
      ...messages,
      { role: 'assistant', content: asked.answer.text, toolCalls: calls },
      ...calls.map((call, index): RenderedMessage => ({ role: 'tool', toolCallId: call.id, content: results[index] ?? '' })),
    ];
  }
}

function resultOf({ name }: ToolCall, results: ConverseInput['toolResults'], used: Map<string, number>): string | undefined {
  const canned = Object.hasOwn(results, name) ? results[name] : undefined;
  if (canned === undefined || canned.length === 0) return undefined;
  const count = used.get(name) ?? 0;
  used.set(name, count + 1);
  return canned[Math.min(count, canned.length - 1)];
}

/** The last answer with what all turns took. */
function together(answers: readonly Answer[]): Answer {
  const last = answers.at(-1);
  if (last === undefined) throw new Error('A conversation has an answer.');
  if (answers.length === 1) return last;
  const usages = answers.flatMap(({ usage }) => (usage === undefined ? [] : [usage]));
  const sum = (name: 'inputTokens' | 'outputTokens' | 'cachedInputTokens' | 'cacheWriteTokens' | 'reasoningTokens'): number => usages.reduce((total, usage) => total + usage[name], 0);
  const charged = answers.map(({ chargedUsd }) => chargedUsd);
  const { usage: _usage, chargedUsd: _charged, ...rest } = last;
  return {
    ...rest,
    totalMs: answers.reduce((total, { totalMs }) => total + totalMs, 0),
    attempts: answers.reduce((total, { attempts }) => total + attempts, 0),
    cost: addCosts(answers.map(({ cost }) => cost)) ?? last.cost,
    ...(usages.length < answers.length
      ? {}
      : { usage: { inputTokens: sum('inputTokens'), outputTokens: sum('outputTokens'), cachedInputTokens: sum('cachedInputTokens'), cacheWriteTokens: sum('cacheWriteTokens'), reasoningTokens: sum('reasoningTokens') } }),
    ...(charged.some((usd) => usd === undefined) ? {} : { chargedUsd: charged.reduce<number>((total, usd) => total + (usd ?? 0), 0) }),
  };
}
