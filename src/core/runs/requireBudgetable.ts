import type { AskDeps, AskRequest } from './askModel.ts';
import { requireWorstCase, worstCase } from './worstCase.ts';

/**
 * Checks before anything is sent that a budget can hold: every request has an output limit and a known price. Nothing to check
 * without a budget.
 * @throws PromptshiftError `configuration` naming the first model that is in the way
 */
export async function requireBudgetable(
  requests: readonly Pick<AskRequest, 'model' | 'messages' | 'parameters' | 'tools' | 'outputSchema'>[], deps: Pick<AskDeps, 'budget' | 'price' | 'countTokens'>,
): Promise<void> {
  if (deps.budget === undefined) return;
  for (const { model, ...request } of requests) requireWorstCase(await worstCase({ ...request, model: model.model }, deps), model.model);
}
