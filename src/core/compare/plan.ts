import type { CompareDeps, CompareInput, SideModel, SideName, SidePlan } from './types.ts';

/**
 * What each side will send: the prompt's parameters without those its model rejects. An output limit is never lost that way:
 * `max_tokens` becomes `max_completion_tokens`, which newer models take in its place.
 */
export function planSides(input: CompareInput, rejected: CompareDeps['rejected']): Readonly<Record<SideName, SidePlan>> {
  const plan = (model: SideModel): SidePlan => {
    const asked = input.prompt.parameters;
    const omittedParameters = rejected(model.model, asked).map((one) =>
      one.name === 'max_tokens' && asked['max_completion_tokens'] === undefined ? { ...one, sentAs: 'max_completion_tokens' } : one);
    const omitted = new Set(omittedParameters.map(({ name }) => name));
    const kept = Object.entries(asked).filter(([name]) => !omitted.has(name));
    const renamed = omittedParameters.flatMap(({ name, sentAs }) => (sentAs === undefined ? [] : [[sentAs, asked[name]] as const]));
    return { model, parameters: Object.fromEntries([...kept, ...renamed]), omittedParameters };
  };
  return { baseline: plan(input.baseline), candidate: plan(input.candidate) };
}
