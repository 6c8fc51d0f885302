import type { Vendor } from '../identity.ts';
import { CONTEXT, matchesFamily, NUMBER, SIZE, vocabulary, type FamilyRule, type ParsedId } from './grammar.ts';

/** Words that hosts and fine-tuners put behind an open model's name. */
const WORDS = vocabulary(
  'groq instruct chat base it pt hf versatile instant reasoning online turbo lite fp8 fp16 bf16 awq gptq gguf int4 int8 q4 4bit 8bit fast free preview '
  + 'vision text code coder math guard prompt thinking distill llama qwen scout maverick specdec tool-use tool use basic '
  + 'python next vl omni mini small medium large moe multimodal plus nano super ultra nemotron content-safety embed embedding '
  + 'reward search think latest experimental exp maas speciale terminus v1 v2 v3 zero prover flash pro max air airx flashx x nvfp4 lightning open contributor ultra',
);
const SHAPES = [SIZE, NUMBER, CONTEXT, /^\d{4}$/, /^v\dp\d$/, /^\d{4,5}$/, /^[a-z]?\d+[a-z]?$/, /^q\d(?:_[a-z0-9]+)*$/];

type Family = { readonly vendor: Vendor; readonly rule: FamilyRule; readonly word?: RegExp };

/** Open weights under the names that hosts, Ollama, gateways and Hugging Face give them; compared in lower case. */
const FAMILIES: readonly Family[] = [
  { vendor: 'meta', rule: rule(/^(?:meta-)?llama(?:-?v?\d(?:[.p_-]\d)?)?(?:-guard-?\d?)?(?=-|$)/), word: /^llama-?\d?$/ },
  { vendor: 'meta', rule: rule(/^code-?llama(?=-|$)/), word: /^code-?llama$/ },
  { vendor: 'meta', rule: rule(/^muse-(?:spark|ember|wonder|glimmer)(?=-(?:open|\d))/) },
  { vendor: 'microsoft', rule: rule(/^phi(?:-?\d(?:\.\d)?(?=-|$)|$)/), word: /^phi(?:-?\d)?$/ },
  { vendor: 'microsoft', rule: rule(/^(?:wizardlm-?2|mai-ds-r1)(?=-|$)/) },
  { vendor: 'nvidia', rule: rule(/^(?:nvidia-)?(?:llama-\d\.\d-)?nemotron(?:-?\d(?:\.\d)?)?(?=-|$)/), word: /^nemotron$/ },
  { vendor: 'openai', rule: rule(/^whisper-(?:large|medium|small|base|tiny)(?=-|$)/), word: /^whisper-(?:large|medium|small|base|tiny)$/ },
];

function rule(head: RegExp): FamilyRule {
  return { head, words: WORDS, shapes: SHAPES };
}

/** Meta, Microsoft and NVIDIA. Who hosts the weights decides what is served, so the name alone pins nothing. */
export function parseOpenWeights(id: string): ParsedId | undefined {
  // All capitals are the name of a constant.
  if (!/[a-z]/.test(id)) return undefined;
  const lower = id.toLowerCase();
  for (const { vendor, rule: family, word } of FAMILIES) {
    if (!matchesFamily(lower, [family])) continue;
    return { vendor, model: id, family: id, stability: 'opaque', bareWord: word?.test(lower) ?? false };
  }
  return undefined;
}
