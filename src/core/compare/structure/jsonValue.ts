/** JSON as a value; whole numbers that a double cannot hold are kept whole. */
export type JsonValue = null | boolean | number | bigint | string | readonly JsonValue[] | JsonObject;
export type JsonObject = { readonly [name: string]: JsonValue };

/** Deeper than this nobody reads a difference, and walking it would cost the stack. */
const maxDepth = 200;
const maxLength = 1_000_000;

/** The JSON document that an answer is, alone or in a single code fence; undefined for anything else, and for a bare string, number or word. */
export function readJsonAnswer(text: string): JsonValue | undefined {
  if (text.length > maxLength) return undefined;
  const value = parseJson(unfenced(text));
  return typeof value === 'object' && value !== null ? value : undefined;
}

/** Undefined when it is not JSON, or nested too deeply. */
export function parseJson(text: string): JsonValue | undefined {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text, exactNumber as (name: string, value: unknown) => unknown) as JsonValue;
  } catch {
    return undefined;
  }
}

/** The inside of the one code fence that a text consists of; else the text. */
export function unfenced(text: string): string {
  const found = /^\s*(`{3,}|~{3,})[^\n`]*\n([^]*?)\n?[ \t]*\1\s*$/.exec(text);
  const inside = found?.[2];
  return inside === undefined || inside.includes(found?.[1] ?? '') ? text : inside;
}

/** Engines hand a number's own digits to the reviver; where one does not, the double stands. */
function exactNumber(_name: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const digits = context?.source;
  return digits !== undefined && /^-?\d+$/.test(digits) ? BigInt(digits) : value;
}

/** Counts brackets outside of strings, before a parser recurses into them. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '[' || char === '{') {
      if (++depth > maxDepth) return true;
    } else if (char === ']' || char === '}') depth--;
  }
  return false;
}

export function isJsonObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The same text for values that are equal as JSON: 1 and 1.0 are, 1 and "1" are not; the order of an object's keys does not count. */
export function sameText(value: JsonValue): string {
  if (typeof value === 'bigint') return String(value);
  if (isJsonArray(value)) return `[${value.map(sameText).join(',')}]`;
  if (isJsonObject(value)) {
    const members = Object.keys(value).toSorted().map((name) => `${JSON.stringify(name)}:${sameText(value[name] ?? null)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(Object.is(value, -0) ? 0 : value);
}

/** The value as JSON for a person: one line. */
export function printJson(value: JsonValue): string {
  if (typeof value === 'bigint') return String(value);
  if (isJsonArray(value)) return `[${value.map(printJson).join(', ')}]`;
  if (isJsonObject(value)) {
    const members = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${printJson(each)}`);
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  return JSON.stringify(value);
}
