import { snapshotEdit } from '../snapshotEdit.ts';
import type { Rule } from './rule.ts';

/**
 * The vendor repoints the id: behaviour can change without an edit. Not said of a model that is gone; where the snapshot has no future
 * either, the fix is `model/deprecated`'s: the successor.
 */
export const floating: Rule = {
  id: 'model/floating',
  check({ reference, lifecycle, today, catalog }) {
    const { identity } = reference;
    if (identity.pin !== 'floating' || lifecycle?.state === 'retired') return undefined;
    const { model, snapshot } = identity;
    if (snapshot === undefined) return { severity: 'warning', message: `${model} is floating; the model behind it can change` };
    const pin = snapshotEdit(reference, { today, catalog });
    const fix = pin.kind === 'snapshot' ? { fix: { replacement: pin.model, reason: 'snapshot' as const } } : {};
    return { severity: 'warning', message: `${model} is floating; today it is ${snapshot}`, ...fix };
  },
};
