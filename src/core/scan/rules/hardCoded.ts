import type { Rule } from './rule.ts';

/** Any id that is written where it is used, also beside a stronger finding: pinning behind an alias cures both. Alias files are where ids belong, the team's own ones too. */
export const hardCoded: Rule = {
  id: 'model/hard-coded',
  check({ reference, path }) {
    if (reference.importable !== undefined || /(?:^|\/)models\.config\.json$/.test(path)) return undefined;
    return { severity: 'info', message: `${reference.identity.model} is hard-coded; pin it behind an alias to change it in one place` };
  },
};
