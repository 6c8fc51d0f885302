import { isTestPath } from '../testPath.ts';
import type { Rule } from './rule.ts';

/** Well formed, but in no catalog: new, private, or wrong. Tests invent ids, so they are left alone. */
export const unknown: Rule = {
  id: 'model/unknown',
  check({ reference: { identity }, path, nearest }) {
    if (identity.listed || nearest !== undefined || isTestPath(path)) return undefined;
    return { severity: 'hint', message: `${identity.model} is not in the catalog; check its spelling, or add it to promptshift.json` };
  },
};
