import type { Vendor } from '../identity.ts';

/**
 * How an id of this form behaves, before the catalog is asked:
 * `dated` names a snapshot; `fixed` is the only id of its model; `named` is a name beside dated snapshots;
 * `moving` is documented to be repointed; `opaque` says nothing (local and open-weight names).
 */
export type Stability = 'dated' | 'fixed' | 'named' | 'moving' | 'preview' | 'opaque';

/** What a vendor's grammar reads from an id that has no prefix any more. */
export type ParsedId = {
  readonly vendor: Vendor;
  /** The vendor's own spelling. */
  readonly model: string;
  readonly family: string;
  readonly version?: string;
  readonly stability: Stability;
  /** A word or a family's name rather than an id. */
  readonly bareWord: boolean;
};

/** Reads one vendor's ids; undefined when it is not one. Linear in the id. */
export type VendorGrammar = (id: string) => ParsedId | undefined;

/**
 * A family of ids: `head` matches at the start, and what follows must be dash-separated words of the vocabulary.
 * Closed vocabularies are what keeps `gpt-4-tokenizer` and `gpt-test` out.
 */
export type FamilyRule = {
  /** Anchored with `^`, without nested repetition. */
  readonly head: RegExp;
  /** Words that may follow; an entry may span two words (`deep-research`). */
  readonly words?: ReadonlySet<string>;
  /** Shapes of further words that may follow. */
  readonly shapes?: readonly RegExp[];
};

/** A vocabulary from a space-separated list. */
export function vocabulary(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** Parameter counts and expert layouts: `7b`, `8x22b`, `a22b`, `e4b`, `0.6b`, `335m`. */
export const SIZE = /^[ae]?\d+(?:\.\d+)?[bmBM]$|^\d+x\d+[bB]$|^\d+[eE]$/;
/** A version number in the middle of a name: `3`, `2.5`, `v0.3`, `4.20`. */
export const NUMBER = /^v?\d{1,2}(?:\.\d{1,2})?$/;
/** Context lengths: `16k`, `128k`. */
export const CONTEXT = /^\d{1,4}[km]$/;

/** True when one of the rules reads the whole id. */
export function matchesFamily(id: string, rules: readonly FamilyRule[]): boolean {
  return rules.some((rule) => {
    const head = rule.head.exec(id);
    return head !== null && readsTail(id.slice(head[0].length), rule);
  });
}

function readsTail(tail: string, rule: FamilyRule): boolean {
  if (tail === '') return true;
  const [before, ...words] = tail.split('-');
  if (before !== '') return false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (rule.words?.has(`${word}-${words[at + 1] ?? ''}`)) at += 1;
    else if (!rule.words?.has(word) && !rule.shapes?.some((shape) => shape.test(word))) return false;
  }
  return true;
}
