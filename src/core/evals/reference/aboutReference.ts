import type { ReferenceHeader } from './types.ts';

/** `gpt-5.4-2026-03-05, asked on 2026-10-01 (openai), blessed on 2026-10-02 by Ann`: what a reference run is of, and who said so where that is known. */
export function aboutReference({ model, ranAt, provider, blessedAt, blessedBy }: Pick<ReferenceHeader, 'model' | 'ranAt' | 'provider' | 'blessedAt' | 'blessedBy'>): string {
  const blessed = blessedAt === undefined ? '' : `, blessed on ${day(blessedAt)}${blessedBy === undefined ? '' : ` by ${blessedBy}`}`;
  return `${model}, asked on ${day(ranAt)} (${provider})${blessed}`;
}

/** Of an ISO time, UTC. */
export function day(iso: string): string {
  return iso.slice(0, 10);
}
