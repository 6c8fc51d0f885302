import { renderPrompt } from '../prompts/renderPrompt.ts';
import { askSide } from './askSide.ts';
import { planSides } from './plan.ts';
import type { CompareDeps, CompareEvent, CompareInput, Comparison } from './types.ts';
import { wordDiff } from './wordDiff.ts';

/**
 * Asks both models at once and compares what they answer. One side failing or being cancelled does not lose the other:
 * its answer is kept with `status` and `error`. Cancelling resolves too, with what had arrived.
 * @throws PromptshiftError `configuration` when nothing could be sent at all: the prompt cannot be rendered, there is no key
 */
export async function compareModels(
  input: CompareInput,
  deps: CompareDeps,
  onEvent: (event: CompareEvent) => void,
  signal: AbortSignal,
): Promise<Comparison> {
  const inputs = { ...input.prompt.input.defaults, ...input.inputs };
  const messages = renderPrompt(input.prompt, inputs);
  const sides = planSides(input, deps.rejected);
  const startedAt = new Date(deps.clock.now()).toISOString();
  onEvent({ type: 'started', sides });
  const [baseline, candidate] = await Promise.all([
    askSide('baseline', sides.baseline, messages, deps, onEvent, signal),
    askSide('candidate', sides.candidate, messages, deps, onEvent, signal),
  ]);
  if (baseline.failure?.code === 'configuration' && candidate.failure?.code === 'configuration') throw baseline.failure;
  const { path, name, version } = input.prompt;
  return {
    prompt: { path, name, ...(version === undefined ? {} : { version }) },
    inputs,
    provider: deps.provider.label,
    startedAt,
    baseline: baseline.answer,
    candidate: candidate.answer,
    diff: wordDiff(baseline.answer.text, candidate.answer.text),
    ...(input.traffic === undefined ? {} : { traffic: { alias: input.traffic.alias, callsPerMonth: input.traffic.callsPerMonth } }),
  };
}
