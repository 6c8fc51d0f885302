import type { TextRange } from '../text/range.ts';
import type { AliasTest } from './syntax/scanSyntax.ts';
import type { SyntaxRuntime } from './syntax/runtime.ts';
import type { Analysis, ModelReference, SourceDocument } from './types.ts';

export type { Analysis };

/** What a language may use. */
export type AnalysisTools = {
  readonly runtime: SyntaxRuntime;
  /** ms that parsing one text may take; whatever else has a limit of time follows it. */
  readonly parseLimit: number;
  readonly isAlias: AliasTest | undefined;
  /** Analyses a part of a file in another language; ranges come back relative to that part. */
  readonly analyse: (document: SourceDocument, signal: AbortSignal) => Promise<Analysis>;
};

/** One language: text and the places worth a look → references, in any order. */
export type Analyzer = (document: SourceDocument, seeds: readonly TextRange[], tools: AnalysisTools, signal: AbortSignal) => Promise<Analysis>;

/** The same references further on in a larger file. */
export function shifted(references: readonly ModelReference[], by: number): readonly ModelReference[] {
  return by === 0 ? references : references.map((reference) => ({ ...reference, range: { start: reference.range.start + by, end: reference.range.end + by } }));
}

/** A file of data names nothing that is used elsewhere in it. */
export function dataSurroundings(path: string): { readonly path: string; readonly usesOf: () => readonly [] } {
  return { path, usesOf: () => [] };
}

/** The first seed that touches a stretch, by binary search; seeds are sorted by start. */
export function touches(seeds: readonly TextRange[], start: number, end: number): boolean {
  let low = 0;
  let high = seeds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seeds[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  // A candidate may reach into the literal from its quote or prefix.
  return (seeds[low]?.start ?? Number.MAX_SAFE_INTEGER) < end || (seeds[low - 1]?.end ?? 0) > start;
}

/** Lookups between two looks at the clock. */
const stepsPerLook = 16;

/** True once the time for a text is over, for loops whose steps may each pass a whole hostile text. Time runs from this call on. */
export function timeLimit({ parseLimit, runtime: { workTime } }: Pick<AnalysisTools, 'parseLimit' | 'runtime'>): () => boolean {
  const until = workTime() + parseLimit;
  let steps = 0;
  let over = false;
  return () => (over ||= ++steps % stepsPerLook === 0 && workTime() > until);
}

export const unfinished = 'Finding the strings took too long; only the beginning of the file was scanned.';
