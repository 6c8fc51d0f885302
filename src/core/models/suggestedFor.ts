import { suggestedIds } from './catalog.ts';
import type { ModelIdentity } from './identity.ts';
import { identifyModel } from './identify.ts';
import { kindOf } from './kindOf.ts';
import { lifecycleOf } from './lifecycleOf.ts';

/**
 * Ids of models that live on `today` (`YYYY-MM-DD`), for somebody who looks for one to stand beside `like` or in its place:
 * its kind first, then its vendor, then the higher version; when nothing is known of it, chat models, those of the vendor first whose API every
 * endpoint speaks.
 */
export function suggestedFor(like: ModelIdentity | undefined, today: string): readonly string[] {
  const kind = like === undefined ? 'chat' : kindOf(like);
  return suggestedIds()
    .flatMap((id, index) => {
      const identity = identifyModel(id);
      if (identity === undefined || lifecycleOf(identity, today)?.state === 'retired') return [];
      return [{ id, index, rank: (kindOf(identity) === kind ? 0 : 2) + (identity.vendor === (like?.vendor ?? 'openai') ? 0 : 1), version: versionOf(identity) }];
    })
    .toSorted((a, b) => a.rank - b.rank || b.version - a.version || a.index - b.index)
    .map(({ id }) => id);
}

/** `5.4` → 5.4; anything without a number comes last. */
function versionOf({ version }: ModelIdentity): number {
  const number = Number.parseFloat(version ?? '');
  return Number.isNaN(number) ? 0 : number;
}
