import { at, isJsonList, isJsonObject, without, type JsonObject, type JsonValue } from '../schemaValue.ts';
import { keywordSentence } from './keywordSentence.ts';
import { propertyNames } from './kinds.ts';
import type { Site, Step, Transformation } from './types.ts';

/** These hold a part of the schema itself: in words it would be lost. */
const structure: ReadonlySet<string> = new Set(['oneOf', 'allOf', 'patternProperties', 'prefixItems', '$ref', '$dynamicRef', '$recursiveRef', 'dependencies']);
/** Read together with another keyword, in whose sentence they are. */
const companions: ReadonlyMap<string, readonly string[]> = new Map([['if', ['then', 'else']], ['contains', ['minContains', 'maxContains']]]);

/** A keyword that is not taken goes, and what it asked is said in the description. */
export const describeKeyword: Transformation = (schema, site) => {
  const steps: Step[] = [];
  let next = schema;
  for (const name of Object.keys(schema)) {
    if (!Object.hasOwn(next, name)) continue;
    const step = moved(next, name, site);
    if (step === undefined) continue;
    steps.push(step);
    next = step.schema;
  }
  return steps;
};

function moved(schema: JsonObject, name: string, { profile }: Site): Step | undefined {
  const value = at(schema, name);
  const rule = ruleFor(name, value, { profile });
  if (rule === undefined || value === undefined || structure.has(name) || bringsProperties(value, schema)) return undefined;
  if (name.startsWith('unevaluated') && value !== false && value !== true) return undefined;
  const sentence = keywordSentence(name, schema);
  const rest = without(schema, name, ...companions.get(name) ?? []);
  const description = at(rest, 'description');
  if (description !== undefined && typeof description !== 'string') return undefined;
  const what = sentence === undefined ? `${name} says nothing here and is gone.` : `${name} is gone; the description says: ${sentence}`;
  return { rule, what, moved: name, schema: sentence === undefined ? rest : { ...rest, description: joined(description, sentence) } };
}

function ruleFor(name: string, value: JsonValue | undefined, { profile }: Pick<Site, 'profile'>): Step['rule'] | undefined {
  if (Object.hasOwn(profile.keywords, name)) return 'schema/keyword';
  if (name === 'format' && profile.rules['schema/format'] !== undefined && typeof value === 'string' && !profile.formats.includes(value)) return 'schema/format';
  return name === 'minItems' && profile.rules['schema/min-items'] !== undefined && typeof value === 'number' && value > 1 ? 'schema/min-items' : undefined;
}

/** True when it names a property that the schema itself does not: closed, the schema would never take it. */
function bringsProperties(value: JsonValue, schema: JsonObject): boolean {
  const own = new Set(propertyNames(schema));
  const search = (each: JsonValue): boolean => {
    if (isJsonList(each)) return each.some(search);
    if (!isJsonObject(each)) return false;
    return propertyNames(each).some((name) => !own.has(name)) || Object.values(each).some(search);
  };
  return isJsonObject(value) && search(value);
}

function joined(description: string | undefined, sentence: string): string {
  const text = description?.trimEnd() ?? '';
  if (text === '') return sentence;
  // The line break at the end is part of how a block of YAML is written.
  return `${text}${/[.!?:;]$/.test(text) ? '' : '.'} ${sentence}${description?.endsWith('\n') === true ? '\n' : ''}`;
}
