import { contentHash } from '../../prompts/versions/contentHash.ts';
import { stableJson } from '../../text/stableJson.ts';
import type { EvalPlan } from '../runner/types.ts';
import type { SuiteCase } from '../suites/types.ts';
import type { AskedHashes } from './types.ts';

/** Of what a case puts in and what it asks of the answer; not of its severity, tags or place. 16 hex digits. */
export async function caseHash({ vars, messages, toolResults, assert, threshold }: SuiteCase): Promise<string> {
  return await shortHash({ vars, messages, toolResults, assert, threshold });
}

/** Of everything besides cases and models that an answer or its judgement hangs on. */
export async function askedHashes({ suite, prompt, tools, outputSchema }: EvalPlan): Promise<AskedHashes> {
  const { parameters, outputLimit, maxToolTurns, judge, embeddings, moderation } = suite;
  const judges = judge ?? embeddings ?? moderation;
  return {
    parameters: await shortHash({ parameters, outputLimit, maxToolTurns }),
    ...(prompt === undefined ? {} : { prompt: await shortHash({ messages: prompt.messages.map(({ role, template }) => ({ role, template })), body: prompt.body?.template, partials: prompt.partials, parameters: prompt.parameters, defaults: prompt.input.defaults, outputSchema }) }),
    ...(tools === undefined ? {} : { tools: await shortHash(tools) }),
    ...(judges === undefined ? {} : { judge: await shortHash({ judge, embeddings, moderation }) }),
  };
}

const names: readonly (readonly [keyof AskedHashes, string])[] = [['prompt', 'the prompt'], ['parameters', 'the parameters'], ['tools', 'the tools'], ['judge', 'the judge']];

/** What differs, as people call it. */
export function changedParts(before: AskedHashes, now: AskedHashes): readonly string[] {
  return names.filter(([part]) => before[part] !== now[part]).map(([, name]) => name);
}

async function shortHash(value: unknown): Promise<string> {
  return (await contentHash(stableJson(value))).slice(0, 16);
}
