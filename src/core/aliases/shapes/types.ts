import type { ModelReference } from '../../scan/types.ts';
import type { TextRange } from '../../text/range.ts';
import type { Alias } from '../types.ts';
import type { Part, TextPart } from './parts.ts';

/** The forms in which teams already keep models behind names of their own. */
export type ShapeId = 'slots' | 'routes' | 'environments' | 'variables' | 'litellm';

/** A place that is an alias definition in all but its format. */
export type RecognisedAlias = {
  readonly shape: ShapeId;
  /** The team's own name as an alias name where it has one, else a suggestion; unique in the file. */
  readonly name: string;
  readonly alias: Pick<Alias, 'default' | 'candidate' | 'rollback' | 'environments' | 'env'>;
  /** What belongs to it: the ids, and a name that is an id itself. */
  readonly ranges: readonly TextRange[];
  /** What an import does not say by itself, as sentences. */
  readonly notes: readonly string[];
};

/** What a shape is looked for in: one value of a file. */
export type Seen = {
  readonly root: Part;
  /** Names the value is kept under, innermost first. */
  readonly names: readonly string[];
  /** The model whose id a text is as a whole; undefined for any other text. */
  readonly idAt: (part: Part | undefined) => ModelReference | undefined;
};

/** What a shape finds, before it has its name. */
export type Draft = {
  readonly shape: ShapeId;
  /** The team's name for it; without one it is named after what is around it. */
  readonly name?: string;
  /** Names around it, innermost first. */
  readonly around: readonly string[];
  readonly default: TextPart;
  readonly candidate?: TextPart;
  readonly rollback?: TextPart;
  readonly environments?: Readonly<Record<string, TextPart>>;
  readonly env?: string;
  readonly also?: readonly TextRange[];
  readonly notes?: readonly string[];
};

/** Finds definitions of one form. Pure. */
export type Shape = (seen: Seen) => readonly Draft[];
