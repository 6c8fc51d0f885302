import type { SchemaProfileId } from '../../core/toolSchemas/types.ts';
import type { CommonOptions } from '../options.ts';

export const lintFormats = ['text', 'json', 'jsonl', 'sarif', 'junit'] as const;
export type LintOptions = CommonOptions<(typeof lintFormats)[number]> & {
  /** Files that each hold one bare parameter schema. */
  readonly schema?: readonly string[];
  readonly profile?: SchemaProfileId;
  /** Make schemas strict instead of reporting on them. */
  readonly fix?: boolean;
  /** With `fix`: change the files. */
  readonly write?: boolean;
  /** A git revision to compare the arguments with. */
  readonly against?: string;
};
