import { matchesFamily, NUMBER, SIZE, vocabulary, type FamilyRule, type ParsedId } from './grammar.ts';

const RULES: readonly FamilyRule[] = [
  {
    head: /^deepseek-(?:chat|reasoner|coder|prover|vl2?|llm|ocr|v\d(?:[.p]\d)?|r\d|r1t\d?)(?=-|$)/,
    words: vocabulary('flash pro lite base instruct chat zero distill qwen llama chimera exp experimental terminus speciale latest preview thinking fast reasoning'),
    shapes: [SIZE, NUMBER, /^v\d(?:\.\d)?$|^qwen\d(?:\.\d)?$|^llama\d?$|^\d{4}$/],
  },
];

/** DeepSeek: `deepseek-chat` and `-reasoner` were moved from model to model; a version in the name is one model. */
export function parseDeepSeek(id: string): ParsedId | undefined {
  if (!/[a-z]/.test(id)) return undefined;
  const lower = id.toLowerCase();
  if (!matchesFamily(lower, RULES)) return undefined;
  const moving = /^deepseek-(?:chat|reasoner|coder)$/.test(lower);
  return { vendor: 'deepseek', model: id, family: id, stability: moving ? 'moving' : 'fixed', bareWord: false };
}
