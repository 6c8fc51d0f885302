import type { Vendor } from '../identity.ts';
import { CONTEXT, matchesFamily, NUMBER, SIZE, vocabulary, type FamilyRule, type ParsedId } from './grammar.ts';

type Entry = { readonly vendor: Vendor; readonly rule: FamilyRule; readonly moving?: RegExp; readonly word?: RegExp };

/** Embedding models and small makers that code names often, mostly run locally or through a gateway. */
const COMMUNITY = [
  'nomic-embed-(?:text|code)', 'mxbai-embed-large', 'snowflake-arctic-embed\\d?', 'all-minilm(?:-l6-v2|-l12-v2)?', 'bge-(?:m3|(?:small|base|large)-(?:en|zh)|reranker-(?:base|large|v2))', 't5-(?:small|base|large|v1_1)', 'flan-ul2', 'yi-(?:large|medium|lightning)', 'palmyra-x\\d',
  'voyage-(?:\\d(?:\\.\\d)?|large|code|law|finance|multilingual|context|multimodal)', 'rerank-(?:lite-)?\\d(?:\\.\\d)?', 'jina-(?:embeddings|reranker|colbert|clip)-[vm]\\d', 'compound-beta', 'smollm\\d?', 'tinyllama', 'starcoder2?', 'dolphin-(?:mixtral|mistral|llama3)', 'command-r7b',
  'granite\\d?(?:\\.\\d)?(?:-code)?', 'hermes-[34]', 'dbrx', 'solar-pro', 'all-mpnet-base', 'e5-(?:small|base|large|mistral)', 'multilingual-e5', 'stable-diffusion-(?:v?\\d(?:[.-]\\d)?|xl)',
  'vicuna', 'flan-t5', 'zephyr', 'openhermes', 'openchat', 'llava', 'bakllava', 'moondream\\d?', 'orca-mini', 'neural-chat', 'starling-lm', 'falcon', 'stablelm\\d?', 'wizardcoder', 'tinydolphin', 'mistral-openorca',
  'reka-(?:core|flash|edge|spark)', 'doubao-(?:seed|embedding|pro|lite|vision|\\d\\.\\d)', 'hunyuan-(?:large|turbos?|pro|lite|standard|vision|t1|a13b)', 'ernie-(?:\\d\\.\\d|speed|lite|tiny|x1)',
  'flux(?:[.-]\\d(?:\\.\\d)?)?-(?:pro|dev|schnell|kontext)', 'stable-image-(?:core|ultra)', 'sd3(?:\\.5)?-(?:large|medium)', 'stable-(?:code|beluga)', 'nai-diffusion', 'chirp[-_]\\d', 'scribe_v\\d', 'instructor-(?:base|large|xl)', 'm2-bert-80m', '(?:paraphrase|msmarco|multi-qa)-(?:multilingual-)?(?:minilm|mpnet|distilbert)',
  'playai-tts', 'distil-whisper', 'eleven_(?:multilingual|monolingual|turbo|flash)_v\\d(?:_\\d)?', 'nova-[23]', 'nous-hermes-?\\d?',
];
const COMMUNITY_WORDS = vocabulary('en multilingual mini instruct lite large small base turbo dense moe latest code embed v1 preview dbrx l6 v2 chat alpha beta mistral xl xxl pro ultra max general meeting phonecall medical arabic en-us kontext vision thinking seed m0 speed l phi3 llama3 retrieval furry curated full safe cos-v1 dot-v1 l3 l12 v3 v4 v5 8k 32k 128k 256k h tiny micro int8 int4 fp16 fp32 q4 q8 onnx mlx m3 gemma minicpm layerwise');

/** Vendors whose whole grammar is one line or two; compared in lower case. A preview with a date in its name is one. */
const ENTRIES: readonly Entry[] = [
  {
    vendor: 'moonshot', moving: /^kimi-latest$/,
    rule: {
      head: /^(?:kimi-(?:k\d(?:[.p]\d)?|latest|thinking|vl|dev|linear)|moonshot-v1|moonlight)(?=-|$)/,
      words: vocabulary('preview thinking turbo code highspeed pro fast instruct latest vision us base 8k 32k 128k auto a3b'),
      shapes: [SIZE, /^\d{4}$/],
    },
  },
  {
    vendor: 'zai',
    rule: {
      head: /^(?:zai-)?(?:glm-?(?:\d(?:[.p]\d)?v?|z1|image|ocr|asr)|chatglm\d?)(?=-|$)/,
      words: vocabulary('highspeed prime latest free air airx flash flashx x plus long turbo fast rumination fp8 thinking'),
      shapes: [SIZE, NUMBER, /^\d{4}$|^128k$|^4v$/],
    },
  },
  {
    vendor: 'minimax', word: /^(?:image-01|music-\d\.\d|minimax)$/,
    rule: {
      head: /^(?:minimax-(?:m\d(?:[.p]\d)?|h\d|01|text-01)|m2-her|speech-(?:02|\d\.\d)-(?:hd|turbo)|music-\d\.\d|image-01|abab\d(?:\.\d)?s?-chat)(?=-|$)/,
      words: vocabulary('highspeed her fast flash lightning free 80k'), shapes: [CONTEXT],
    },
  },
  {
    vendor: 'perplexity', moving: /^(?:llama-3(?:\.1)?-)?sonar/, word: /^sonar$/,
    rule: { head: /^(?:(?:llama-3(?:\.1)?-)?sonar|r1-1776|pplx-\d+b)(?=-|$)/, words: vocabulary('128k 32k 8x7b 70b pro reasoning deep-research reasoning-pro search small medium large huge chat online') },
  },
  {
    vendor: 'ai21', word: /^(?:jamba|j2-(?:mid|ultra))$/,
    rule: { head: /^(?:jamba|j2)(?=-)/, words: vocabulary('large mini instruct mid ultra light grande jumbo v1'), shapes: [NUMBER] },
  },
  {
    vendor: 'xiaomi', rule: { head: /^mimo-v\d(?:\.\d)?(?=-|$)/, words: vocabulary('pro flash asr ultraspeed omni tts free') },
  },
  {
    vendor: 'unknown', word: /^(?:t5-(?:small|base|large)|flan-ul2|nomic-embed-text|all-minilm|starcoder2?|yi|granite-code|vicuna|flan-t5|zephyr|openhermes|openchat|llava|bakllava|moondream2?|orca-mini|neural-chat|starling-lm|falcon|stablelm2?|wizardcoder|tinydolphin|mistral-openorca|nova-[23]|nous-hermes2?)$/,
    rule: { head: new RegExp(`^(?:${COMMUNITY.join('|')})(?=-|$)`), words: COMMUNITY_WORDS, shapes: [SIZE, NUMBER, /^v\d(?:\.\d)?$|^\d{4}$|^\d{6}$/] },
  },
];

export function parseFurtherVendors(id: string): ParsedId | undefined {
  const lower = id.toLowerCase();
  const entry = ENTRIES.find(({ rule }) => matchesFamily(lower, [rule]));
  if (entry === undefined) return undefined;
  const base = { vendor: entry.vendor, model: id, family: id, bareWord: entry.word?.test(lower) ?? false } as const;
  if (entry.vendor === 'unknown') return { ...base, stability: 'opaque' };
  if (entry.moving?.test(lower)) return { ...base, stability: 'moving' };
  const dated = /-\d{4}(?:-|$)/.test(lower);
  return { ...base, stability: dated ? 'dated' : lower.endsWith('-preview') ? 'preview' : 'fixed' };
}
