import type { SiteEntry } from '../scan/callSites/callSite.ts';
import type { Move, ParameterFinding } from './move.ts';
import { quoted } from './quoted.ts';

type Edit = NonNullable<ParameterFinding['edit']>;

export function removing({ name, removal }: SiteEntry): Edit {
  return { title: `Remove ${name}`, edits: [{ range: removal, newText: '' }] };
}

/** The name in the spelling of the one it replaces: `maxTokens`, `MaxTokens`, `max_tokens`; undefined where the type of a package may not have it. */
export function renaming({ site }: Move, { name, nameRange }: SiteEntry, to: string): Edit | undefined {
  if (site.language === 'csharp' && /^[A-Z]/.test(name) && !site.target.endsWith('ChatCompletionCreateRequest')) return undefined;
  const written = spelled(name, to);
  return { title: `Rename to ${written}`, edits: [{ range: nameRange, newText: written }] };
}

function spelled(like: string, name: string): string {
  if (like.includes('_') || !/[A-Z]/.test(like)) return name;
  const camel = name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return /^[A-Z]/.test(like) ? camel.slice(0, 1).toUpperCase() + camel.slice(1) : camel;
}

/** Another effort in place of the one that is written as a text; undefined where it is a constant of a package. */
export function changingEffort({ site, effort }: Move, value: string): Edit | undefined {
  const { entry } = effort;
  if (entry === undefined || effort.value === undefined || !isText(site)) return undefined;
  return { title: `Change ${entry.name} to ${value}`, edits: [{ range: entry.value.range, newText: quoted(site, value, entry.value) }] };
}

/** The effort as a new argument behind the model's; undefined where that takes a type of a package. */
export function addingEffort({ site, api }: Move, value: string): Edit | undefined {
  const { style, model } = site;
  if (!isText(site) || api === undefined) return undefined;
  const nested = api === 'responses';
  const name = nested ? 'reasoning' : 'reasoning_effort';
  const [text, key, effort] = [quoted(site, value), quoted(site, name), quoted(site, 'effort')];
  const end = model.range.end;
  const title = `Add ${nested ? `reasoning effort ${value}` : `${name} ${value}`}`;
  switch (style) {
    case 'object': return insertion(title, end, `, ${name}: ${nested ? `{ effort: ${text} }` : text}`);
    case 'keywords': return insertion(title, end, `, ${name}=${nested ? `{${effort}: ${text}}` : text}`);
    case 'arrow': return insertion(title, end, `, ${key} => ${nested ? `[${effort} => ${text}]` : text}`);
    case 'named': return nested ? undefined : insertion(title, end, `, ${name}: ${text}`);
    case 'json': return insertion(title, end, `, ${key}: ${nested ? `{${effort}: ${text}}` : text}`);
    default: return undefined;
  }
}

const insertion = (title: string, at: number, newText: string): Edit => ({ title, edits: [{ range: { start: at, end: at }, newText }] });

/** `{ type: "adaptive" }` in place of a token budget; undefined where that is a type of a package. */
export function adaptiveThinking({ site }: Move, { value }: SiteEntry): Edit | undefined {
  if (value.kind !== 'object' || !isText(site)) return undefined;
  const [type, adaptive] = [quoted(site, 'type', value), quoted(site, 'adaptive', value)];
  const { style } = site;
  const newText = style === 'object' || style === 'yaml' ? `{ type: ${adaptive} }` : style === 'arrow' || style === 'named' ? `[${type} => ${adaptive}]` : `{${type}: ${adaptive}}`;
  return { title: 'Change thinking to adaptive', edits: [{ range: value.range, newText }] };
}

const isText = ({ style, language }: Move['site']): boolean => style !== 'struct' && style !== 'builder' && !(style === 'json' && (language === 'go' || language === 'java'));
