import type { ParsedId } from './grammar.ts';

const OTHER_THINGS = 'code|desktop|api|sdk|agent|agents|test|client|cli|app|web|bot|proxy|mcp|plugin|chat|key|model|user|tools?|prompt|v|family|style|instant';
/** `claude-<name>-<major>[-<minor>][-<date>]`, also dotted (gateways) and with Vertex's `@`. */
const MODERN = new RegExp(
  `^claude-(?!(?:${OTHER_THINGS})-)([a-z]{3,12})-(\\d{1,2})(?:[-.](\\d{1,2}))?(?:[-@](20[12]\\d{5}))?(?:[-@](latest|default))?(?:-(fast|thinking|preview|batch))?$`,
);
/** `claude-3-5-sonnet-20241022` and the older order of words that some gateways keep for Claude 4. */
const EARLY = /^claude-(\d)(?:[-.](\d))?-(opus|sonnet|haiku)(?:-v\d)?(?:[-@](20[12]\d{5}))?(?:[-@](latest|default))?(?:-(fast|thinking))?$/;
const FIRST = /^claude-(?:instant(?:-v?1(?:\.\d)?)?|v?[12](?:\.\d)?)(?:-100k)?$/;
const FAMILY_WORD = /^claude-(?:[1-9](?:[-.]\d)?|(?:opus|sonnet|haiku|fable|mythos))$/;
/** Claude Code's names for "the current one", and OpenRouter's rolling ones. */
const ROLLING = /^(?:opus|sonnet|haiku|opusplan|claude-(?:opus|sonnet|haiku|fable|mythos)-latest)$/;

/**
 * Anthropic's names. From 4.6 on the name without a date is the snapshot; before, the dated id is and the
 * dateless, `-0` and `-latest` forms are pointers. Source: Anthropic's page on model ids and versions, 2026-09-26.
 */
export function parseAnthropic(id: string): ParsedId | undefined {
  const modern = MODERN.exec(id);
  if (modern !== null) {
    const [, name, major, minor, date, pointer, mode] = modern;
    return build(`claude-${name}-${major}${minor === undefined ? '' : `-${minor}`}`, Number(major) + Number(minor ?? 0) / 100, { date, pointer, mode });
  }
  const early = EARLY.exec(id);
  if (early !== null) {
    const [, major, minor, name, date, pointer, mode] = early;
    const version = minor === undefined ? major : `${major}-${minor}`;
    const stem = Number(major) >= 4 ? `claude-${name}-${version}` : `claude-${version}-${name}`;
    return build(stem, Number(major) + Number(minor ?? 0) / 100, { date, pointer, mode });
  }
  if (id === 'claude-mythos-preview') return { vendor: 'anthropic', model: id, family: id, stability: 'preview', bareWord: false };
  if (FIRST.test(id)) {
    const whole = /\d\.\d/.test(id);
    return { vendor: 'anthropic', model: id, family: id, stability: whole ? 'fixed' : 'moving', bareWord: false };
  }
  if (ROLLING.test(id)) return { vendor: 'anthropic', model: id, family: id, stability: 'moving', bareWord: !id.startsWith('claude-') };
  return FAMILY_WORD.test(id) ? { vendor: 'anthropic', model: id, family: id, stability: 'opaque', bareWord: true } : undefined;
}

type Ending = { readonly date: string | undefined; readonly pointer: string | undefined; readonly mode: string | undefined };

function build(stem: string, generation: number, { date, pointer, mode }: Ending): ParsedId {
  const suffix = mode === undefined ? '' : `-${mode}`;
  if (date !== undefined) {
    return { vendor: 'anthropic', model: `${stem}-${date}${suffix}`, family: stem, version: date, stability: 'dated', bareWord: false };
  }
  const model = `${stem}${pointer === 'latest' ? '-latest' : ''}${suffix}`;
  const stability = pointer !== undefined || generation < 4.06 ? 'moving' : mode === 'preview' ? 'preview' : 'fixed';
  return { vendor: 'anthropic', model, family: stem, stability, bareWord: false };
}
