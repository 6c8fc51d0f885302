import { renderPrompt } from '../prompts/renderPrompt.ts';
import { plainUsage } from './askSide.ts';
import { planSides } from './plan.ts';
import type { CompareDeps, CompareInput, Cost, SideName, SidePlan } from './types.ts';

/** What one side will probably cost, known before anything is sent. */
export type SideEstimate = { readonly inputTokens: number; readonly outputTokens?: number; readonly cost: Cost };
export type ComparisonEstimate = Readonly<Record<SideName | 'total', SideEstimate>>;

/**
 * Estimated tokens and cost of a comparison. Output tokens come from the prompt's `expectedTokens`, else from the alias's traffic,
 * else from the prompt's output limit; with none of them the cost is unknown.
 * @throws PromptshiftError `configuration` when the prompt cannot be rendered
 */
export async function estimateComparison(
  input: CompareInput,
  deps: Pick<CompareDeps, 'price' | 'rejected' | 'countTokens'>,
  signal: AbortSignal,
): Promise<ComparisonEstimate> {
  signal.throwIfAborted();
  const messages = renderPrompt(input.prompt, input.inputs);
  const inputTokens = await deps.countTokens(messages.map(({ content }) => content).join('\n'));
  const estimate = async ({ model, parameters }: SidePlan): Promise<SideEstimate> => {
    const outputTokens = input.prompt.expectedTokens?.output ?? input.traffic?.completionTokens ?? outputLimit(parameters);
    if (outputTokens === undefined) return { inputTokens, cost: { kind: 'unknown', reason: 'The length of the answer is not known: add expectedTokens to the prompt.' } };
    const cost = await deps.price(model.model, plainUsage(inputTokens, outputTokens));
    return { inputTokens, outputTokens, cost: cost.kind === 'known' ? { ...cost, kind: 'estimate' } : cost };
  };
  const sides = planSides(input, deps.rejected);
  const [baseline, candidate] = [await estimate(sides.baseline), await estimate(sides.candidate)];
  signal.throwIfAborted();
  return { baseline, candidate, total: totalOf(baseline, candidate) };
}

function totalOf(a: SideEstimate, b: SideEstimate): SideEstimate {
  const outputTokens = a.outputTokens === undefined || b.outputTokens === undefined ? undefined : a.outputTokens + b.outputTokens;
  const cost: Cost =
    a.cost.kind === 'unknown' ? a.cost
    : b.cost.kind === 'unknown' ? b.cost
    : { kind: 'estimate', usd: a.cost.usd + b.cost.usd, pricesAsOf: a.cost.pricesAsOf };
  return { inputTokens: a.inputTokens + b.inputTokens, ...(outputTokens === undefined ? {} : { outputTokens }), cost };
}

function outputLimit(parameters: Readonly<Record<string, unknown>>): number | undefined {
  const limits = ['max_output_tokens', 'max_completion_tokens', 'max_tokens'].map((name) => parameters[name]);
  return limits.find((limit): limit is number => typeof limit === 'number' && limit > 0);
}
