import type { Channel } from '../identity.ts';
import { parseBedrock } from './bedrock.ts';
import { ENDPOINT_WORDS, PREFIXES, VARIANT } from './prefixes.ts';

/** An id freed of its prefix and endings. `id` is absent for a resource whose name does not say the model. */
export type Located = {
  readonly channel: Channel;
  readonly id?: string;
  /** Rolling names of OpenRouter (`~openai/gpt-latest`). */
  readonly rolling?: boolean;
};

/** Google's, Cloudflare's and Fireworks' resource paths, up to the id. */
const RESOURCES: readonly { readonly pattern: RegExp; readonly channel: Channel }[] = [
  { pattern: /^(?:projects\/[\w.:-]+\/locations\/[\w-]+\/)?publishers\/[\w-]+\/models\//, channel: 'vertex' },
  { pattern: /^models\//, channel: 'direct' },
  { pattern: /^accounts\/[\w-]+\/models\//, channel: 'gateway' },
  { pattern: /^@(?:cf|hf)\/[\w-]+\//, channel: 'gateway' },
];

/** How deep prefixes may nest: `openrouter/openai/gpt-4o`, `litellm:azure/responses/gpt-5`. */
const DEPTH = 4;

/** Finds the id inside a text that is one, whatever names the way to it. Never fails; a plain id comes back as `direct`. */
export function locate(text: string): Located {
  // Replicate names a version of the weights by its hash.
  let rest = text.replace(/\[1m\]$/, '').replace(/:[0-9a-f]{40,64}$/, '');
  let channel: Channel = 'direct';
  let rolling = false;
  for (let depth = 0; depth < DEPTH; depth += 1) {
    if (rest.startsWith('~')) {
      rolling = true;
      rest = rest.slice(1);
    }
    const resource = RESOURCES.find(({ pattern }) => pattern.test(rest));
    if (resource !== undefined) {
      rest = rest.replace(resource.pattern, '');
      channel = channel === 'direct' ? resource.channel : channel;
      continue;
    }
    // TensorZero and some Rust libraries write `openai::gpt-4o`.
    const prefix = /^([a-zA-Z0-9_.-]+)(\/|::?)(?=.)/.exec(rest);
    const name = prefix?.[1]?.toLowerCase();
    if (prefix === null || name === undefined) break;
    const found = PREFIXES.get(name);
    if (found === undefined && !(depth > 0 && ENDPOINT_WORDS.has(name))) break;
    const tagged = prefix[2] === ':' && channel === 'ollama' && depth > 0 && !ENDPOINT_WORDS.has(name);
    // `mistral:7b` and `qwen:0.5b` are Ollama's names, not a provider and its model.
    if (tagged || (prefix[2] === ':' && OLLAMA_NAME.test(name) && OLLAMA_TAG.test(rest))) break;
    rest = rest.slice(prefix[0].length);
    if (found !== undefined && (channel === 'direct' || channel === 'gateway')) channel = found;
  }
  const ended = dropEnding(rest, channel);
  const bedrock = ended.channel === 'direct' || ended.channel === 'bedrock' || ended.channel === 'gateway' ? parseBedrock(rest) : undefined;
  if (bedrock !== undefined) return { channel: 'bedrock', ...(bedrock.id === undefined ? {} : { id: bedrock.id }) };
  return { ...ended, ...(rolling ? { channel: 'openrouter' as const, rolling } : {}) };
}

/** Names of companies that are also names of weights; `openai:text-embedding-3-small` and `groq:llama-3.3-70b-versatile` have no tag. */
const OLLAMA_NAME = /^(?:mistral|qwen|llama|codellama|gemma|phi|yi|command|granite|falcon|deepseek|minimax|claude|gemini)$/;

/** `name:tag` where the tag is a size, a variant or `latest`. */
const OLLAMA_TAG = new RegExp(
  '^[a-z][a-z0-9.-]*:(?:latest|(?:(?:[a-z0-9.]+-)*[ae]?\\d+(?:\\.\\d+)?[bm]|\\d+x\\d+b|mini|medium|instruct|text|chat|code|vision)(?:-[a-z0-9_.-]+)?|v\\d[a-z0-9_.-]*)$',
);

/** Inference.net's way to say how the weights are kept: `meta-llama/llama-3.1-8b-instruct/fp-8`. */
const PRECISION = /\/(?:fp|bf|int)-?\d{1,2}$/;

function dropEnding(written: string, channel: Channel): { readonly channel: Channel; readonly id: string } {
  const rest = written.replace(PRECISION, '');
  const variant = VARIANT.exec(rest);
  if (variant !== null) return { channel: 'openrouter', id: rest.slice(0, variant.index) };
  if (OLLAMA_TAG.test(rest) && !rest.startsWith('ft:')) return { channel: 'ollama', id: rest };
  if (rest.startsWith('gpt-35-')) return { channel: 'azure', id: rest.replace('gpt-35-', 'gpt-3.5-') };
  if (channel === 'direct' && /^[a-z0-9.-]+@(?:\d{3}|\d{8}|latest|default)$/.test(rest)) return { channel: 'vertex', id: rest };
  return { channel, id: rest };
}
