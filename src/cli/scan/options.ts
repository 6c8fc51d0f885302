import type { CommonOptions } from '../options.ts';

export const scanFormats = ['text', 'json', 'jsonl', 'csv', 'markdown', 'sarif', 'cyclonedx'] as const;
export type ScanOptions = CommonOptions<(typeof scanFormats)[number]> & {
  /** Findings in this file do not count and are not shown. */
  readonly known?: string;
  /** Every finding of this scan goes to this file. */
  readonly writeKnown?: string;
  /** Model id, alias or `successor` that the parameter check aims at. */
  readonly target?: string;
  /** What a line of `csv` is: a reference, or a model with the columns of an audit. */
  readonly by: 'reference' | 'model';
  /** Only files changed against this commit. */
  readonly changed?: string;
  /** False after `--no-cache`. */
  readonly cache: boolean;
};
