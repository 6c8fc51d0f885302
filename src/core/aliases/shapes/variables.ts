import { isVendor } from './vendors.ts';
import type { ObjectPart, TextPart } from './parts.ts';
import type { Draft, Seen } from './types.ts';

const slotWords: Readonly<Record<string, 'default' | 'candidate' | 'rollback'>> = {
  DEFAULT: 'default', CURRENT: 'default', CANDIDATE: 'candidate', NEXT: 'candidate', ROLLBACK: 'rollback', PREVIOUS: 'rollback', FALLBACK: 'rollback',
};
/** `OPENAI_MODEL_NAME` is one setting, not one of several purposes. */
const notPurpose = /^(?:NAMES?|IDS?|VERSION|TYPE|KIND|PROVIDER|VENDOR|DEPLOYMENT|ENDPOINT|PATH|DIR|FILE|URL|LIST|ALLOWED|OPTIONS)$/;

type Variable = { readonly name: string; readonly prefix: string; readonly purpose: readonly string[]; readonly slot?: 'default' | 'candidate' | 'rollback'; readonly model: TextPart };

/**
 * Variables such as `OPENAI_MODEL_DEFAULT`, `OPENAI_MODEL_CANDIDATE` and `OPENAI_MODEL_CHAT_CORE`: a vendor, `MODEL`, what it is for, which slot.
 * The variable of the default goes on deciding: it becomes the alias's own.
 */
export function variableDrafts({ entries }: ObjectPart, { idAt, names }: Pick<Seen, 'idAt' | 'names'>): readonly Draft[] {
  const variables = entries.flatMap(({ name, value }) => (value.kind === 'text' && idAt(value) !== undefined ? variableOf(name, value) : []));
  const several = new Set(variables.map(({ prefix }) => prefix)).size > 1;
  return variables.flatMap((variable): readonly Draft[] => {
    if (variable.slot !== undefined && variable.slot !== 'default') return [];
    const same = variables.filter(({ prefix, purpose }) => prefix === variable.prefix && purpose.join('_') === variable.purpose.join('_'));
    // A family has one default; its plain name counts where there is no `_DEFAULT`.
    if (same.find(({ slot }) => slot === 'default') !== variable && same.some(({ slot }) => slot === 'default')) return [];
    const candidate = same.find(({ slot }) => slot === 'candidate');
    const rollback = same.find(({ slot }) => slot === 'rollback');
    const { purpose, model, name: env, prefix } = variable;
    return [{
      shape: 'variables', default: model, env,
      // Two vendors' defaults are two aliases: the vendor tells them apart.
      ...(several ? { name: `${prefix}.${purpose.join('-') || 'core'}`.replaceAll('_', '-') } : {}),
      around: purpose.length === 0 ? names : [purpose.join('_'), ...names],
      ...(candidate === undefined ? {} : { candidate: candidate.model }),
      ...(rollback === undefined ? {} : { rollback: rollback.model }),
      notes: [
        `Where ${env} stays set, it goes on deciding.`,
        ...[candidate, rollback].flatMap((other) => (other === undefined ? [] : [`${other.name} is imported as the ${other.slot}.`])),
      ],
    }];
  });
}

function variableOf(name: string, model: TextPart): readonly Variable[] {
  const words = name.split('_');
  const at = words.indexOf('MODEL');
  const after = words.slice(at + 1);
  if (at < 1 || after.length === 0 || !isVendor(words.slice(0, at)) || after.some((word) => notPurpose.test(word))) return [];
  const last = after.at(-1) ?? '';
  const slot = Object.hasOwn(slotWords, last) ? slotWords[last] : undefined;
  const purpose = slot === undefined ? after : after.slice(0, -1);
  return [{ name, prefix: words.slice(0, at).join('_'), purpose, model, ...(slot === undefined ? {} : { slot }) }];
}
