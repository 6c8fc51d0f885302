import { entryOf, objectsIn, type ObjectPart, type Part, type PartEntry, type TextPart } from './parts.ts';
import type { Draft, Seen, Shape } from './types.ts';

const productionNames = ['production', 'prod', 'live'];
const environmentName = /^(?:dev(?:elopment|elop)?|local|test(?:ing)?|ci|qa|uat|integration|acceptance|sandbox|preview|canary|stag(?:e|ing)|pre-?prod(?:uction)?|prod(?:uction)?|live|default)$/i;

/** An object of environment → model, or environment → purpose → model: `{ development: 'gpt-4o-mini', production: 'gpt-4o' }`. */
export const environmentTables: Shape = (seen) => {
  const drafts: Draft[] = [];
  for (const { object, names } of objectsIn(seen.root, seen.names)) {
    const standard = standardOf(object);
    if (standard === undefined) continue;
    if (standard.value.kind === 'text') {
      const own = names.length > seen.names.length ? purposeOf(names[0]) : {};
      drafts.push(...draft(object, standard, { ...own, around: names }, (value) => value, seen));
    } else if (standard.value.kind === 'object') {
      for (const { name } of standard.value.entries) {
        drafts.push(...draft(object, standard, { ...purposeOf(name), around: [name, ...names] }, (value) => entryOf(value, name)?.value, seen));
      }
    }
  }
  return drafts;
};

/** A key that says what the model is for names the alias; `model` says nothing. */
function purposeOf(key: string | undefined): Pick<Draft, 'name'> {
  return key === undefined || /^(?:default_?)?(?:llm_?)?(?:model|id|name|value)s?(?:_?(?:id|name))?$/i.test(key) ? {} : { name: key };
}

/** What holds where no environment is named: the entry `default`, else production's. Undefined for anything but a table of environments. */
function standardOf({ entries }: ObjectPart): PartEntry | undefined {
  if (entries.length < 2 || !entries.every(({ name }) => environmentName.test(name))) return undefined;
  return ['default', ...productionNames].map((wanted) => entries.find(({ name }) => name.toLowerCase() === wanted)).find((entry) => entry !== undefined);
}

function draft(table: ObjectPart, standard: PartEntry, named: Pick<Draft, 'name' | 'around'>, select: (value: Part) => Part | undefined, { idAt }: Seen): readonly Draft[] {
  const model = select(standard.value);
  if (model?.kind !== 'text' || idAt(model) === undefined) return [];
  const others = table.entries.filter((entry) => entry !== standard).map(({ name, value }) => ({ name, model: select(value) }));
  const isId = (entry: { readonly name: string; readonly model: Part | undefined }): entry is { readonly name: string; readonly model: TextPart } => idAt(entry.model) !== undefined;
  const found = others.filter(isId);
  if (found.length === 0) return [];
  const notes = [
    `${standard.name} (${model.text}) is imported as the default; the others by PROMPTSHIFT_ENV.`,
    ...others.filter((entry) => !isId(entry)).map(({ name }) => `${name} is left out: no model id is written there.`),
  ];
  return [{ shape: 'environments', ...named, default: model, environments: Object.fromEntries(found.map(({ name, model: other }) => [name, other])), notes }];
}
