import { matchesFamily, NUMBER, SIZE, vocabulary, type FamilyRule, type ParsedId } from './grammar.ts';
import { splitVersion } from './version.ts';

const WORDS = vocabulary(
  'large medium small tiny nemo mamba embed moderation ocr saba creative transcribe realtime mini tts instruct latest base next',
);
const NAME = '(?:mistral|mixtral|ministral|magistral|codestral|devstral|pixtral|voxtral|leanstral|mathstral)';
const FAMILY_WORD = new RegExp(`^${NAME}$`);

const RULES: readonly FamilyRule[] = [
  { head: new RegExp(`^(?:labs-|open-)?${NAME}(?=-|$)`), words: WORDS, shapes: [NUMBER, SIZE, /^v0\.\d$|^32768$/] },
  { head: /^open-codestral-mamba$/ },
];

/**
 * Mistral's names: `-YYMM` (lately `-YY-MM`) is a snapshot, `-latest` and the bare size moves, a name with its own
 * version number is one model. Source: Mistral's models page.
 */
export function parseMistral(id: string): ParsedId | undefined {
  const versioned = splitVersion(id, 'yearMonth');
  const family = versioned?.family ?? id;
  // Hugging Face writes the open weights with capitals: Mistral-7B-Instruct-v0.3.
  if (/[A-Z]/.test(id)) {
    return matchesFamily(family.toLowerCase(), RULES) && /\d/.test(id) ? { vendor: 'mistral', model: id, family, stability: 'opaque', bareWord: false } : undefined;
  }
  if (!matchesFamily(family, RULES)) return undefined;
  if (versioned !== undefined) return { vendor: 'mistral', model: id, ...versioned, stability: 'dated', bareWord: false };
  if (FAMILY_WORD.test(id)) return { vendor: 'mistral', model: id, family, stability: 'opaque', bareWord: true };
  const numbered = /\d/.test(id);
  return { vendor: 'mistral', model: id, family, stability: !id.endsWith('-latest') && numbered ? 'fixed' : 'moving', bareWord: false };
}
