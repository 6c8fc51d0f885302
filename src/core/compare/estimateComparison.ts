import { renderPrompt } from '../prompts/renderPrompt.ts';
import { addCosts, plainUsage, type Cost } from '../models/cost.ts';
import { outputLimit } from '../runs/outputLimit.ts';
import { planCells, type PlannedCell } from './plan.ts';
import type { CompareDeps, CompareInput, SideName } from './types.ts';

/** What one answer of a side will probably cost, known before anything is sent. */
export type SideEstimate = { readonly inputTokens: number; readonly outputTokens?: number; readonly cost: Cost };

/** A side for one answer; the total for every repeat of every cell, `requests` of them. */
export type ComparisonEstimate = Readonly<Record<SideName | 'total', SideEstimate>> & { readonly requests: number };

/**
 * Estimated tokens and cost of a comparison. Output tokens come from the prompt's `expectedTokens`, else from the alias's traffic,
 * else from the prompt's output limit; with none of them the cost is unknown.
 * @throws PromptshiftError `configuration` when the prompt cannot be rendered
 */
export async function estimateComparison(
  input: CompareInput,
  deps: Pick<CompareDeps, 'price' | 'rejected' | 'countTokens' | 'budget'>,
  signal: AbortSignal,
): Promise<ComparisonEstimate> {
  signal.throwIfAborted();
  const estimate = async ({ template, model, parameters, tools, outputSchema }: PlannedCell): Promise<SideEstimate> => {
    const messages = renderPrompt(template, input.inputs);
    const extra = [tools, outputSchema?.schema].filter((one) => one !== undefined).map((one) => JSON.stringify(one));
    const inputTokens = await deps.countTokens([...messages.map(({ content }) => content), ...extra].join('\n'));
    const outputTokens = template.expectedTokens?.output ?? input.traffic?.completionTokens ?? outputLimit(parameters);
    if (outputTokens === undefined) return { inputTokens, cost: { kind: 'unknown', reason: 'The length of the answer is not known: add expectedTokens to the prompt.' } };
    const cost = await deps.price(model.model, plainUsage(inputTokens, outputTokens));
    return { inputTokens, outputTokens, cost: cost.kind === 'known' ? { ...cost, kind: 'estimate' } : cost };
  };
  const sides: SideEstimate[] = [];
  for (const cell of planCells(input, deps.rejected, deps.budget !== undefined)) sides.push(await estimate(cell));
  signal.throwIfAborted();
  const [baseline, candidate] = [sides[0], sides.at(-1)];
  if (baseline === undefined || candidate === undefined) throw new Error('A comparison has at least one cell.');
  const runs = input.runs ?? 1;
  return { baseline, candidate, total: totalOf(Array.from({ length: runs }, () => sides).flat()), requests: sides.length * runs };
}

function totalOf(sides: readonly SideEstimate[]): SideEstimate {
  const outputs = sides.map(({ outputTokens }) => outputTokens).filter((count) => count !== undefined);
  const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
  return {
    inputTokens: sum(sides.map(({ inputTokens }) => inputTokens)),
    ...(outputs.length < sides.length ? {} : { outputTokens: sum(outputs) }),
    cost: addCosts(sides.map(({ cost }) => cost)) ?? { kind: 'unknown', reason: 'Nothing is asked.' },
  };
}
