import type { ModelIdentity } from './identity.ts';
import type { RejectedParameter } from './parameters.ts';

const SOURCE = 'Anthropic, model migration guide (anthropics/skills, claude-api), read by 2026-11-21';
const NO_SAMPLING = /^claude-(?:opus-4-[78]|fable-5)$/;
/** Opus from 4.7 on and the fifth generation think adaptively. */
const NO_BUDGET = /^claude-(?:opus-4-[78]|opus-5(?:-5)?|sonnet-5|fable-5)$/;
const ALWAYS_THINKS = /^claude-(?:fable-5|opus-5-5)$/;
const FOURTH_OR_LATER = /^claude-[a-z]+-[4-9](?:-|$)/;

/** What Claude models answer with a 400, as far as Anthropic documents it. Names are the Messages API's. */
export function rejectedByClaude({ family }: ModelIdentity, parameters: Readonly<Record<string, unknown>>): readonly RejectedParameter[] {
  const rejected: RejectedParameter[] = [];
  const add = (name: string, reason: string): void => {
    if (!rejected.some((entry) => entry.name === name)) rejected.push({ name, reason, evidence: 'documented', source: SOURCE });
  };
  const given = (name: string): boolean => parameters[name] !== undefined && parameters[name] !== null;
  for (const name of ['temperature', 'top_p', 'top_k'].filter(given)) {
    if (NO_SAMPLING.test(family)) add(name, `${family} accepts no ${name}`);
    else if (family === 'claude-sonnet-5' && parameters[name] !== 1) add(name, `${family} accepts only the default ${name}`);
  }
  if (FOURTH_OR_LATER.test(family) && given('temperature') && given('top_p')) add('top_p', `${family} accepts temperature or top_p, not both`);
  const thinking = parameters['thinking'];
  if (typeof thinking === 'object' && thinking !== null) {
    if (NO_BUDGET.test(family) && 'budget_tokens' in thinking) add('thinking', `${family} takes thinking.type “adaptive” instead of a token budget`);
    if (ALWAYS_THINKS.test(family) && 'type' in thinking && thinking.type === 'disabled') add('thinking', `${family} cannot think “disabled”`);
  }
  return rejected;
}
