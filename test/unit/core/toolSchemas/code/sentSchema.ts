import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from '../../../../../src/core/toolSchemas/schemaValue.ts';

const unseen = '\u0000opaque';
const annotations = ['title', 'description', 'default', 'examples', 'const', 'enum'];

/** Where a schema that was read differs from the one that a library sends; undefined where it does not. What was not seen may be anything. */
export function differenceFrom(sent: JsonValue, read: JsonValue, pointer = ''): string | undefined {
  if (isUnseen(read) || isUnseen(sent) || read === sent || (pointer.endsWith('/pattern') && sent === '…')) return undefined;
  if (isJsonList(read) && isJsonList(sent)) {
    if (read.length !== sent.length) return `${pointer}: ${read.length} items, not ${sent.length}`;
    return first(read.map((each, i) => differenceFrom(sent[i] ?? null, each, `${pointer}/${i}`)));
  }
  if (isJsonObject(read) && isJsonObject(sent)) {
    return first([...new Set([...Object.keys(read), ...Object.keys(sent)])].map((key) => {
      const [mine, theirs] = [read[key], sent[key]];
      if (mine === undefined) return theirs === undefined || isUnseen(theirs) ? undefined : `${pointer}/${key}: missing`;
      if (theirs === undefined) return isUnseen(mine) ? undefined : `${pointer}/${key}: not sent`;
      return differenceFrom(theirs, mine, `${pointer}/${key}`);
    }));
  }
  if (typeof read === 'string' && typeof sent === 'string' && pointer.endsWith('/description') && read.trim() === sent.trim()) return undefined;
  return `${pointer}: ${JSON.stringify(read)}, not ${JSON.stringify(sent)}`;
}

export function holdsUnseen(value: JsonValue): boolean {
  if (isJsonList(value)) return value.some(holdsUnseen);
  return isJsonObject(value) && (isUnseen(value) || Object.values(value).some(holdsUnseen));
}

/**
 * One form for what versions write in several: references written out to a depth, in place of definitions under names of the library's own;
 * `nullable` and unions of bare types as lists of types; no titles, where `titles` is false.
 */
export function normalized(value: JsonValue, { titles = true } = {}): JsonValue {
  return withoutTitles(typesListed(unfolded(value, value, 0)), titles);
}

const isUnseen = (value: JsonValue): boolean => isJsonObject(value) && Object.hasOwn(value, unseen);
const first = (found: readonly (string | undefined)[]): string | undefined => found.find((each) => each !== undefined);

function unfolded(value: JsonValue, root: JsonValue, depth: number): JsonValue {
  if (depth > 12) return { [unseen]: 'deep' };
  if (isJsonList(value)) return value.map((each) => unfolded(each, root, depth + 1));
  if (!isJsonObject(value) || isUnseen(value)) return value;
  const ref = value['$ref'];
  const { $ref: _ref, ...beside } = value;
  if (typeof ref === 'string') return unfolded({ ...targetOf(ref, root), ...beside }, root, depth + 1);
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'definitions' && key !== '$defs').map(([key, each]) => [key, unfolded(each, root, depth + 1)]));
}

function targetOf(ref: string, root: JsonValue): JsonObject {
  const target = ref.slice(2).split('/').filter(Boolean).reduce<JsonValue | undefined>((at, part) => (isJsonObject(at) ? at[part] : undefined), root);
  if (!isJsonObject(target)) throw new Error(`${ref} leads nowhere`);
  return target;
}

function typesListed(value: JsonValue): JsonValue {
  if (isJsonList(value)) return value.map(typesListed);
  if (!isJsonObject(value) || isUnseen(value)) return value;
  const all = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, annotations.includes(key) ? each : typesListed(each)]));
  const { anyOf, nullable, ...rest } = all;
  if (nullable === true && typeof rest['type'] === 'string') return { ...rest, type: [...new Set([rest['type'], 'null'])] };
  const branches = isJsonList(anyOf) ? anyOf : [];
  const types = branches.flatMap((branch) => (isJsonObject(branch) && Object.keys(branch).length === 1 && branch['type'] !== undefined ? [branch['type']] : []));
  return branches.length > 0 && types.length === branches.length ? { ...rest, type: [...new Set(types.flat())] } : all;
}

/** A property may be called `title`: what a schema says is a text. */
function withoutTitles(value: JsonValue, titles: boolean): JsonValue {
  if (titles) return value;
  if (isJsonList(value)) return value.map((each) => withoutTitles(each, titles));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key, each]) => key !== 'title' || typeof each !== 'string').map(([key, each]) => [key, withoutTitles(each, titles)]));
}
