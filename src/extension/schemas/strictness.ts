import type { LintedFound } from '../../core/toolSchemas/lintCache.ts';
import { problemsOf } from './schemaPlace.ts';

/** What a line above a schema says of it, and how many problems it has. `unchecked`: it cannot be read without running the code. */
export type Strictness = { readonly kind: 'strict' | 'lax' | 'problems' | 'unchecked'; readonly title: string; readonly tooltip: string };

const apis: Readonly<Record<string, string>> = {
  openai: 'OpenAI', 'openai-finetuned': 'OpenAI (fine-tuned models)', anthropic: 'Anthropic', gemini: 'Gemini', portable: 'all APIs',
};

/** A profile as people know it. */
export function apiOf(profile: string): string {
  return apis[profile] ?? profile;
}

/** `profile` is the one that the person chose, if any. */
export function strictnessOf(schema: LintedFound, profile?: string): Strictness {
  const { found } = schema;
  const api = apiOf(profile ?? found.profile);
  if (found.root.kind === 'opaque') return { kind: 'unchecked', title: 'schema not checked', tooltip: 'Only running the code tells what it holds' };
  const count = problemsOf(schema).length;
  if (count > 0) return { kind: 'problems', title: count === 1 ? '1 problem' : `${count} problems`, tooltip: `Go to the first one. Judged by the rules of ${api}` };
  if (found.strictSwitch?.strict === 'off') return { kind: 'lax', title: 'not strict', tooltip: '"strict" is false: the model may leave the schema' };
  // An SDK that is not OpenAI's own sends it as it likes, mostly without strict mode.
  if (found.maker !== undefined && !found.isStrict && profile === undefined) return { kind: 'lax', title: 'schema ✓', tooltip: 'Read, and not sent in strict mode' };
  return { kind: 'strict', title: (profile ?? found.profile) === 'gemini' ? 'schema ✓' : 'strict ✓', tooltip: `Nothing that ${api} rejects` };
}

/** True where *Make strict* has something to do. */
export function canBeStricter(schema: LintedFound): boolean {
  return schema.found.root.kind !== 'opaque' && schema.found.maker === undefined && (problemsOf(schema).length > 0 || schema.found.strictSwitch?.strict === 'off');
}
