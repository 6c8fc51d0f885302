import type { CommonOptions } from '../options.ts';

export const promptFormats = ['text', 'json', 'jsonl', 'csv', 'markdown', 'sarif'] as const;
export type PromptsOptions = CommonOptions<(typeof promptFormats)[number]>;
export type NewVersionOptions = { readonly patch?: boolean; readonly minor?: boolean; readonly major?: boolean; readonly reason: string; readonly dryRun?: boolean };
export type NewOptions = { readonly model: string; readonly dryRun?: boolean };
export type ReleaseOptions = { readonly dryRun?: boolean };
export type DiffOptions = { readonly from?: string; readonly to?: string; readonly output?: string };
