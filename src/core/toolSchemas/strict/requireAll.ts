import { at, isJsonList, isJsonObject, type JsonObject } from '../schemaValue.ts';
import { isObject, takesNull } from './kinds.ts';
import { nullable } from './nullable.ts';
import type { Step, Transformation } from './types.ts';

/** Every property is required; one that could be absent may be null instead. */
export const requireAll: Transformation = (schema, { profile, root }) => {
  const properties = at(schema, 'properties');
  const required = at(schema, 'required');
  if (profile.rules['schema/required'] === undefined || !isObject(schema) || !isJsonObject(properties)) return [];
  if (required !== undefined && !(isJsonList(required) && required.every((name) => typeof name === 'string'))) return [];
  const names = new Set<unknown>(required);
  const steps: Step[] = [];
  let next: JsonObject = schema;
  for (const [name, property] of Object.entries(properties)) {
    if (names.has(name)) continue;
    // A property that is no object has a rule of its own.
    if (!isJsonObject(property)) return [];
    const before = at(next, 'required');
    const given = [...(isJsonList(before) ? before : []), name];
    if (takesNull(property, root)) {
      next = { ...next, required: given };
      steps.push({ rule: 'schema/required', what: `'${name}' is required; it may be null already.`, schema: next });
    } else {
      const known = at(next, 'properties');
      next = { ...next, properties: { ...(isJsonObject(known) ? known : {}), [name]: nullable(property) }, required: given };
      steps.push({ rule: 'schema/required', what: `'${name}' is required, and null stands for leaving it out.`, schema: next, nullable: name });
    }
  }
  return steps;
};
