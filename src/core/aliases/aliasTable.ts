import type { LifecycleRow } from '../models/lifecycle.ts';
import { lifecycleOfId } from '../models/lifecycleOf.ts';
import { resolveAlias, type ResolvedAlias } from './resolveAlias.ts';
import type { ModelsConfig } from './types.ts';

/** An alias as people ask for it: what it stands for here and now, what is beside it, and what is about to happen to either. */
export type AliasRow = {
  readonly alias: string;
  readonly model: string;
  /** What decided it: the name of a variable, of an environment, or the default. */
  readonly from: ResolvedAlias['from'];
  readonly default: string;
  readonly candidate?: string;
  readonly rollback?: string;
  readonly owner?: string;
  /** Models of the alias that are shut down or will be, as the catalog has it today. */
  readonly ending: readonly { readonly model: string; readonly state: 'deprecated' | 'retired'; readonly shutdown?: string; readonly successor?: string; readonly source: string; readonly asOf: string }[];
};

/** Every alias of a file in its order. `today` is `YYYY-MM-DD`; `extra` are a repository's own catalog rows. */
export function aliasTable(config: ModelsConfig, env: Readonly<Record<string, string | undefined>>, today: string, extra: readonly LifecycleRow[] = []): readonly AliasRow[] {
  return Object.entries(config.aliases).map(([alias, { default: standard, candidate, rollback, owner }]) => {
    const { model, from } = resolveAlias(config, alias, env);
    const models = new Set([model, standard, candidate, rollback].filter((id) => id !== undefined));
    return {
      alias, model, from, default: standard,
      ...(candidate === undefined ? {} : { candidate }),
      ...(rollback === undefined ? {} : { rollback }),
      ...(owner === undefined ? {} : { owner }),
      ending: [...models].flatMap((id) => endingOf(id, today, extra)),
    };
  });
}

function endingOf(model: string, today: string, extra: readonly LifecycleRow[]): AliasRow['ending'] {
  const life = lifecycleOfId(model, today, extra);
  if (life === undefined || life.state === 'active') return [];
  const { state, shutdown, successor, source, asOf } = life;
  return [{ model, state, ...(shutdown === undefined ? {} : { shutdown }), ...(successor === undefined ? {} : { successor }), source, asOf }];
}
