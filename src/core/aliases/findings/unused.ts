import type { AliasRuleCheck } from './rule.ts';
import { nameOf } from './rollbackMissing.ts';

/** Defined, and used nowhere the scan looked. Said only where the whole of it was looked at. */
export const unused: AliasRuleCheck = {
  id: 'alias/unused',
  check({ alias, default: current, used }) {
    if (used === undefined || used.includes(alias)) return undefined;
    return { at: current, ...nameOf(current), severity: 'hint', message: `${alias} is used nowhere that was scanned; remove it when nothing else reads it` };
  },
};
