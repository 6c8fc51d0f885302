import { describeModel } from '../models/describeModel.ts';
import { identifyModel } from '../models/identify.ts';
import { createSuppressions } from '../scan/suppressions.ts';
import type { Settings } from '../settings/types.ts';
import { renderPrompt } from './renderPrompt.ts';
import type { PromptFacts, PromptFinding } from './rules/promptRule.ts';
import { promptRules } from './rules/promptRules.ts';
import type { Prompt } from './types.ts';
import { emptyLock, releaseState, type VersionsLock } from './versions/versionsLock.ts';

export type PromptCheckOptions = {
  /** Of the prompt's folder; none where there is no such file. */
  readonly lock?: VersionsLock;
  /** The id behind what the prompt names: an alias resolved, an id as it is. */
  readonly modelOf?: (name: string) => string | undefined;
  /** True where the alias or CODEOWNERS names an owner. */
  readonly hasOwner?: boolean;
  readonly countTokens: (text: string) => Promise<number>;
  /** What the repository decided: `path` is the prompt's, from the folder of `promptshift.json`, with '/'. */
  readonly settings?: Pick<Settings, 'rules' | 'ignore'> & { readonly path: string };
};

export type PromptCheck = Pick<PromptFacts, 'state' | 'inputTokens' | 'context'> & { readonly findings: readonly PromptFinding[] };

/** Runs every rule on a prompt whose files have been read where they can be. Findings that a comment or the settings accept are left out. */
export async function checkPrompt(prompt: Prompt, text: string, options: PromptCheckOptions, signal: AbortSignal): Promise<PromptCheck> {
  signal.throwIfAborted();
  const state = await releaseState(options.lock ?? emptyLock, prompt.format === 'promptshift' ? prompt.version : undefined, text);
  const inputTokens = await options.countTokens(filledText(prompt));
  const context = contextOf(prompt, options.modelOf);
  const facts: PromptFacts = { prompt, text, state, inputTokens, hasOwner: options.hasOwner ?? false, ...(context === undefined ? {} : { context }) };
  const reasonFor = createSuppressions(text);
  const accepted = options.settings?.ignore.filter(({ path }) => path === options.settings?.path) ?? [];
  const findings: PromptFinding[] = [];
  for (const { id, severity, check } of promptRules) {
    const decided = options.settings?.rules[id];
    if (decided === 'off') continue;
    for (const finding of await check(facts)) {
      signal.throwIfAborted();
      const written = text.slice(finding.range.start, finding.range.end);
      const isAccepted = accepted.some((entry) => entry.rule === id && (entry.text === undefined || entry.text === written));
      if (!isAccepted && reasonFor(id, finding.range.start) === undefined) findings.push({ ...finding, rule: id, severity: decided ?? finding.severity ?? severity });
    }
  }
  return { state, inputTokens, ...(context === undefined ? {} : { context }), findings: findings.toSorted((a, b) => a.range.start - b.range.start) };
}

/** As sent, with the defaults; where an input has none, the templates as they are written. */
function filledText(prompt: Prompt): string {
  try {
    return renderPrompt(prompt, {}).map(({ content }) => content).join('\n');
  } catch {
    return prompt.messages.map(({ template }) => template).join('\n');
  }
}

function contextOf({ model }: Prompt, modelOf: PromptCheckOptions['modelOf']): PromptFacts['context'] {
  if (model === undefined || model.isDeployment === true) return undefined;
  const id = modelOf?.(model.text) ?? model.text;
  const identity = identifyModel(id);
  const limits = identity === undefined ? undefined : describeModel(identity).limits;
  return limits?.context === undefined ? undefined : { model: id, tokens: limits.context, asOf: limits.asOf };
}
