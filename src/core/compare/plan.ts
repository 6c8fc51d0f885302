import { outputSchemaOf } from '../prompts/outputSchemaOf.ts';
import type { Prompt } from '../prompts/types.ts';
import type { AskRequest } from '../runs/askModel.ts';
import { withOutputLimit } from '../runs/outputLimit.ts';
import type { SideModel, SidePlan } from '../runs/types.ts';
import type { CellPlan, CompareDeps, CompareInput, PromptRef, SideName } from './types.ts';

type Parameters = Readonly<Record<string, unknown>>;
type Rejected = CompareDeps['rejected'];

/** What the two sides send, see `planCells`. */
export function planSides(input: CompareInput, rejected: Rejected): Readonly<Record<SideName, SidePlan>> {
  const { baseline, candidate } = sidesOf(input);
  const plan = (side: Side): SidePlan => planRequest(side.model, input.parameters?.[side.name] ?? side.prompt.parameters, rejected);
  return { baseline: plan(baseline), candidate: plan(candidate) };
}

/** What is sent for a cell, the same for each repeat. */
export type CellRequest = Omit<AskRequest, 'id' | 'labels' | 'repeat'>;

/** A cell before it is asked, with the prompt to fill in. */
export type PlannedCell = CellPlan & { readonly template: Prompt };

/** What each cell sends, the baseline first and the candidate last, or the baseline alone. `limited` adds the output limits that a budget needs. */
export function planCells(input: CompareInput, rejected: Rejected, limited: boolean): readonly PlannedCell[] {
  const { baseline, candidate } = sidesOf(input);
  const cell = (version: Side, { name, model }: Side): PlannedCell => {
    const asked = input.parameters?.[name] ?? version.prompt.parameters;
    const parameters = limited ? withOutputLimit(asked, input.outputLimits?.[name]) : asked;
    const { tools } = version.prompt;
    const outputSchema = outputSchemaOf(version.prompt);
    return {
      ...planRequest(model, parameters, rejected), template: version.prompt, prompt: refOf(version.prompt),
      ...(tools === undefined || tools.length === 0 ? {} : { tools }), ...(outputSchema === undefined ? {} : { outputSchema }),
    };
  };
  if (input.single === true) return [cell(baseline, baseline)];
  const between = input.grid === true && input.candidatePrompt !== undefined ? [cell(baseline, candidate), cell(candidate, baseline)] : [];
  return [cell(baseline, baseline), ...between, cell(candidate, candidate)];
}

type Side = { readonly name: SideName; readonly model: SideModel; readonly prompt: Prompt };

function sidesOf({ prompt, candidatePrompt, baseline, candidate }: CompareInput): Readonly<Record<SideName, Side>> {
  return { baseline: { name: 'baseline', model: baseline, prompt }, candidate: { name: 'candidate', model: candidate, prompt: candidatePrompt ?? prompt } };
}

/**
 * One request's parameters without those its model rejects. An output limit is never lost that way: `max_tokens` becomes
 * `max_completion_tokens`, which newer models take in its place.
 */
export function planRequest(model: SideModel, asked: Parameters, rejected: Rejected): SidePlan {
  const omittedParameters = rejected(model.model, asked).map((one) =>
    one.name === 'max_tokens' && asked['max_completion_tokens'] === undefined ? { ...one, sentAs: 'max_completion_tokens' } : one);
  const omitted = new Set(omittedParameters.map(({ name }) => name));
  const kept = Object.entries(asked).filter(([name]) => !omitted.has(name));
  const renamed = omittedParameters.flatMap(({ name, sentAs }) => (sentAs === undefined ? [] : [[sentAs, asked[name]] as const]));
  return { model, parameters: Object.fromEntries([...kept, ...renamed]), omittedParameters };
}

function refOf({ path, name, version }: Prompt): PromptRef {
  return { path, name, ...(version === undefined ? {} : { version }) };
}
