import type { CommonOptions } from '../options.ts';

export const evalFormats = ['text', 'json', 'jsonl', 'csv', 'markdown', 'junit', 'html'] as const;
export type EvalFormat = (typeof evalFormats)[number];
export type EvalOptions = CommonOptions<EvalFormat> & {
  readonly baseline?: string;
  readonly candidate?: string;
  readonly repeat?: number;
  readonly concurrency?: number;
  readonly case?: readonly string[];
  readonly budget?: number;
  readonly resume?: string | true;
  readonly baseUrl?: string;
  readonly api: 'auto' | 'responses' | 'chat';
  readonly record?: string;
  readonly replay?: string;
  readonly allowCode?: boolean;
  readonly allowEndpoint?: boolean;
  readonly allowInconclusive?: boolean;
  /** Only suites that what changed since this commit concerns. */
  readonly changed?: string;
  /** Hold the model that is in use now, or `candidate`, against the reference run. */
  readonly reference?: boolean;
  /** Which side of the run becomes the reference run. */
  readonly bless?: 'candidate' | 'baseline';
  readonly selfCheck?: boolean;
};
