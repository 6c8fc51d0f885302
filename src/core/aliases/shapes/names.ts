import type { ModelIdentity } from '../../models/identity.ts';
import { suggestAliasName } from '../suggestAliasName.ts';
import { aliasNamePattern } from '../../scan/aliasName.ts';
import type { Draft } from './types.ts';

/** The team's own name as an alias name: `draftReply` → `draft-reply`, `GPT-4o (EU)` → `gpt-4o-eu`. Undefined when nothing of it is left. */
export function asAliasName(name: string): string | undefined {
  const joined = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-').replaceAll(/([._-])[._-]+/g, '$1').replaceAll(/^[._-]+|[._-]+$/g, '');
  const started = /^[0-9]/.test(joined) ? `model-${joined}` : joined;
  return aliasNamePattern.test(started) ? started : undefined;
}

type Unnamed = { readonly draft: Draft; readonly identity: ModelIdentity };

/** A name for each definition of a file, each once. The team's own names come first, what is suggested gives way. */
export function nameDrafts(drafts: readonly Unnamed[], path: string): readonly string[] {
  const taken: string[] = [];
  const names = drafts.map(({ draft: { name, env } }) => {
    const own = name === undefined ? ownVariable(env) : asAliasName(name);
    if (own === undefined) return undefined;
    const free = numbered(own, taken);
    taken.push(free);
    return free;
  });
  return drafts.map(({ draft: { around }, identity }, at) => {
    const own = names[at];
    if (own !== undefined) return own;
    const suggested = suggestAliasName({ path, names: around, identity, taken });
    taken.push(suggested);
    return suggested;
  });
}

function numbered(name: string, taken: readonly string[]): string {
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    if (!taken.includes(candidate)) return candidate;
  }
}

/** The variable that we give an alias names it: `OPENAI_MODEL_CHAT_CORE` is `chat.core`. */
function ownVariable(env: string | undefined): string | undefined {
  const [, kind, purpose] = /_MODEL_(CHAT|EMBEDDING|SPEECH|IMAGE|VIDEO|MODERATION)_(\w+?)(?:_DEFAULT|_CURRENT)?$/.exec(env ?? '') ?? [];
  return kind === undefined || purpose === undefined || /^(?:DEFAULT|CURRENT)$/.test(purpose) ? undefined : asAliasName(`${kind}.${purpose.replaceAll('_', '-')}`);
}
