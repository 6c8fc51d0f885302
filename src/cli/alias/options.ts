import type { ResultOptions } from '../options.ts';

/** Formats of every `alias` command. */
export const aliasFormats = ['text', 'json'] as const;

export type ListOptions = ResultOptions<(typeof aliasFormats)[number]>;
export type DrillOptions = ListOptions;
/** Of what writes. */
export type ChangeOptions = ListOptions & { readonly dryRun?: boolean };
export type SetOptions = ChangeOptions & { readonly slot: 'default' | 'candidate' | 'rollback'; readonly environment?: string };
export type ImportOptions = ChangeOptions & { readonly write?: boolean };
