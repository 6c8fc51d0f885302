import { suggestedIds } from './catalog.ts';
import { locate } from './channels/locate.ts';
import { identifyModel } from './identify.ts';

/** Shorter texts are too close to everything. */
const SHORTEST = 5;
const LONGEST = 60;

/**
 * The listed id that a misspelled one most likely meant (`gtp-5.5` → `gpt-5.5`), in the vendor's spelling, without prefix.
 * Undefined for a listed id, and for a well-formed one unless only letters differ (`claude-sonet-4-5`) or it is a dated
 * snapshot of a model whose listed snapshots have other dates (`gpt-5.4-2026-03-15`).
 */
export function nearestKnownModel(text: string): string | undefined {
  const identity = identifyModel(text);
  if (identity !== undefined && (identity.listed || identity.bareWord || identity.fineTunedFrom !== undefined || identity.pin === 'unknown')) return undefined;
  if (identity?.version !== undefined) {
    const siblings = suggestedIds().filter((id) => id !== identity.family && identifyModel(id)?.family === identity.family && identifyModel(id)?.version !== undefined);
    const sibling = closest(identity.model, siblings, identity.version.length);
    if (sibling !== undefined || identity.vendor !== 'anthropic') return sibling;
  }
  const wanted = identity?.model ?? locate(text).id ?? text;
  if (wanted.length < SHORTEST || wanted.length > LONGEST || !/^[a-z][a-z0-9.-]*[\d-][a-z0-9.-]*$/i.test(wanted)) return undefined;
  const lower = wanted.toLowerCase();
  const pool = suggestedIds().filter((id) => Math.abs(id.length - lower.length) <= 2 && (digits(id) === digits(lower) || isSlip(lower, id)));
  return closest(lower, pool, lower.length >= 12 ? 2 : 1);
}

/** A version number is not a spelling: `tts-2` is another model than `tts-1`. */
function digits(id: string): string {
  return id.replace(/\D/g, '');
}

/** `gpt-40` for `gpt-4o`, and an impossible date behind the right name. */
function isSlip(wanted: string, id: string): boolean {
  const fold = (text: string): string => text.replace(/0/g, 'o');
  const dated = /^(.*-20\d\d)-\d\d-\d\d$/;
  return fold(wanted) === fold(id) || (dated.test(id) && dated.exec(wanted)?.[1] === dated.exec(id)?.[1]);
}

/** The nearest within `bound`; of equally near ones the one of the same length, then the longer, then the newer spelling. */
function closest(wanted: string, pool: readonly string[], bound: number): string | undefined {
  let best: string | undefined;
  let bestScore = Infinity;
  for (const id of pool) {
    const distance = editDistance(wanted, id, bound);
    const score = distance + Math.abs(id.length - wanted.length) / 10;
    if (distance <= bound && score <= bestScore && distance > 0) {
      best = score < bestScore || best === undefined || id > best ? id : best;
      bestScore = score;
    }
  }
  return best;
}

/** Damerau-Levenshtein distance with adjacent transpositions; more than `bound` once it cannot be within it. */
export function editDistance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let value = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) value = Math.min(value, (before[column - 2] ?? 0) + 1);
      current.push(value);
      smallest = Math.min(smallest, value);
    }
    if (smallest > bound) return bound + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? bound + 1;
}
