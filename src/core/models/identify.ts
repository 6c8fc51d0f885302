import { isHosted, isListed, snapshotOf } from './catalog.ts';
import { locate } from './channels/locate.ts';
import { VARIANT } from './channels/prefixes.ts';
import type { Channel, ModelIdentity, PinState } from './identity.ts';
import type { ParsedId } from './vendors/grammar.ts';
import { parseId } from './vendors/parseId.ts';

/** Longer texts are never ids; the longest real ones are ARNs. */
const LONGEST = 200;
const ID_TEXT = /^[~@A-Za-z0-9][\w.:@/+[\]-]*$/;

/**
 * Parses a text that may be a model id, as written, prefix included.
 * Pure and linear in the text. Undefined for placeholders, prose, paths and anything no vendor would name a model.
 */
export function identifyModel(text: string): ModelIdentity | undefined {
  if (text.length < 2 || text.length > LONGEST || !ID_TEXT.test(text)) return undefined;
  const { channel, id, rolling = false } = locate(text);
  if (id === undefined) return opaque(text, channel);
  if (channel === 'ollama') return identifyLocal(text, id);
  const tuned = readFineTune(id);
  if (tuned !== undefined) return identifyFineTune(text, channel, id, tuned);
  const parsed = parseId(id) ?? (channel === 'azure' ? parseDeployment(id) : undefined);
  if (parsed === undefined) return identifyHosted(text, channel);
  return describe(text, parsed, channelOf(channel, text, parsed), rolling);
}

/** A deployment named after its model and the version that is deployed: `gpt-4o_2024-11-20`, `text-embedding-ada-002_2`. */
function parseDeployment(id: string): ParsedId | undefined {
  const [, name = '', version = ''] = /^([^_]+)_(\d{4}-\d{2}-\d{2}|\d{1,4})$/.exec(id) ?? [];
  if (name === '') return undefined;
  return (version.includes('-') ? parseId(`${name}-${version}`) : undefined) ?? parseId(name);
}

function describe(text: string, parsed: ParsedId, channel: Channel, rolling: boolean): ModelIdentity {
  const { model, family, version, vendor } = parsed;
  const listed = isListed(model);
  const { pin, snapshot } = pinOf(parsed, channel, listed, rolling);
  return {
    text, model, family, vendor, channel, pin, listed,
    ...(version === undefined ? {} : { version }),
    ...(snapshot === undefined ? {} : { snapshot }),
    // A family's name without a number (`gpt-image`, `codestral`) is a word; behind a prefix any id is meant as one.
    bareWord: text === model && (parsed.bareWord || (!listed && !/\d/.test(model) && !DISTINCTIVE.test(model))),
  };
}

/** Names without a number that nothing else has: Google's first generation, embedding models, what a maker calls the latest of a tier. */
const DISTINCTIVE = /^bge-reranker-|-(?:bison|gecko|unicorn)$|^claude-instant$|^stable-image-|^nai-diffusion|^[a-z]+-(?:\w+-)?embed(?:-|$)|^textembedding-|^(?:compound-beta|codex-mini|distil-whisper|playai-tts)|^(?:doubao|hunyuan|ernie|reka)-\w/;

function pinOf(parsed: ParsedId, channel: Channel, listed: boolean, rolling: boolean): { readonly pin: PinState; readonly snapshot?: string } {
  if (parsed.stability === 'dated') return { pin: 'snapshot' };
  // An Azure name is a deployment that somebody named; which version stands behind it is set elsewhere.
  if (channel === 'azure') return { pin: 'unknown' };
  if (rolling) return { pin: 'floating' };
  const snapshot = snapshotOf(parsed.model);
  if (snapshot !== undefined) return { pin: 'floating', snapshot };
  switch (parsed.stability) {
    case 'fixed': return { pin: 'snapshot' };
    case 'named': return { pin: listed ? 'snapshot' : 'floating' };
    case 'moving': return { pin: 'floating' };
    case 'preview': return { pin: 'preview' };
    case 'opaque': return { pin: 'unknown' };
  }
}

/** The id's own spelling may say more than its prefix: dots are the gateways' way of writing Anthropic's dashes. */
function channelOf(channel: Channel, text: string, parsed: ParsedId): Channel {
  if (parsed.vendor === 'amazon') return 'bedrock';
  const huggingFace = channel === 'openrouter' && /^[\w-]+\/[^/]*[A-Z]/.test(text);
  if (huggingFace) return 'unknown';
  if (parsed.vendor === 'anthropic' && /\d\.\d/.test(text) && !/^claude-(?:instant-v?|v)?[12]\.\d/.test(text)) {
    if (channel === 'direct') return 'gateway';
    if (text.startsWith('anthropic/')) return 'openrouter';
  }
  return channel === 'direct' && parsed.stability === 'opaque' ? 'unknown' : channel;
}

/** The base of `ft:<base>:<org>:<suffix>:<id>`, and of the first fine-tunes, `davinci:ft-org-…`. */
function readFineTune(id: string): string | undefined {
  return /^ft:([a-zA-Z0-9.-]+)(?::[\w.-]*)*$/.exec(id)?.[1] ?? /^(ada|babbage|curie|davinci):ft-[\w:-]+$/.exec(id)?.[1];
}

function identifyFineTune(text: string, channel: Channel, id: string, baseId: string): ModelIdentity | undefined {
  const base = parseId(baseId);
  if (base === undefined) return undefined;
  return {
    text, model: id, family: base.family, vendor: base.vendor, channel, pin: 'snapshot',
    fineTunedFrom: base.model, listed: isListed(base.model), bareWord: false,
  };
}

/** Ollama's `name:tag`: the tag can be pulled anew at any time, so nothing is said about the pin. */
function identifyLocal(text: string, id: string): ModelIdentity | undefined {
  const name = id.split(':')[0] ?? id;
  const parsed = parseId(name);
  const listed = isListed(name);
  if (parsed === undefined) return undefined;
  return { text, model: id, family: name, vendor: parsed.vendor, channel: 'ollama', pin: 'unknown', listed, bareWord: text === name && parsed.bareWord };
}

/** OpenRouter's own endings; others (`:beta`) are also tags of container images. */
const STRONG_VARIANT = /^[a-z0-9-]+\/[a-z0-9._-]+:(?:free|thinking|extended|nitro|floor|exacto)$/;

/** `openrouter/author/slug`, and OpenRouter's own choosers; `openrouter/fixture-name` may be any path. */
const THROUGH_OPENROUTER = /^openrouter[/:](?:[\w.-]+\/[\w.:-]+|auto)$/;

/** A repository of weights that says how big they are: `tiiuae/falcon-7b-instruct`, `TheBloke/SynthIA-7B-v2.0-GPTQ`. */
const WEIGHTS = /^[A-Za-z][\w.-]*\/[A-Za-z][\w.-]*-(?:[ae]?\d{1,3}(?:\.\d+)?[bB]|\d+[xX]\d+[bB])(?:[-_:][\w.-]+)?$/i;
const FOLDER = /^(?:docs?|src|libs?|tests?|packages|examples?|prompts?|images?|assets|evals|data|models?|checkpoints?|weights|tmp|var|api|blog|output|results?|configs?)\/|\.(?:jsonl?|md|txt|py|[jt]sx?|ya?ml|png|jpe?g|svg|csv|log|html|ipynb|gguf|sh|toml|bin|onnx)$/i;

/** `author/slug` of a maker without a grammar: counts when a host's list has it or the text itself says OpenRouter. */
function identifyHosted(text: string, channel: Channel): ModelIdentity | undefined {
  const path = text.replace(/^openrouter[/:]/, '').replace(VARIANT, '');
  const listed = isHosted(path);
  const said = THROUGH_OPENROUTER.test(text) || STRONG_VARIANT.test(text) || (WEIGHTS.test(path) && !FOLDER.test(path));
  if (!listed && !said) return undefined;
  const model = path.slice(path.indexOf('/') + 1);
  const asRouter = channel === 'direct' && /^[^A-Z]+$/.test(path) ? 'openrouter' : channel === 'direct' ? 'unknown' : channel;
  return { text, model, family: model, vendor: 'unknown', channel: asRouter, pin: 'unknown', listed, bareWord: false };
}

/** A resource such as an application inference profile, whose ARN does not say which model it stands for. */
function opaque(text: string, channel: Channel): ModelIdentity {
  return { text, model: text, family: text, vendor: 'unknown', channel, pin: 'unknown', listed: false, bareWord: false };
}
