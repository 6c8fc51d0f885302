/** Values of unknown shape, such as parsed JSON. Here, because the guards of the pages need it and a view sees nothing else of the core. */

/** True for an object that is no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as an object of unknown fields; an empty one for anything that has none. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
