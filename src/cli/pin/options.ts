import type { ResultOptions } from '../options.ts';

export const pinFormats = ['text', 'json'] as const;

export type PinOptions = ResultOptions<(typeof pinFormats)[number]> & {
  readonly alias?: string;
  readonly model?: string;
  readonly write?: boolean;
  readonly dryRun?: boolean;
};
