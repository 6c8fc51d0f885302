import type { ModelIdentity } from '../models/identity.ts';
import { kindOf } from '../models/kindOf.ts';
import { aliasNamePattern } from '../scan/aliasName.ts';

/** Where an id stands. `path` with '/'; `names` are those around it, innermost first: constants, functions, classes. */
export type NameContext = {
  readonly path: string;
  readonly names: readonly string[];
  readonly identity: ModelIdentity;
  /** Names in use; the suggestion is none of them. */
  readonly taken?: readonly string[];
};

/** Words that say nothing about what a model is for. */
const empty = new Set([
  'model', 'models', 'default', 'id', 'name', 'get', 'create', 'make', 'build', 'run', 'main', 'index', 'init', 'setup', 'config', 'constants',
  'options', 'settings', 'params', 'defaults', 'args', 'request', 'response', 'body', 'data', 'payload', 'client', 'api', 'openai', 'anthropic',
  'llm', 'ai', 'chat', 'completion', 'completions', 'handler', 'fn', 'the', 'src', 'lib', 'app', 'utils', 'helpers', 'constructor', 'mod', 'use',
  'message', 'messages', 'value', 'res', 'result', 'answer', 'gpt', 'const', 'post', 'fallback',
]);

/** A name for a new alias, such as `chat.draft-reply`: the kind of model, then what the code around says it is for. */
export function suggestAliasName({ path, names, identity, taken = [] }: NameContext): string {
  const parts = path.replace(/\.[^./]+$/, '').split('/').toReversed().slice(0, 3);
  const purpose = [...names, ...parts].map(wordsOf).find((words) => words.length > 0) ?? ['core'];
  const kind = kindOf(identity);
  const name = `${kind}.${purpose.filter((word) => word !== kind).join('-') || 'core'}`;
  const base = aliasNamePattern.test(name) ? name : `${kind}.core`;
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? base : `${base}-${count}`;
    if (!taken.includes(candidate)) return candidate;
  }
}

/** The environment variable of a new alias: `OPENAI_MODEL_CHAT_CORE`. */
export function variableFor(alias: string, { vendor }: ModelIdentity): string {
  const owner = vendor === 'unknown' ? 'LLM' : vendor.toUpperCase();
  return `${owner}_MODEL_${alias.replaceAll(/[._-]/g, '_').toUpperCase()}`;
}

/** `draftReplyModel` → draft, reply; at most three words, the empty ones left out. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase().split(/[^a-z0-9]+/).filter((word) => /^[a-z]/.test(word) && !empty.has(word)).slice(0, 3);
}
