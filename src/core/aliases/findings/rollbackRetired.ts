import { lifecycleOf } from '../../models/lifecycleOf.ts';
import { retired } from '../../scan/rules/retired.ts';
import type { AliasRuleCheck } from './rule.ts';

/** The way back is closed. Takes the place of `model/retired` in this slot: nothing calls the model today. */
export const rollbackRetired: AliasRuleCheck = {
  id: 'alias/rollback-retired',
  check({ alias, rollback, path, today, catalog }) {
    const lifecycle = rollback && lifecycleOf(rollback.identity, today, catalog);
    if (rollback === undefined || lifecycle === undefined) return undefined;
    const found = retired.check({ reference: rollback, path, today, lifecycle, catalog });
    if (found === undefined) return undefined;
    return {
      at: rollback,
      severity: 'warning',
      message: `${alias} cannot be rolled back: ${found.message}`,
      ...(found.source === undefined ? {} : { source: found.source }),
    };
  },
};
