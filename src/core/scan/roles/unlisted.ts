import type { Context, Step } from '../context.ts';
import { isModelName, wordsOf } from './names.ts';

/**
 * A model that nobody lists and no vendor's grammar reads, where one is expected: `nova-2`, `tiiuae/falcon-7b`. Any word may stand in a field called
 * `model` (a phone, a table, a class), so the id must have the form of one, and the text, the name or what stands beside it must speak of language models.
 */
export function isUnlistedModel(value: string, context: Context): boolean {
  if (!mayBeUnlisted(value)) return false;
  const step = context.find(({ kind }) => kind !== 'choice' && kind !== 'fallback');
  if (step === undefined) return false;
  const name = nameOf(step, context[context.indexOf(step) + 1]);
  if (name === undefined || wordsOf(name).some((word) => otherTrades.has(word))) return false;
  return step.kind === 'compared' || ownSign.test(value) || families.test(value) || (value.includes('/') && namesWeights(name)) || wordsOf(name).some((word) => purposes.has(word)) || keysOf(step).some((key) => request.test(key));
}

/** What a text alone says: the form of an id, and no path, address, placeholder, version or class. */
export function mayBeUnlisted(value: string): boolean {
  if (value.length > longest || value.includes('..') || !/^[A-Za-z][\w.]*(?:[-_:][\w.]+)*(?:\/\w[\w.]*(?:[-_:][\w.]+)*)?$/.test(value)) return false;
  const hub = value.includes('/');
  if (!/[-/]/.test(value) || !(hub ? /\d|[A-Z]|-/.test(value) : /\d/.test(value) || families.test(value)) || fileEnding.test(value)) return false;
  return !value.toLowerCase().split(/[-_/:.]/).some((word) => placeholders.has(word)) && !(hub && folders.test(value));
}

/** What fetches weights says where they are in the hub: `ASR_CKPT=FunAudioLLM/SenseVoiceSmall`. */
const namesWeights = (name: string): boolean => wordsOf(name).some((word) => /^(?:ckpt|checkpoint|pretrained|weights|reranker|embedder)$/.test(word));

/** The name that says a model stands here; undefined where none does. */
function nameOf(step: Step, outer: Step | undefined): string | undefined {
  switch (step.kind) {
    case 'member':
      if (/^(?:id|name)$/.test(step.key)) return outer?.kind === 'member' && (isModelName(outer.key) || outer.key === 'preset') ? outer.key : undefined;
      return isModelName(step.key) || namesWeights(step.key) ? step.key : undefined;
    case 'assigned': case 'default': return isModelName(step.name) || namesWeights(step.name) ? step.name : undefined;
    case 'argument':
      if (step.name !== undefined) return isModelName(step.name) ? step.name : undefined;
      return step.index === 0 && loadsModel.test(step.callee) ? 'model' : undefined;
    case 'compared': return isModelName(step.other) ? step.other : undefined;
    default: return undefined;
  }
}

const keysOf = (step: Step): readonly string[] => (step.kind === 'member' || step.kind === 'argument' ? step.keys() : step.kind === 'compared' ? step.cases?.() ?? [] : []);

const longest = 100;
/** Sizes, what the weights were trained for, how they are kept; an owner with capitals is one of a hub. */
const ownSign = /(?:^|[-_:])(?:[ae]?\d+(?:\.\d+)?[bB]|\d+x\d+[bB]|instruct|chat|embed(?:ding)?s?|rerank(?:er)?|it|gguf|gptq|awq|coder|tts|whisper|asr|ul2|t5|text|image|vl|bert)(?:$|[-_.:/])/i;
const families = /^(?:[\w-]+\/)?(?:flan|falcon|bge|gte|e5|t5|bert|roberta|phi|yi|nova|flux|sd|z-image|seedream|seedance|wan|kling)(?:[-_\d]|$)/i;
const purposes = new Set('llm llms embedding embeddings embedder rerank reranker chat tts stt asr transcription speech whisper pretrained completion lm encoder reasoning generation judge'.split(' '));
const request = /^(?:provider|messages|prompt|system_?prompt|temperature|max_?(?:new_)?tokens|maxTokens|top_?p|api_?key|base_?url|tools|instructions|language|dimensions|quantization|credentials|project_id)$/i;
const otherTrades = new Set('device phone car vehicle camera gpu cpu printer router hardware product data domain view form table db mesh user version file key class type kind engine deployment deployments dir folder layer'.split(' '));
const placeholders = new Set('test tests testing my your our foo bar baz custom fake mock mocked dummy example sample some unknown invalid missing nonexistent default model models any other new old provider vendor org owner user placeholder stub bad wrong name deployment with without not doesnt does that this and for very long unlisted never nothing whatever something anything id xxx abc demo'.split(' '));
const folders = /^(?:path|paths|docs?|src|libs?|tests?|packages|examples?|prompts?|images?|assets|evals|data|tmp|var|api|v\d|blog|news|guides?|application|text|image|audio|video|models?|output|results?|checkpoints?|weights|refs|users?|home)\//i;
const fileEnding = /\.(?:jsonl?|md|mdx|txt|py|tsx?|jsx?|ya?ml|png|jpe?g|svg|csv|log|html|ipynb|gguf|sh|toml|bin|onnx|pt|pth|pkl|h5|safetensors|dll|so|exe|com|io|ai|obj|glb|gltf)$/i;
/** `SentenceTransformer("…")`, `AutoModel.from_pretrained("…")`, `WhisperModel("…")`. */
const loadsModel = /(?:^|[.:])(?:from_?pretrained|fromPretrained|SentenceTransformer(?:EmbeddingFunction|Embeddings)?|CrossEncoder|WhisperModel|HuggingFaceEmbeddings?|snapshot_download|load_model|get_model|languageModel|textEmbeddingModel|embeddingModel|chatModel)$/;
