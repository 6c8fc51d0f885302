import type { ScanProblem, ScanRow } from '../scan/row.ts';
import type { Severity } from '../scan/types.ts';

/** The figures of a scan; all are counted from its rows. */
export type ScanSummary = {
  /** Distinct models that are used, or that a finding is about. The counts below add up to it. */
  readonly models: number;
  /** Files they stand in. */
  readonly files: number;
  readonly retired: number;
  readonly floating: number;
  readonly pinned: number;
  readonly preview: number;
  readonly unknown: number;
  /** Distinct aliases that are used. */
  readonly aliases: number;
  /** The day the oldest row of the lifecycle data was read that these models rest on; absent when none has one. */
  readonly oldestDateUsed?: string;
};

/** A finished, or broken off, scan. */
export type ScanReport = {
  readonly rows: readonly ScanRow[];
  readonly problems: readonly ScanProblem[];
  readonly summary: ScanSummary;
  readonly filesScanned: number;
  readonly durationMs: number;
  /** Findings left out because a file of known findings has them. */
  readonly known?: number;
  /** False when it was stopped before every file was read. */
  readonly complete: boolean;
};

/** Colours a stretch of a report for a person; the identity where nobody watches. */
export type Paint = (style: TextStyle, text: string) => string;

export type TextStyle = Severity | 'path' | 'faint' | 'strong';

/** No colours. */
export const plain: Paint = (_style, text) => text;
