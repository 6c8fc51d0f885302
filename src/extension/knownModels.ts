import type { Core } from './core.ts';
import { today } from './scanning/repositorySettings.ts';

/** Ids of models that live, those that could stand in for `model` first. */
export function knownModelIds({ suggestedFor, identifyModel }: Core, model: string | undefined): readonly string[] {
  return suggestedFor(model === undefined ? undefined : identifyModel(model), today());
}

/** The model that the vendor names to come after one; undefined when none is named. */
export function successorOf({ lifecycleOfId }: Core, model: string): string | undefined {
  return lifecycleOfId(model, today())?.successor;
}
