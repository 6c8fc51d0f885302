import { createBoundedChecker } from '../../../../../src/core/evals/assertions/checkBounded.ts';
import type { EvalDeps, EvalPlan } from '../../../../../src/core/evals/runner/types.ts';
import { parseSuite } from '../../../../../src/core/evals/suites/parseSuite.ts';
import { parsePrompt } from '../../../../../src/core/prompts/parsePrompt.ts';
import type { ModelRequest, Provider, ProviderEvent } from '../../../../../src/core/providers/provider.ts';
import { plainUsage } from '../../../../../src/core/models/cost.ts';
import { clock, countTokens, price } from '../../runs/samples.ts';

const prompt = parsePrompt('prompts/triage/1.2.0.md', '---\ndescription: Sort\n---\n# System\nOne word.\n\n# User\n{{text}}\n');

/** A plan from the YAML of a suite's cases and settings. */
export async function planOf(yaml: string, rest: Partial<EvalPlan> = {}): Promise<EvalPlan> {
  const { suite, problems } = await parseSuite('evals/triage.eval.yaml', `name: triage\nprompt: ../prompts/triage/1.2.0.md\nbaseline: model-a\ncandidate: model-b\n${yaml}`);
  if (suite === undefined) throw new Error(problems.map(({ message }) => message).join(' '));
  const side = (model: string): EvalPlan['sides']['baseline'] => ({ model: { requested: model, model }, parameters: { max_output_tokens: 100 }, omittedParameters: [] });
  return { suite, cases: suite.cases, sides: { baseline: side('model-a'), candidate: side('model-b') }, prompt, repeat: suite.repeat, ...rest };
}

export type Script = (request: ModelRequest, asked: number) => string | readonly ProviderEvent[] | Error;

/** A provider that answers by a script, after a turn of the event loop, and counts how many requests are under way. */
export function answersBy(script: Script): Provider & { readonly asked: ModelRequest[]; readonly most: () => number } {
  const asked: ModelRequest[] = [];
  let under = 0;
  let most = 0;
  return {
    label: 'scripted', maxBilledTries: 1, asked, most: () => most,
    async *stream(request, signal) {
      const index = asked.push(request) - 1;
      most = Math.max(most, ++under);
      try {
        yield { type: 'sent', attempt: 1 };
        await new Promise((resolve) => setTimeout(resolve, 1));
        signal.throwIfAborted();
        const said = script(request, index);
        if (said instanceof Error) throw said;
        if (typeof said === 'string') {
          yield { type: 'text', delta: said };
          yield { type: 'finished', reason: 'stop', usage: plainUsage(10, 5) };
        } else yield* said;
      } finally {
        under--;
      }
    },
  };
}

export const depsOf = (provider: Provider, rest: Partial<EvalDeps> = {}): EvalDeps => ({ provider, clock, price, countTokens, assertHost: { bounded: (assertion, input) => createBoundedChecker()(assertion, input) }, ...rest });
