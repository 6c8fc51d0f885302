import { matchesFamily, NUMBER, SIZE, vocabulary, type FamilyRule, type ParsedId } from './grammar.ts';
import { splitVersion } from './version.ts';

const WORDS = vocabulary(
  'pro flash flash-lite lite nano ultra vision latest preview exp experimental thinking tts image image-generation live '
  + 'native-audio dialog computer-use embedding text customtools tuning translate transcribe omni streaming audio generate fast it pt '
  + 'clip realtime high max er robotics qat maas generation video argon batch free 4bit 8bit bf16',
);

/** Names that are an id only with a revision behind them: `text-embedding-004`, `textembedding-gecko@003`. */
const NEEDS_REVISION = new RegExp(
  '^(?:text-embedding|embedding|embedding-gecko|textembedding-gecko|textembedding-gecko-multilingual|text-multilingual-embedding'
  + '|multimodalembedding|imagegeneration|imagetext)$',
);

/**
 * Google's names. `gemini-X.Y-name` is the stable model, `-001` a fixed revision, `-preview` and `-exp` are short-lived,
 * `-latest` moves. Source: the Gemini API's models page.
 */
const RULES: readonly FamilyRule[] = [
  { head: /^gemini-(?:\d(?:\.\d{1,2})?|live-\d\.\d|omni|robotics-er|embedding|exp|experimental)(?=-|$)/, words: WORDS, shapes: [NUMBER, SIZE, /^\d{2,4}$/] },
  { head: /^gemini-(?:pro|flash|flash-lite|ultra|nano)(?=-|$)/, words: WORDS, shapes: [NUMBER, SIZE] },
  { head: /^(?:code|pali|med|shield|txg|data|embedding|function|t5)?gemma\d?n?(?=-|$)/, words: WORDS, shapes: [NUMBER, SIZE, /^\d?n$|^\d{3}$/] },
  { head: /^(?:imagen|veo|lyria|learnlm)-(?:\d(?:\.\d)?|realtime|clip)(?=-|$)/, words: WORDS, shapes: [NUMBER, /^\d{2,4}$/] },
  { head: /^(?:deep-research|antigravity)(?:-(?:pro|max))?-preview$/ },
  { head: /^(?:nano-banana(?:-pro)?(?:-preview)?|aqa)$/ },
  { head: NEEDS_REVISION },
  { head: /^embedding-2-preview$/ },
  { head: /^(?:text|chat|code|codechat)-(?:bison|unicorn|gecko)(?:-32k)?$/ },
];

const FAMILY_WORD = /^(?:gemini-(?:\d(?:\.\d)?|flash|flash-lite|ultra|nano|embedding|omni|live|exp)|gemma\d?|gemma-\d|codegemma|paligemma|imagen-\d|veo-\d|aqa|embedding-001)$/;

export function parseGoogle(id: string): ParsedId | undefined {
  if (/^(?:[a-z]+)?gemma/i.test(id) && /[A-Z]/.test(id)) {
    return matchesFamily(id.toLowerCase(), RULES) ? { vendor: 'google', model: id, family: id, stability: 'opaque', bareWord: false } : undefined;
  }
  if (!/^[a-z0-9.@-]+$/.test(id)) return undefined;
  const preview = /-(?:preview|exp)(?=-|$)/.test(id) || id.startsWith('gemini-exp-');
  const versioned = preview ? splitVersion(id, 'monthYear', 'monthDay') ?? splitDay(id) : splitVersion(id, 'revision');
  const family = versioned?.family ?? id.replace(/@(?:latest|default)$/, '');
  if (versioned === undefined && NEEDS_REVISION.test(family) && !family.startsWith('textembedding-')) return undefined;
  if (!matchesFamily(family, RULES)) return undefined;
  const base = { vendor: 'google', model: id, family, ...versioned, bareWord: FAMILY_WORD.test(id) } as const;
  if (/[-@](?:latest|default)$/.test(id)) return { ...base, stability: 'moving' };
  if (preview) return { ...base, stability: 'preview' };
  if (versioned !== undefined) return { ...base, stability: 'dated' };
  return { ...base, stability: base.bareWord ? 'opaque' : 'fixed' };
}

/** `-05-20`: a day without a year, only on previews. */
function splitDay(id: string): { readonly family: string; readonly version: string } | undefined {
  const match = /-((?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01]))$/.exec(id);
  return match?.[1] === undefined ? undefined : { family: id.slice(0, match.index), version: match[1] };
}
