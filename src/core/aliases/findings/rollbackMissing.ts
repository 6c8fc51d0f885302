import type { AliasRuleCheck } from './rule.ts';

/** Without the name of a model that worked, a rollback begins with a search. */
export const rollbackMissing: AliasRuleCheck = {
  id: 'alias/rollback-missing',
  check({ alias, default: current, rollback }) {
    // A slot that is there and holds no id is the schema's to complain of.
    if (rollback !== undefined || current.definition?.hasRollback === true) return undefined;
    return { at: current, ...nameOf(current), severity: 'info', message: `${alias} has no rollback; name the model to go back to` };
  },
};

/** A finding about the alias as a whole is shown at its name. */
export function nameOf({ definition }: { readonly definition?: { readonly name: { readonly start: number; readonly end: number } } }): { range?: { readonly start: number; readonly end: number } } {
  return definition === undefined ? {} : { range: definition.name };
}
