import { identifyModel } from '../models/identify.ts';
import type { ModelIdentity } from '../models/identity.ts';
import type { LifecycleRow } from '../models/lifecycle.ts';
import { lifecycleOf } from '../models/lifecycleOf.ts';
import type { ModelReference } from '../scan/types.ts';
import type { AliasModels, ParameterTarget } from '../scan/target.ts';
import { isRecord } from '../views/record.ts';

/** What `target` is when each id is to move to its own successor. */
export const successorTarget = 'successor';

/** The day and the user's own rows that successors are looked up by. */
export type TargetDay = { readonly today: string; readonly catalog: readonly LifecycleRow[] };

/** The model a reference has and the one it is to have; undefined where no target is known, or it is another vendor's, whose calls are other calls. */
export function moveOf(reference: ModelReference, { target, aliases = {} }: ParameterTarget, { today, catalog }: TargetDay): { readonly from: ModelIdentity; readonly to: ModelIdentity } | undefined {
  const alias = reference.alias === undefined ? undefined : own(aliases, reference.alias);
  if (reference.alias !== undefined && alias === undefined) return undefined;
  const from = alias === undefined ? reference.identity : identifyModel(alias.default);
  if (from === undefined || from.vendor === 'unknown') return undefined;
  const named = target === undefined ? alias?.candidate
    : target === successorTarget ? alias?.candidate ?? lifecycleOf(from, today, catalog)?.successor
    : modelNamed(target, aliases);
  const to = named === undefined ? undefined : identifyModel(named);
  return to?.vendor === from.vendor ? { from, to } : undefined;
}

/** The model that a target means: an alias's candidate, else its default, else the id itself. */
function modelNamed(target: string, aliases: AliasModels): string {
  const alias = own(aliases, target);
  return alias?.candidate ?? alias?.default ?? target;
}

/** True when something in a file can have a target at all: what costs a parse is then worth it. */
export function hasTarget({ target, aliases = {} }: ParameterTarget): boolean {
  return target !== undefined || Object.values(aliases).some(({ candidate }) => candidate !== undefined);
}

function own(aliases: AliasModels, name: string): AliasModels[string] | undefined {
  return Object.hasOwn(aliases, name) ? aliases[name] : undefined;
}

/** The models of the aliases in the text of a `models.config.json`; undefined when it cannot be read. */
export async function aliasModels(text: string): Promise<AliasModels | undefined> {
  const json = await import('jsonc-parser');
  const mistakes: import('jsonc-parser').ParseError[] = [];
  const value: unknown = json.parse(text, mistakes);
  const aliases = mistakes.length === 0 && isRecord(value) ? value['aliases'] : undefined;
  if (!isRecord(aliases)) return undefined;
  return Object.fromEntries(Object.entries(aliases).flatMap(([name, alias]) => {
    if (!isRecord(alias) || typeof alias['default'] !== 'string') return [];
    const candidate = alias['candidate'];
    return [[name, { default: alias['default'], ...(typeof candidate === 'string' ? { candidate } : {}) }] as const];
  }));
}
