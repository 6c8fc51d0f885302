import type { Role } from '../types.ts';

/** What one step says: a role, `none` for no reference at all, or `on` when the next step outwards decides. */
export type Verdict = Role | 'on' | 'none';
