import type { TextRange } from '../text/range.ts';
import { hostedAuthors } from './catalog.ts';

/** Stems that occur in the ids `identifyModel` reads; plain words, so that the engine factors them into one scan. */
const STEMS = (
  'gpt claude gemini gemma llama mistral mixtral ministral magistral codestral devstral pixtral voxtral leanstral mathstral qwen qwq qvq- '
  + 'deepseek grok- kimi- moonshot-v moonlight command embed rerank nova- titan- phi- phi1 phi2 phi3 phi4 nemotron glm minimax sonar pplx- r1-1776 '
  + 'jamba j2- mimo-v muse- whisper- tts-1 dall-e- sora- davinci babbage curie -ada- chat-latest codex daybreak computer-use -moderation imagen veo- '
  + 'lyria- learnlm- -bison -unicorn -gecko deep-research- antigravity- nano-banana opus sonnet haiku aya- abab speech- music- image-01 m2-her wan2 '
  + 'tongyi gte- imagetext imagegen minilm bge- yi- palmyra voyage- jina- compound-beta smollm starcoder dolphin- granite hermes- dbrx solar- wizardlm mai-ds '
  + 'reka- doubao hunyuan ernie- flux-pro flux-dev flux-schnell flux-kontext flux.1 flux-1 playai-tts eleven_ '
  + 'cushman stable-image stable-code stable-beluga sd3 nai-diffusion chirp scribe_v instructor- m2-bert -distilbert- mpnet vicuna flan-t5 zephyr- openhermes openchat llava moondream orca-mini neural-chat starling-lm stablelm stable-diffusion wizardcoder e5-mistral falcon- -1b- -3b- -7b- -8b- -13b- -70b- -7b -8b -13b -14b -32b -70b t5- z-image :bedrock: openrouter/ :free :thinking :extended :nitro :floor :exacto'
).split(' ');

/** Common slips in the big families' names, for "did you mean". */
const MISSPELLED = 'gtp gp-3 gp-4 gp-5 cluade calude cladue claud clade clause- gemni gemeni gemin mistal mitral sonet hiaku'.split(' ');

/** What is looked for, as alternatives of one expression (case does not count). */
export const candidateWords: readonly string[] = [
  ...[...STEMS, ...MISSPELLED, ...hostedAuthors().map((author) => `${author}/`)].toSorted(), '\\b(?:o[1-9]|ada|aqa)\\b',
];

/** One alternation of words: time is linear in the text. A stem may stand anywhere inside a candidate. */
const STEM = new RegExp(candidateWords.join('|'), 'gi');

/** Characters of ids and of the prefixes before them. */
const ID_CHARACTER = /[\w.:@/~+[\]-]/;
const LONGEST = 200;

/** True when a text may hold a model id somewhere: the scanner's prefilter. */
export function mayHoldModelId(text: string): boolean {
  return text.search(STEM) >= 0;
}

/**
 * Every stretch of a text that might be a model id, prefix included, in order and without overlap: a superset, for
 * {@link identifyModel} to judge. A stretch ends where an id cannot go on, so in prose it may hold a full stop too many.
 */
export function findModelIdCandidates(text: string): readonly TextRange[] {
  const found: TextRange[] = [];
  let last = 0;
  for (const match of text.matchAll(STEM)) {
    if (match.index < last) continue;
    let start = match.index;
    while (start > last && match.index - start < LONGEST && ID_CHARACTER.test(text[start - 1] ?? '')) start -= 1;
    let end = match.index + match[0].length;
    while (end < text.length && end - match.index < LONGEST && ID_CHARACTER.test(text[end] ?? '')) end += 1;
    found.push({ start, end });
    last = end;
  }
  return found;
}
