import { findModelIdCandidates } from '../models/candidates.ts';
import { identifyModel } from '../models/identify.ts';
import { findEndpointSeeds } from './endpoints.ts';
import type { TextRange } from '../text/range.ts';

/** Families whose ids are also built from pieces (`"gpt-" + version`) and tested by prefix (`startsWith("claude-")`). */
const families = 'gpt|claude|gemini|gemma|mistral|mixtral|codestral|ministral|magistral|devstral|deepseek|llama|qwen|grok|command|nova|titan|text-embedding|dall-e|whisper|tts|chatgpt|glm|kimi|phi';
/** Where a literal ends or a placeholder or a pattern's wildcard begins. */
const brokenOff = String.raw`(?=["'\`]|[$#]?\{|\$\w|\\\(|%[sdv])`;
/** A family's beginning up to there, or its bare name where no prose goes before: most of what begins like one goes on in letters (`commands`). */
const piece = new RegExp(String.raw`(?<![\w-])(?:${families})(?:[-\d][\w.-]*?${brokenOff}|(?<!\s\w+)${brokenOff})`, 'g');
/** A string right after a name or key that speaks of a model: where a misspelled id may be. */
const slot = /(?:model|engine|deployment|alias|pretrained|transformer|ckpt)\w{0,40}["'`\]]?\s{0,20}(?::\s{0,4}(?:Optional\[)?[Ss]tr(?:ing)?\b[\]\s|\w?]{0,20}=|===?|:|=|\(|,)\s{0,40}["'`]?([a-z][\w./:@-]{2,80})(?=["'`\s,}]|$)/gim;
const slotBefore = /(?:^|\s)case\s{1,4}["'`]$|(?:model|pretrained|transformer|ckpt)\w{0,40}["'`\]]?\s{0,20}(?::\s{0,4}(?:Optional\[)?[Ss]tr(?:ing)?\b[\]\s|\w?]{0,20}=|===?|:|=|\(|,)\s{0,40}["'`]$/i;

/** Whether what stands before a place speaks of a model: where an id that nobody lists may be. */
export function isModelsSlot(text: string, at: number): boolean {
  return slotBefore.test(text.slice(Math.max(0, at - 120), at));
}

const aliasCall = /["'`]([a-z][a-z0-9]*(?:[._-][a-z0-9]+)*)["'`]/g;

/**
 * Places worth a look, by offset: possible ids, pieces of ids, values in a model's slot, services that stop, and with `aliases` whatever may be the name of one.
 * `quoted`: the language has no string without quotes, so that identifiers need not be looked at.
 */
export function findSeeds(text: string, aliases: boolean, quoted = false): readonly TextRange[] {
  const candidates = findModelIdCandidates(text);
  const seeds: TextRange[] = [...(quoted ? candidates.filter((range) => mayLeadSomewhere(text, range)) : candidates), ...findEndpointSeeds(text)];
  for (const match of text.matchAll(piece)) if (match[0] !== '') seeds.push({ start: match.index, end: match.index + match[0].length });
  for (const match of text.matchAll(slot)) {
    const end = match.index + match[0].length;
    const start = end - (match[1]?.length ?? 0);
    if (!quoted || isQuote(text[start - 1])) seeds.push({ start, end });
  }
  if (aliases) for (const match of text.matchAll(aliasCall)) seeds.push({ start: match.index + 1, end: match.index + 1 + (match[1]?.length ?? 0) });
  return seeds.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

const isQuote = (char: string | undefined): boolean => char === '"' || char === "'" || char === '`';

/**
 * Whether a candidate is worth a parse in a language whose strings have quotes. Half of all candidates are identifiers
 * (`registerCommand`, `embeddings`), which hold no id; a plain word (`command`, `mistral`) is one only where a string or a setting begins.
 */
function mayLeadSomewhere(text: string, { start, end }: TextRange): boolean {
  const stretch = text.slice(start, end);
  if (/\d|openrouter\/|:(?:bedrock|free|thinking|extended|nitro|floor|exacto)/i.test(stretch)) return true;
  for (const match of stretch.matchAll(/[\w.-]+/g)) {
    const token = match[0];
    if (token.includes('-') && token.length > 1) return true;
    const identity = identifyModel(token);
    if (identity === undefined && !isFamilyPiece(token)) continue;
    if (/^[A-Za-z]+$/.test(token) && (identity === undefined || identity.bareWord) && /[\s(){}<>!&?]/.test(text[start + match.index - 1] ?? ' ')) continue;
    return true;
  }
  return false;
}

const pieceWord = '(?:\\d[\\w.]*|v\\d[\\w.]*|[rk]\\d?|opus|sonnet|haiku|flash|lite|pro|mini|nano|turbo|instant|large|small|medium|embed|embedding|audio|image|realtime|oss|coder|reasoner|chat|preview|exp|latest|code|codex|instruct|vision|plus|max|thinking|search|transcribe|tts|ada|english|multilingual|light|next|vl|live)';
/** Ends in a dash, a number or a tier: `claude-desktop` is a product. */
const familyPiece = new RegExp(`^(?:[a-z-]+[/.:])?(?:${families})-(?:${pieceWord}-)*(?:\\d[\\w.]*|(?:opus|sonnet|haiku|flash|pro|mini|nano|turbo|instant|large|small|medium|embed|audio|image|realtime|oss|coder|reasoner|chat|lite))?$`);
/** Words of other trades. */
const commonWord = /^(?:[a-z-]+[/.:])?(?:command|nova|titan|phi|tts|whisper|glm)-/;

/** True where a piece could begin many things and only a model's position tells. */
export function isAmbiguousPiece(text: string): boolean {
  return commonWord.test(text);
}

/** The beginning of a family and nothing more: `gpt-`, `claude-3`, `gemini`. */
export function isFamilyPiece(text: string): boolean {
  return familyPiece.test(text) || /^o[1-9]-$/.test(text);
}
