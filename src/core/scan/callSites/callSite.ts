import type { TextRange } from '../../text/range.ts';
import type { LanguageId } from '../types.ts';

/** What a text may stand between. */
export type TextQuote = '"' | "'";

/** A value as far as it can be read from the text. `other` is code. */
export type SiteValue =
  | {
      readonly kind: 'plain'; readonly value: string | number | boolean | null; readonly range: TextRange;
      /** At the ends of `range`, where it is a text between these. */
      readonly quote?: TextQuote;
    }
  | { readonly kind: 'object'; readonly entries: () => readonly SiteEntry[]; readonly range: TextRange }
  | { readonly kind: 'list'; readonly items: () => readonly SiteValue[]; readonly range: TextRange }
  | { readonly kind: 'other'; readonly text: string; readonly range: TextRange };

/** An argument, a key of an object, a field of a struct literal, a step of a builder chain. */
export type SiteEntry = {
  /** As written. */
  readonly name: string;
  readonly nameRange: TextRange;
  readonly value: SiteValue;
  /** Name and value. */
  readonly range: TextRange;
  /** What to delete so that it is gone and the rest still parses. */
  readonly removal: TextRange;
  /** Set by a statement that a condition stands around. */
  readonly conditional?: true;
};

/** How the entries are written, for what is inserted beside one. */
export type SiteStyle = 'object' | 'keywords' | 'arrow' | 'named' | 'struct' | 'builder' | 'json' | 'yaml';

/** What stands beside a model in the same call, object or literal. */
export type CallSite = {
  readonly language: LanguageId;
  readonly style: SiteStyle;
  /** The entry that gives the model. */
  readonly model: SiteEntry;
  /** The other entries. */
  readonly entries: readonly SiteEntry[];
  /** What is called, the type that is built, the address that is posted to: as written, in one text; empty when nothing tells. */
  readonly target: string;
  /** True in front matter and files of data, whose keys a tool sends on. */
  readonly data: boolean;
  /** True when more is handed over than can be read: `...options`, `**kwargs`. */
  readonly open: boolean;
};

/** `maxTokens`, `MaxTokens` and `max_tokens` are one name. */
export function canonicalName(name: string): string {
  const snake = name.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2').replaceAll('-', '_').toLowerCase();
  return Object.hasOwn(spellings, snake) ? spellings[snake] ?? snake : snake;
}

const spellings: Readonly<Record<string, string>> = {
  log_probs: 'logprobs', top_log_probs: 'top_logprobs', stop_of_strings: 'stop', add_tool: 'tools', add_function_tool: 'tools', add_function: 'functions', enabled_thinking: 'thinking',
  // OpenAI's package for .NET, and Azure's before it.
  max_output_token_count: 'max_output_tokens', include_log_probabilities: 'logprobs', top_log_probability_count: 'top_logprobs', logit_biases: 'logit_bias', reasoning_effort_level: 'reasoning_effort',
  reasoning_options: 'reasoning', stored_output_enabled: 'store', function_choice: 'function_call', nucleus_sampling_factor: 'top_p', output_prediction: 'prediction', audio_options: 'audio',
  prompt_cache_retention_policy: 'prompt_cache_retention', included_properties: 'include',
};

const modelKey = /^(?:(?:chat|default|llm|openai|azure)_?)?(?:model(?:_?(?:name|id))?|deployment(?:_?(?:name|id))?|engine)$/i;

/** True for a key that says which model is called. */
export function isModelKey(name: string): boolean {
  return modelKey.test(name);
}

/** What to delete so that an entry between commas is gone; a line of its own goes as a whole. */
export function commaRemoval(text: string, { start, end }: TextRange): TextRange {
  const comma = /^[^\S\n]*,/.exec(text.slice(end, end + 200));
  if (comma !== null) {
    const after = end + comma[0].length;
    const lineStart = /(?:^|\n)[^\S\n]*$/.exec(text.slice(Math.max(0, start - 200), start));
    const rest = /^[^\S\n]*\r?\n/.exec(text.slice(after, after + 200));
    if (lineStart !== null && rest !== null) return { start: start - lineStart[0].replace('\n', '').length, end: after + rest[0].length };
    return { start, end: after + (/^[^\S\n]*/.exec(text.slice(after, after + 200))?.[0].length ?? 0) };
  }
  const before = /,\s*$/.exec(text.slice(Math.max(0, start - 200), start));
  return { start: start - (before?.[0].length ?? 0), end };
}

/** A value as JSON would hold it. Code is `undefined` inside; `given` says that there is something. */
export function plainOf(value: SiteValue, depth = 0): unknown {
  if (depth > 12) return undefined;
  switch (value.kind) {
    case 'plain': return value.value;
    case 'object': return Object.fromEntries(value.entries().map((entry) => [canonicalName(entry.name), plainOf(entry.value, depth + 1)]));
    case 'list': return value.items().map((item) => plainOf(item, depth + 1));
    case 'other': return undefined;
  }
}
