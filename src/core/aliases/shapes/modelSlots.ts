import { identifyModel } from '../../models/identify.ts';
import { objectsIn } from './parts.ts';
import { slotsIn, type Slots } from './slots.ts';
import type { Draft, Shape } from './types.ts';

const holder = /^(?:(?:llm|ai|openai|language)[_-]?)?models?$/i;

/**
 * `models: { default, candidate, rollback }`, and `models: { name: { current, legacy_alias, fallback } }`. A member that is named after a
 * model is a row of a registry, not an alias.
 */
export const modelSlots: Shape = (seen) => [...objectsIn(seen.root, seen.names)].flatMap(({ object, names }): readonly Draft[] => {
  if (!holder.test(names[0] ?? '')) return [];
  const own = slotsIn(object, seen);
  if (own?.sure === true) return [draft(own, { around: names.slice(1) })];
  const members = object.entries.flatMap(({ name, value }) => {
    const slots = identifyModel(name) === undefined ? slotsIn(value, seen) : undefined;
    return slots === undefined ? [] : [{ name, slots }];
  });
  return members.some(({ slots }) => slots.sure) ? members.map(({ name, slots }) => draft(slots, { name, around: names.slice(1) })) : [];
});

function draft({ filled }: Slots, named: Pick<Draft, 'name' | 'around'>): Draft {
  return { shape: 'slots', ...filled, ...named };
}
