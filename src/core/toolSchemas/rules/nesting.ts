import { nameOf, placeOf } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const nesting: SchemaRule = {
  id: 'schema/nesting',
  short: 'Objects are not nested too deeply.',
  help: 'Flatten the schema.',
  *check({ sites, profile }) {
    const most = profile.limits.levels;
    if (most === undefined) return;
    const deepest = sites.reduce((a, b) => (b.level > a.level ? b : a));
    if (deepest.level < most - 1) return;
    const { node, pointer, level } = deepest;
    const message = `${nameOf(pointer)} is at level ${level} of nesting`;
    // Whether lists and the root count is not documented: near the limit it may be over.
    if (level <= most) yield { pointer, range: placeOf(node), severity: 'warning', message: `${message}, near the ${profile.api} limit of ${most}` };
    else yield { pointer, range: placeOf(node), message: `${message}; ${profile.api} answers: ${level} levels of nesting exceeds limit of ${most}` };
  },
};
