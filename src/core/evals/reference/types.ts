import type { SideName } from '../../compare/types.ts';
import type { CaseSeverity } from '../gate.ts';
import type { RepeatOutcome } from '../outcome.ts';

/**
 * A run that somebody blessed as reference run: what one model did on every case, without its answers. Kept in git as
 * `.promptshift/reference/<suite>.jsonl`: this header, then a line a case.
 */
export type Reference = ReferenceHeader & { readonly cases: readonly ReferenceCase[] };

export type ReferenceHeader = {
  readonly type: 'reference';
  readonly version: 1;
  /** As in `Suite.path`. */
  readonly suite: string;
  /** Id of the run, and which of its sides was blessed. */
  readonly run: string;
  readonly side: SideName;
  /** ISO 8601, UTC: when the run began. */
  readonly ranAt: string;
  /** The provider's label. */
  readonly provider: string;
  readonly model: string;
  /** What was asked for, such as an alias. */
  readonly requested: string;
  readonly repeat: number;
  /** When it was blessed (ISO 8601, UTC), and by whom where git knows. Older files say neither. */
  readonly blessedAt?: string;
  readonly blessedBy?: string;
  readonly asked: AskedHashes;
};

/** What every case was asked with besides itself; a part that changed is named. */
export type AskedHashes = { readonly prompt?: string; readonly parameters: string; readonly tools?: string; readonly judge?: string };

export type ReferenceCase = {
  readonly type: 'case';
  readonly id: string;
  readonly severity: CaseSeverity;
  /** Of what the case puts in and asks of the answer; another hash is another case. */
  readonly hash: string;
  readonly repeats: readonly RepeatOutcome[];
};
