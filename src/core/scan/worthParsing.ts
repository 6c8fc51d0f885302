import { identifyModel } from '../models/identify.ts';
import { nearestKnownModel } from '../models/nearest.ts';
import type { TextRange } from '../text/range.ts';
import { findEndpointSeeds } from './endpoints.ts';
import { mayBeUnlisted } from './roles/unlisted.ts';
import { isFamilyPiece, isModelsSlot } from './seeds.ts';

const idCharacter = /[\w.:@/~+[\]-]/;
/** Longer than any literal that is one id. */
const longest = 400;
/** A model's own name is judged where it stands, if it begins like this; see `readLiteral`. */
const ownName = /(?:gpt-(?:\d|oss)|claude-(?:\d|opus|sonnet|haiku)|gemini-(?:\d|pro|flash)|llama-?\d|mi[sx]tral-(?:\d|large|medium|small|nemo|code)|deepseek-(?:v\d|r\d|chat|coder)|qwen-?\d|grok-(?:\d|code)|gemma-?\d|text-(?:davinci|embedding)-)/i;

/**
 * False when no seed can become a reference, whatever the code around it: a parse, which costs a hundred times this look, would be for nothing.
 * Only for languages in which an id ends at a quote, a space or another sign that ids do not have, and where no alias is looked for.
 */
export function isWorthParsing(text: string, seeds: readonly TextRange[]): boolean {
  const stretches = new Set<string>();
  for (const seed of seeds) {
    const stretch = stretchAround(text, seed);
    if (!stretches.has(stretch) && mayBeReference(stretch)) return true;
    if (mayBeUnlisted(stretch) && isModelsSlot(text, seed.start)) return true;
    stretches.add(stretch);
  }
  // The dearest question, of the few files that are left: a slip in a known id.
  return findEndpointSeeds(text).length > 0 || [...stretches].some((stretch) => nearestKnownModel(stretch) !== undefined);
}

/** All that could belong to one id: what a literal that is an id consists of. */
function stretchAround(text: string, seed: TextRange): string {
  let { start, end } = seed;
  while (start > 0 && seed.start - start < longest && idCharacter.test(text[start - 1] ?? '')) start--;
  while (end < text.length && end - seed.end < longest && idCharacter.test(text[end] ?? '')) end++;
  return text.slice(start, end);
}

/** Whether all of a stretch, its end from any sign on, or what stands between two signs is an id, the beginning of one, or a name made from one. */
function mayBeReference(stretch: string): boolean {
  // What goes on over other signs is text in which every id has a seed of its own.
  for (const piece of stretch.split(/[^\w.:@/~+[\]-]+/)) {
    if (ownName.test(piece) || piece.length > longest / 2) return true;
    for (const part of partsOf(piece)) {
      const bare = part.replace(/^[.:,;/@~[\]+_-]+/, '').replace(/[.:,;/@~[\]+_-]+$/, '');
      if ([part, part.replace(/[.:,;/@~[\]+_-]+$/, ''), bare].some((one) => identifyModel(one) !== undefined || isFamilyPiece(one))) return true;
    }
  }
  return false;
}

function partsOf(piece: string): readonly string[] {
  const ends = [...piece.matchAll(/[/:@~+[\]]/g)].map(({ index }) => piece.slice(index + 1));
  return [...new Set([piece, ...ends, ...piece.split(/[/~+[\]]/), ...piece.split(/[/:@~+[\]]/)])];
}
