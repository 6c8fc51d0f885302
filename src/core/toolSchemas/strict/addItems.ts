import { at, isJsonList, isJsonObject, sameJson, without } from '../schemaValue.ts';
import type { Transformation } from './types.ts';

/** A tuple whose places all ask the same becomes a list of that; of any other list nothing is certain. */
export const addItems: Transformation = (schema, { profile }) => {
  if (profile.rules['schema/array-items'] === undefined) return [];
  const key = Object.hasOwn(schema, 'prefixItems') ? 'prefixItems' : 'items';
  const places = at(schema, key);
  const first = isJsonList(places) ? places[0] : undefined;
  if (!isJsonList(places) || !isJsonObject(first) || !places.every((place) => sameJson(place, first))) return [];
  const rest = at(schema, key === 'items' ? 'additionalItems' : 'items');
  if (rest !== undefined && rest !== false && !sameJson(rest, first)) return [];
  const least = at(schema, 'minItems');
  const most = rest === false && at(schema, 'maxItems') === undefined ? { maxItems: places.length } : {};
  if (rest === undefined && least === undefined) return [];
  return [{ rule: 'schema/array-items', what: 'A list by places becomes a list of equal items.', schema: { ...without(schema, 'prefixItems', 'additionalItems'), items: first, ...most } }];
};
