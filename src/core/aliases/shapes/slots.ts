import type { Draft, Seen } from './types.ts';
import { entryOf, type Part, type TextPart } from './parts.ts';

/** What a team calls the slots of an alias, the plainest word first. */
const slotNames = {
  default: ['default', 'current'],
  candidate: ['candidate', 'next'],
  rollback: ['rollback', 'previous', 'fallback', 'legacy_alias', 'legacyAlias', 'legacy'],
} as const;

/** Slots that an object fills. */
export type Slots = {
  readonly filled: Pick<Draft, 'default' | 'candidate' | 'rollback' | 'environments' | 'notes' | 'also'>;
  /** Whether it says more than which model there is: a bare `default` may be anything. */
  readonly sure: boolean;
};

export function slotsIn(part: Part, { idAt }: Pick<Seen, 'idAt'>): Slots | undefined {
  const id = (...names: readonly string[]): TextPart | undefined => names.map((name) => entryOf(part, name)?.value).find((value): value is TextPart => idAt(value) !== undefined);
  const standard = id(...slotNames.default);
  if (standard === undefined) return undefined;
  const candidate = id(...slotNames.candidate);
  const backs = slotNames.rollback.flatMap((name) => {
    const value = id(name);
    return value === undefined ? [] : [{ name, value }];
  });
  const [back, ...others] = backs;
  const environments = environmentsIn(entryOf(part, 'environments')?.value, idAt);
  const notes = [
    ...(back === undefined || back.name === 'rollback' ? [] : [`"${back.name}" (${back.value.text}) is imported as the rollback.`]),
    ...others.map(({ name, value }) => `"${name}" (${value.text}) is left out: an alias has one rollback.`),
  ];
  return {
    filled: {
      default: standard,
      ...(candidate === undefined ? {} : { candidate }),
      ...(back === undefined ? {} : { rollback: back.value }),
      ...(environments === undefined ? {} : { environments }),
      notes,
      also: others.map(({ value }) => value.range),
    },
    sure: candidate !== undefined || back !== undefined || environments !== undefined || entryOf(part, 'default') === undefined,
  };
}

/** `{ staging: id }` or `{ staging: { default: id } }`. */
function environmentsIn(part: Part | undefined, idAt: Seen['idAt']): Readonly<Record<string, TextPart>> | undefined {
  if (part?.kind !== 'object') return undefined;
  const found = part.entries.flatMap(({ name, value }) => {
    const model = value.kind === 'object' ? entryOf(value, ...slotNames.default)?.value : value;
    return model?.kind === 'text' && idAt(model) !== undefined ? [[name, model] as const] : [];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}
