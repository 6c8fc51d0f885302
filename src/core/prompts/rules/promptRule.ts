import type { Severity } from '../../scan/types.ts';
import type { TextRange } from '../../text/range.ts';
import type { Prompt } from '../types.ts';
import type { ReleaseState } from '../versions/versionsLock.ts';

export const promptRuleIds = [
  'prompt/invalid', 'prompt/undefined-placeholder', 'prompt/unused-input', 'prompt/schema-default', 'prompt/missing-owner',
  'prompt/too-long', 'prompt/repeated-example', 'prompt/personal-data', 'prompt/edited-release',
] as const;
export type PromptRuleId = (typeof promptRuleIds)[number];

/** What a rule finds. `message` is a whole sentence. `fix` names what a face can do about it. */
export type PromptFinding = {
  readonly rule: PromptRuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly range: TextRange;
  readonly fix?: { readonly kind: 'new-version' };
};

/** What rules look at beside the prompt. */
export type PromptFacts = {
  readonly prompt: Prompt;
  /** The file's text. */
  readonly text: string;
  readonly state: ReleaseState;
  /** Estimated tokens of the prompt, its defaults filled in. */
  readonly inputTokens: number;
  /** Tokens that the model it names takes, and where that is said; undefined where nobody says. */
  readonly context?: { readonly model: string; readonly tokens: number; readonly asOf: string };
  /** True where somebody else than the front matter says who owns the prompt: its alias, CODEOWNERS. */
  readonly hasOwner: boolean;
};

/** What one rule reports, its own severity unless it says another. */
export type RuleFinding = Omit<PromptFinding, 'rule' | 'severity'> & { readonly severity?: Severity };

/** One kind of finding; pure. One file each. */
export interface PromptRule {
  readonly id: PromptRuleId;
  readonly severity: Severity;
  check(facts: PromptFacts): readonly RuleFinding[] | Promise<readonly RuleFinding[]>;
}

/** Where a finding about the whole prompt stands: the first line of its settings, where a comment can accept it; else its first line. */
export function firstLine(text: string): TextRange {
  const top = text.startsWith('\uFEFF') ? 1 : 0;
  const marker = /^---[ \t]*(?:\r\n|\n|\r)(?!---)/.exec(text.slice(top, top + 200))?.[0].length ?? 0;
  const start = top + marker;
  const end = /[\r\n]/.exec(text.slice(start))?.index;
  return { start, end: end === undefined ? text.length : start + end };
}
