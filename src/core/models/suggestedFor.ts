import { suggestedIds } from './catalog.ts';
import type { ModelIdentity } from './identity.ts';
import { identifyModel } from './identify.ts';
import { kindOf } from './kindOf.ts';
import { lifecycleOf } from './lifecycleOf.ts';

/**
 * Ids of models that live on `today` (`YYYY-MM-DD`), for somebody who looks for one to stand beside `like` or in its place:
 * its kind first, then its vendor, then the higher version; chat models when nothing is known of it.
 */
export function suggestedFor(like: ModelIdentity | undefined, today: string): readonly string[] {
  const kind = like === undefined ? 'chat' : kindOf(like);
  return suggestedIds()
    .flatMap((id, index) => {
      const identity = identifyModel(id);
      if (identity === undefined || lifecycleOf(identity, today)?.state === 'retired') return [];
      return [{ id, index, rank: (kindOf(identity) === kind ? 0 : 2) + (like === undefined || identity.vendor === like.vendor ? 0 : 1), version: versionOf(identity) }];
    })
    .toSorted((a, b) => a.rank - b.rank || b.version - a.version || a.index - b.index)
    .map(({ id }) => id);
}

/** `5.4` → 5.4; anything without a number comes last. */
function versionOf({ version }: ModelIdentity): number {
  const number = Number.parseFloat(version ?? '');
  return Number.isNaN(number) ? 0 : number;
}
