import type { Rule } from './rule.ts';

/** The vendor repoints the id: behaviour can change without an edit. Not said of a model that is gone. */
export const floating: Rule = {
  id: 'model/floating',
  check({ reference: { text, identity }, lifecycle }) {
    if (identity.pin !== 'floating' || lifecycle?.state === 'retired') return undefined;
    const { model, snapshot } = identity;
    if (snapshot === undefined) return { severity: 'warning', message: `${model} is floating; the model behind it can change` };
    const fix = text.endsWith(model) ? { fix: { replacement: text.slice(0, text.length - model.length) + snapshot, reason: 'snapshot' as const } } : {};
    return { severity: 'warning', message: `${model} is floating; today it is ${snapshot}`, ...fix };
  },
};
