import { findModelIdCandidates } from '../models/candidates.ts';
import { identifyModel } from '../models/identify.ts';
import type { ModelIdentity } from '../models/identity.ts';
import type { ModelReference, Role } from './types.ts';

/** Stretches that differ, in one text: more than any prose holds, and what identifying them takes stays within a fraction of a second. */
const mostStretches = 50_000;

/** Every id in prose, a comment or a longer string, all with the same role. Bare words are left to the reader. */
export function readProse(text: string, base: number, role: Role): readonly ModelReference[] {
  const found: ModelReference[] = [];
  const known = new Map<string, readonly Part[]>();
  for (const range of findModelIdCandidates(text)) {
    const stretch = text.slice(range.start, range.end);
    const parts = known.get(stretch) ?? (known.size < mostStretches ? partsOf(stretch) : []);
    known.set(stretch, parts);
    for (const part of parts) {
      const start = base + range.start + part.at;
      found.push({ range: { start, end: start + part.text.length }, text: part.text, identity: part.identity, role });
    }
  }
  return found;
}

/** A comment: what it says in words, and the quoted bare words of the code in it, `"model": "llama2"`, `(e.g. "phi-4")`. */
export function readComment(text: string, base: number): readonly ModelReference[] {
  const found = readProse(text, base, 'mention');
  const quoted = [...text.matchAll(quotedVersion)].flatMap((match): readonly ModelReference[] => {
    const word = match[1] ?? '';
    const identity = identifyModel(word);
    const start = base + match.index;
    return identity?.bareWord === true ? [{ range: { start, end: start + word.length }, text: word, identity, role: 'mention' }] : [];
  });
  return quoted.length === 0 ? found : [...found, ...quoted].toSorted((a, b) => a.range.start - b.range.start);
}

const quotedVersion = /(?<=["'`])((?:llama|qwen|gemma|phi|mixtral|vicuna|starcoder|t5|flan)-?(?:\d[\w.-]{0,40}|small|base|large))(?=["'`])/g;

/** The value of each `<option value="…">` in markup: a list to choose from. Offsets are from the start of `text`. */
export function optionsIn(text: string): ReadonlySet<number> {
  return text.includes('<option') ? new Set([...text.matchAll(/<option\b[^<>]{0,80}?\bvalue=\\?["']/g)].map((match) => match.index + match[0].length)) : none;
}

const none: ReadonlySet<number> = new Set();

/** `Meta/Llama`, `DeepSeek/Qwen`: two names, and no version of either. */
const namesMakers = /^[A-Z][A-Za-z]*\/[A-Z][A-Za-z]*$/;

type Part = { readonly at: number; readonly text: string; readonly identity: ModelIdentity };

/** The ids in a stretch without spaces: all of it, or what stands between the slashes of a URL or path. */
function partsOf(stretch: string): readonly Part[] {
  const whole = partAt(stretch, 0);
  if (whole !== undefined) return [whole];
  const parts: Part[] = [];
  for (const match of stretch.matchAll(/[^/[\]~+]+/g)) {
    const part = partAt(match[0], match.index) ?? partAt(match[0].split(/[:@]/)[0] ?? '', match.index);
    if (part !== undefined) parts.push(part);
  }
  return parts;
}

function partAt(raw: string, at: number): Part | undefined {
  const lead = /^[.:,;/@~[\]+_-]*/.exec(raw)?.[0].length ?? 0;
  const text = raw.slice(lead).replace(/[.:,;/@~[\]+_-]+$/, '');
  // A file name says which file, not which model.
  if (/\.(?:json|md|mdx|txt|py|ts|tsx|js|ya?ml|png|jpe?g|svg|csv|log|html|ipynb|com|ai|io)$/i.test(text)) return undefined;
  const identity = identifyModel(text);
  return identity === undefined || identity.bareWord || namesMakers.test(text) || (identity.vendor === 'unknown' && !identity.listed && text.startsWith('openrouter/') && !/\d/.test(text)) ? undefined : { at: at + lead, text, identity };
}
