import { PromptshiftError } from '../../errors.ts';
import { plainUsage } from '../../models/cost.ts';
import type { Asked, AskRequest } from '../../runs/askModel.ts';
import { writeRows } from '../../runs/journalRows.ts';
import { requestKey } from '../../runs/requestKey.ts';
import type { AssertionHost, JudgeRequest } from '../assertions/types.ts';
import type { EvalDeps, EvalPlan } from './types.ts';

type Ask = (request: AskRequest) => Promise<Asked>;

/**
 * What assertions may reach: the judge and embeddings through the run's own provider, journal and budget; the rest as the face allows.
 * The same question to the judge is asked once at a time and has the same name in the journal, so that a resumed run finds its answer.
 */
export function createJudgeHost(plan: EvalPlan, deps: EvalDeps, ask: Ask): AssertionHost {
  const { judge, suite } = plan;
  const { embed } = deps.provider;
  return {
    ...deps.assertHost,
    ...(judge === undefined ? {} : { judge: createJudge(plan, judge, deps, ask) }),
    ...(suite.embeddings === undefined || embed === undefined ? {} : { embed: createEmbedder(suite.embeddings.model, deps) }),
  };
}

function createJudge(plan: EvalPlan, judge: NonNullable<EvalPlan['judge']>, deps: EvalDeps, ask: Ask): NonNullable<AssertionHost['judge']> {
  const asking = new Map<string, Promise<string>>();
  const put = async (key: string, { messages, outputSchema }: JudgeRequest): Promise<string> => {
    const { answer, failure } = await ask({ ...judge, id: `judge/${key}`, labels: { judge: plan.suite.name }, messages, outputSchema });
    if (failure !== undefined) throw failure;
    return answer.text;
  };
  return async (request) => {
    const key = requestKey({ model: judge.model.model, messages: request.messages, parameters: judge.parameters, outputSchema: request.outputSchema, source: deps.provider.label, repeat: 0 });
    const under = asking.get(key) ?? put(key, request).finally(() => asking.delete(key));
    asking.set(key, under);
    return await under;
  };
}

/** Embeddings are small, but a budget counts them all the same: their worst case is one token a byte. */
function createEmbedder(model: string, deps: EvalDeps): NonNullable<AssertionHost['embed']> {
  const { provider, budget, journal, price, onSettled } = deps;
  return async (texts, signal) => {
    if (provider.embed === undefined) throw new PromptshiftError('configuration', `${provider.label} has no embeddings.`, 'Choose another endpoint, or leave out "similar".');
    const bytes = texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);
    const worst = await price(model, plainUsage(bytes, 0));
    if (budget !== undefined && worst.kind === 'unknown') {
      throw new PromptshiftError('configuration', `The price of ${model} is unknown, so a budget cannot hold. ${worst.reason}`, 'Run without a budget, or choose embeddings with a known price.');
    }
    const reserveUsd = worst.kind === 'unknown' ? 0 : worst.usd;
    const reserved = budget === undefined ? { settle: () => {} } : await budget.reserve(reserveUsd, signal);
    if (reserved === undefined) throw new PromptshiftError('budget', 'The budget does not leave enough for embeddings.', 'Raise the budget to go on.');
    let usd = reserveUsd;
    try {
      const { vectors, usage } = await provider.embed({ model, texts }, signal);
      const cost = usage === undefined ? worst : await price(model, usage);
      usd = cost.kind === 'unknown' ? reserveUsd : cost.usd;
      onSettled?.({ attempts: 1, ...(usage === undefined ? {} : { usage }), ...(cost.kind === 'unknown' ? {} : { chargedUsd: cost.usd }) });
      return vectors;
    } finally {
      reserved.settle(usd);
      if (journal !== undefined) await writeRows(journal, [{ type: 'embedded', model, usd }]).catch(() => undefined);
    }
  };
}
