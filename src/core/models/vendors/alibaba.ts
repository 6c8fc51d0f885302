import { matchesFamily, NUMBER, SIZE, vocabulary, type FamilyRule, type ParsedId } from './grammar.ts';
import { splitVersion } from './version.ts';

const WORDS = vocabulary(
  'max plus turbo flash long vl omni coder math audio instruct chat thinking preview latest realtime next mt rerank embedding '
  + 'asr tts image edit base awq gptq int4 int8 fp8 captioner ocr deep-research vd character asr-flash fast free local 4bit 8bit bf16 fp16 mlx gguf',
);
const RULES: readonly FamilyRule[] = [
  { head: /^qwen(?:-?\d(?:[.p]\d)?)?(?=-|$)/, words: WORDS, shapes: [SIZE, NUMBER, /^\d{4}$/] },
  { head: /^(?:qwen-)?(?:codeqwen|qwq|qvq)(?:\d(?:\.\d)?)?(?=-|$)/, words: WORDS, shapes: [SIZE] },
  { head: /^(?:gte-rerank(?:-v2)?|text-embedding-v\d|wan\d\.\d-[a-z0-9-]+|tongyi-[a-z]+)$/ },
];

/** Qwen: `-YYYY-MM-DD` is a snapshot, the commercial names move, a size in the name means open weights. */
export function parseAlibaba(id: string): ParsedId | undefined {
  if (!/[a-z]/.test(id)) return undefined;
  const lower = id.toLowerCase();
  const versioned = splitVersion(lower, 'isoDay');
  const family = versioned?.family ?? lower;
  if (!matchesFamily(family, RULES)) return undefined;
  const isFamily = /^(?:qwen-?\d?(?:\.\d)?|qwq)$/.test(lower);
  const bareWord = isFamily && !lower.includes('.');
  if (versioned !== undefined) return { vendor: 'alibaba', model: id, ...versioned, stability: 'dated', bareWord };
  const sized = lower.split('-').some((word) => SIZE.test(word));
  const stability = sized || isFamily ? 'opaque' : lower.endsWith('-preview') ? 'preview' : /-(?:latest|max|plus|turbo|flash|long)$/.test(lower) ? 'moving' : 'fixed';
  return { vendor: 'alibaba', model: id, family: id, stability, bareWord };
}
