import type { DiffKind } from '../../core/views/comparison.ts';
import type { CommonOptions } from '../options.ts';

export const compareFormats = ['text', 'json', 'markdown', 'html'] as const;
export type CompareOptions = CommonOptions<(typeof compareFormats)[number]> & {
  readonly baseline?: string;
  readonly candidate?: string;
  readonly var?: Readonly<Record<string, string>>;
  readonly vars?: string;
  readonly baseUrl?: string;
  readonly api: 'auto' | 'responses' | 'chat';
  readonly runs: number;
  /** Two. */
  readonly versions?: readonly string[];
  readonly diff?: DiffKind;
  /** US dollars. */
  readonly budget?: number;
  readonly cache?: boolean;
  readonly record?: string;
  readonly replay?: string;
  readonly allowEndpoint?: boolean;
};
