import { at, sameJson, type JsonObject } from '../schemaValue.ts';

/** Keywords that take less the larger they are. */
const lower = ['minLength', 'minItems', 'minProperties', 'minimum', 'exclusiveMinimum'];
const upper = ['maxLength', 'maxItems', 'maxProperties', 'maximum', 'exclusiveMaximum'];
/** Keywords of which any other value may take less. */
const others = ['pattern', 'format', 'multipleOf', 'uniqueItems', 'not'];

/** What changed in the bounds of a value; `message` follows the value's name. */
export function boundChanges(before: JsonObject, after: JsonObject): readonly { readonly breaking: boolean; readonly message: string }[] {
  return [...lower, ...upper, ...others].flatMap((key) => {
    const was = at(before, key);
    const is = at(after, key);
    if (sameJson(was, is)) return [];
    if (is === undefined) return [{ breaking: false, message: `has no ${key} any more` }];
    if (was === undefined) return [{ breaking: true, message: `has ${key} ${JSON.stringify(is)} now` }];
    const tighter = typeof was !== 'number' || typeof is !== 'number' || others.includes(key) || (lower.includes(key) ? is > was : is < was);
    return [{ breaking: tighter, message: `has ${key} ${JSON.stringify(is)}, not ${JSON.stringify(was)}` }];
  });
}
