import type { Channel, PinState, Vendor } from '../models/identity.ts';
import type { Risk } from '../risk/types.ts';
import type { CodeFacts } from './facts/types.ts';
import type { AliasDefinition, LanguageId, Role, Severity } from './types.ts';

/** One model reference as every report of `scan` gives it. The keys' order is that of the jsonl format. */
export type ScanRow = {
  /** With '/'. */
  readonly path: string;
  /** From 1; columns in UTF-16 units, the first character of the id after the quote. */
  readonly line: number;
  readonly column: number;
  /** Behind the last character. */
  readonly endLine: number;
  readonly endColumn: number;
  /** As written, with prefix. */
  readonly text: string;
  /** Canonical id. */
  readonly model: string;
  readonly alias?: string;
  /** Set where a service that stops is addressed, and no model named: `openai-assistants`. */
  readonly endpoint?: string;
  readonly vendor: Vendor;
  readonly channel: Channel;
  readonly role: Role;
  readonly language: LanguageId;
  readonly pin: PinState;
  readonly findings: readonly RowFinding[];
  /** Of a model that is called, once a whole scan knows what speaks for it. */
  readonly risk?: Risk;
  /** Findings that were accepted with a reason; only formats that can say so show them. Not in json and jsonl. */
  readonly suppressed?: readonly SuppressedRowFinding[];
  /** Hash of the line around the reference, white space normalised: finds it again when it has moved. Not in json and jsonl. */
  readonly context?: string;
  /** What the risk is worked out from. Not in json and jsonl. */
  readonly facts?: CodeFacts;
  /** In a `models.config.json`: the alias and its slot. Not in json and jsonl. */
  readonly defines?: Pick<AliasDefinition, 'alias' | 'slot'>;
};

export type RowFinding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
} & Partial<Place>;

/** Where a finding stands that is not about the id itself but about something beside it; counted as in a row. */
type Place = Pick<ScanRow, 'line' | 'column' | 'endLine' | 'endColumn'>;

export type SuppressedRowFinding = RowFinding & { readonly by: 'comment' | 'settings'; readonly reason: string };

/** A file or folder that was not, or only partly, read; `message` is a sentence without the path. */
export type ScanProblem = { readonly path: string; readonly message: string };
