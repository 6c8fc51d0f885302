import { identifyModel } from '../models/identify.ts';
import type { ModelIdentity } from '../models/identity.ts';
import { nearestKnownModel } from '../models/nearest.ts';
import type { TextRange } from '../text/range.ts';
import { readCode } from './codeInside.ts';
import type { Context, Literal, Surroundings } from './context.ts';
import { endpointsIn } from './endpoints.ts';
import { isBody, readInside } from './inside.ts';
import { readInterpolated } from './interpolated.ts';
import { weightsAddress } from './roles/names.ts';
import { isModelPosition } from './roles/position.ts';
import { isUnlistedModel } from './roles/unlisted.ts';
import { roleOf } from './roles/roleOf.ts';
import { isAmbiguousPiece, isFamilyPiece } from './seeds.ts';
import type { ModelReference } from './types.ts';
import { unknownModel } from './unknownModel.ts';

/** The references inside one literal of `text`. */
export function readLiteral(literal: Literal, text: string, around: Surroundings): readonly ModelReference[] {
  const endpoints = endpointsIn(literal, text);
  const models = readModels(literal, text, around);
  return endpoints.length === 0 ? models : [...endpoints, ...models];
}

function readModels(literal: Literal, text: string, around: Surroundings): readonly ModelReference[] {
  const { start, end } = literal.content;
  const value = text.slice(start, end);
  if (literal.holes.length > 0) {
    const solid = withoutHoles(literal, text);
    if (isBody(solid)) return readInside({ ...literal, holes: [] }, solid, around);
    const written = readCode(solid, start, literal.context(), around);
    return [...written, ...readInterpolated(literal, text, around).filter(({ range }) => !written.some((other) => other.range.start === range.start))];
  }
  const template = holesOfTemplate(value, start);
  if (template.length > 0) {
    const found = readInterpolated({ ...literal, holes: template }, text, around).filter(({ role }) => role === 'dynamic');
    if (found.length > 0) return found;
  }
  const identity = identifyModel(value) ?? pathOfModel(value) ?? addressOfModel(value);
  if (identity !== undefined && !identity.bareWord) return readWhole(literal.content, value, identity, literal.context(), around);
  if (value.length <= longestId && /^[\w./:@~-]+$/.test(value)) {
    const context = literal.context();
    if (identity !== undefined && !/^[A-Z][a-z]+$/.test(value) && (isModelPosition(context) || isPrefixTest(value, context) || (context[0]?.kind === 'compared' && /^o[1-9]$/.test(value)))) return readWhole(literal.content, value, identity, context, around);
    if (identity === undefined && (isUnlistedModel(value, context) || (isOwnNameOfModel(value) && isModelPosition(context)))) return readWhole(literal.content, value, unknownModel(value), context, around).filter(({ role }) => role !== 'mention');
    // What a page shows or a test expects needs no position, where the word names a version.
    if (identity !== undefined && versioned.test(value) && !namesTemplate.test(text.slice(Math.max(text.lastIndexOf('\n', start) + 1, start - longestId), start))) {
      const told = readWhole(literal.content, value, identity, context, around).filter(({ role }) => role === 'mention' || role === 'assert');
      if (told.length > 0) return told;
    }
    if (isFamilyPiece(value)) return readPiece(literal.content, value, context, around);
    if (identity !== undefined) return [];
    if (isModelPosition(context) && nearestKnownModel(value) !== undefined) return readWhole(literal.content, value, unknownModel(value), context, around).filter(({ role }) => role === 'usage');
  }
  const padded = /^\s+([\w./:@-]+)\s+$/.exec(value)?.[1];
  if (padded !== undefined && isModelPosition(literal.context())) return readModels({ ...literal, content: { start: start + value.indexOf(padded), end: start + value.indexOf(padded) + padded.length } }, text, around);
  const glob = value.length <= longestId ? /^([\w./:@-]+)[*%]$/.exec(value)?.[1] : undefined;
  if (glob !== undefined && literal.context()[0]?.kind === 'compared') return readGlob({ start, end: start + glob.length }, glob);
  return readInside(literal, value, around);
}

/** What is filled in later in a text that is one id otherwise: `gpt-4o-${DAY}` of a setting, `gpt-4o-{day}`, `gpt-4o-%s`, `{{ .Values.tier }}`. */
function holesOfTemplate(value: string, start: number): readonly TextRange[] {
  if (value.length > longestId || !/^(?:[\w./:@-]|\$\{[^{}]*\}|\$\w|\{\{[^{}]*\}\}|#?\{[\w.:]*\}|%[sdv])+$/.test(value)) return [];
  return [...value.matchAll(/\$\{[^{}]*\}|\$[A-Za-z_]\w*|\{\{[^{}]*\}\}|#?\{[\w.:]*\}|%[sdv]/g)].map((match) => ({ start: start + match.index, end: start + match.index + match[0].length }));
}

/** `gpt-4*`, SQL's `gpt-4%`: a test by prefix. */
function readGlob(range: TextRange, text: string): readonly ModelReference[] {
  const identity = identifyModel(text);
  const known = identity !== undefined && !identity.bareWord;
  return known || isFamilyPiece(text) ? [{ range, text, identity: known ? identity : unknownModel(text), role: 'branch' }] : [];
}

/** The text with its code blanked out, every character in its place. */
function withoutHoles({ content, holes }: Literal, text: string): string {
  let solid = '';
  let at = content.start;
  for (const { start, end } of holes) {
    solid += text.slice(at, start) + '_'.repeat(end - start);
    at = end;
  }
  return solid + text.slice(at, content.end);
}

const longestId = 120;

/** A line that speaks of a kind named after a family: `expect(templateType(id)).toBe("llama2")`. */
const namesTemplate = /template|format|grammar|dialect/i;

/** Families of weights with their version, and embedding models: words that are nothing else. */
const versioned = /^(?:(?:llama|qwen|gemma|phi|mixtral|vicuna|moondream|starcoder)-?\d[\w.:-]*|nomic-embed-text|all-minilm)$/;

/** `some-org/llama-3-8b-instruct`: a repository of weights under a name nobody lists. Paths and URLs are not. */
function pathOfModel(value: string): ModelIdentity | undefined {
  if (!/^[A-Za-z][\w.-]*(?:\/[\w.-]+){0,3}\/[\w.:-]+$/.test(value) || value.length > longestId || /\.(?:json|md|mdx|txt|py|ts|tsx|js|ya?ml|png|jpe?g|svg|csv|log|html|ipynb|gguf|sh|toml)$/i.test(value)) return undefined;
  const identity = identifyModel(value.slice(value.lastIndexOf('/') + 1));
  return identity === undefined || (identity.bareWord && !weightSize.test(identity.model)) || /^(?!hf\.co\/|huggingface\.co\/)[\w-]+(?:\.[\w-]+)*\.(?:io|com|co|dev|org|net)\//.test(value) || /^(?:docs?|src|lib|libs|test|tests|packages|examples?|prompts?|images?|assets|evals|data|models_cache|tmp|var|api|blog|news|guides?)\//.test(value) ? undefined : { ...identity, text: value, channel: 'unknown' };
}

/** `ollama://gemma3:12b`, `hf://org/name`: what starts a server takes weights by such an address. */
function addressOfModel(value: string): ModelIdentity | undefined {
  const [scheme] = weightsAddress.exec(value) ?? [];
  const identity = scheme === undefined ? undefined : identifyModel(value.slice(scheme.length));
  return identity === undefined ? undefined : { ...identity, text: value, bareWord: false };
}

/** Sizes are words, but behind their repository's owner they are nothing else. */
const weightSize = /^(?:whisper|instructor)-/;

function readWhole(range: TextRange, text: string, identity: ModelIdentity, context: Context, around: Surroundings): readonly ModelReference[] {
  const role = roleOf(text, context, around);
  return role === undefined ? [] : [{ range, text, identity, role }];
}

/** `gemini-2.5-pro-custom`, `gpt-5.1-codex-max-xhigh`: an id nobody lists, built on one that a vendor uses. Products are named the same way (`claude-desktop`). */
const isOwnNameOfModel = (value: string): boolean => /^(?:[\w.-]+[/:])*(?:gpt-(?:\d|oss)|claude-(?:\d|opus|sonnet|haiku)|gemini-(?:\d|pro|flash)|(?:meta-)?llama-?\d|mi[sx]tral-(?:\d|large|medium|small|nemo|code)|deepseek-(?:v\d|r\d|chat|coder)|qwen-?\d|grok-(?:\d|code)|gemma-?\d|text-(?:davinci|embedding)-)[\w.:-]*[a-z\d]$/i.test(value) && !/\.(?:md|txt|json|html|png|svg|[jt]sx?|py|ya?ml|log|gguf|bin)$/i.test(value);

/** `PREFIXES = ["gemini-2.5", "gemini-3"]`: a list of nothing but families. */
function isAmongPieces([first]: Context): boolean {
  if (first?.kind !== 'element') return false;
  const texts = first.texts();
  return texts.length > 1 && texts.every((text) => identifyModel(text) !== undefined || isFamilyPiece(text)) && texts.some((text) => /\d/.test(text));
}

/** `name.startsWith("o1")`: nothing else begins like OpenAI's reasoning models. */
function isPrefixTest(value: string, [first]: Context): boolean {
  return /^o[1-9]$/.test(value) && first?.kind === 'argument' && /(?:starts_?with|has_?prefix)$/i.test(first.callee);
}

/** `gpt-` alone is a reference where it is tested against or built upon. */
function readPiece(range: TextRange, text: string, context: Context, around: Surroundings): readonly ModelReference[] {
  const role = roleOf(text, context, around);
  if (isAmbiguousPiece(text) && !isModelPosition(context)) return [];
  return role === 'branch' || role === 'dynamic' || (role === 'catalog' && isAmongPieces(context)) ? [{ range, text, identity: unknownModel(text), role }] : [];
}
