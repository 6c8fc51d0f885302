import { childPointer } from '../schemaNode.ts';
import { nameOf } from '../schemaParts.ts';
import { at, isJsonList, isJsonObject, sameJson, valueAt, type JsonObject, type JsonValue } from '../schemaValue.ts';
import { targetOf } from '../strict/references.ts';
import { typesIn } from '../strict/kinds.ts';
import { boundChanges } from './boundChanges.ts';
import type { DriftChange } from './types.ts';

type Pair = { readonly before: JsonValue | undefined; readonly after: JsonValue | undefined };
type Comparing = { readonly roots: { readonly before: JsonObject; readonly after: JsonObject }; readonly changes: DriftChange[]; readonly open: Set<string> };

/** What changed for those who give the arguments: each difference, and whether a call that was right may be wrong now. */
export function compareSchemas(before: JsonValue, after: JsonValue): readonly DriftChange[] {
  if (!isJsonObject(before) || !isJsonObject(after)) return sameJson(before, after) ? [] : [{ pointer: '', breaking: true, message: 'The schema is another one' }];
  const comparing = { roots: { before, after }, changes: [], open: new Set<string>(['\0']) };
  compare({ before, after }, '', comparing);
  return comparing.changes;
}

function compare(pair: Pair, pointer: string, comparing: Comparing): void {
  // A definition that leads back to itself is compared once.
  const refers = refersIn(pair.before) || refersIn(pair.after);
  const key = [pair.before, pair.after].map((each) => (isJsonObject(each) ? targetOf(each) ?? '-' : '-')).join('\0');
  if (refers && comparing.open.has(key)) return;
  if (refers) comparing.open.add(key);
  const before = resolved(pair.before, comparing.roots.before);
  const after = resolved(pair.after, comparing.roots.after);
  if (refers || !sameJson(before, after)) differ(before, after, pointer, comparing);
  if (refers) comparing.open.delete(key);
}

function differ(before: JsonValue | undefined, after: JsonValue | undefined, pointer: string, comparing: Comparing): void {
  const say = (breaking: boolean, message: string): void => void comparing.changes.push({ pointer, breaking, message });
  if (!isJsonObject(before) || !isJsonObject(after)) {
    if (!sameJson(before, after)) say(true, `${nameOf(pointer)} is described in another way`);
    return;
  }
  typeChanges(before, after, pointer, say);
  valueChanges(before, after, pointer, say);
  for (const { breaking, message } of boundChanges(before, after)) say(breaking, `${nameOf(pointer)} ${message}`);
  propertyChanges(before, after, pointer, comparing);
  branchChanges(before, after, pointer, comparing, say);
  if (isJsonObject(at(before, 'items')) && isJsonObject(at(after, 'items'))) compare({ before: before['items'], after: after['items'] }, childPointer(pointer, 'items'), comparing);
  if (!sameJson(at(before, 'description'), at(after, 'description'))) say(false, `${nameOf(pointer)} has another description`);
}

type Say = (breaking: boolean, message: string) => void;

function typeChanges(before: JsonObject, after: JsonObject, pointer: string, say: Say): void {
  const was = typesIn(before);
  const is = typesIn(after);
  const takes = (types: readonly string[], type: string): boolean => types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'));
  const gone = was.filter((type) => !takes(is, type));
  const come = is.filter((type) => !takes(was, type));
  if (was.length === 0 && is.length > 0 && !Object.hasOwn(before, 'anyOf') && !Object.hasOwn(before, '$ref')) say(true, `${nameOf(pointer)} takes only ${is.join(' or ')} now`);
  else if (gone.length > 0) say(true, `${nameOf(pointer)} takes no ${gone.join(' or ')} any more${is.length > 0 ? `, only ${is.join(' or ')}` : ''}`);
  if (come.length > 0 && was.length > 0) say(false, `${nameOf(pointer)} takes ${come.join(' and ')} too`);
}

function valueChanges(before: JsonObject, after: JsonObject, pointer: string, say: Say): void {
  const was = valuesOf(before);
  const is = valuesOf(after);
  const list = (values: readonly JsonValue[]): string => values.slice(0, 5).map((value) => JSON.stringify(value)).join(', ') + (values.length > 5 ? ` and ${values.length - 5} more` : '');
  if (was === undefined) {
    if (is !== undefined) say(true, `${nameOf(pointer)} takes only ${list(is)} now`);
    return;
  }
  if (is === undefined) return say(false, `${nameOf(pointer)} takes other values too`);
  const gone = was.filter((value) => !is.some((each) => sameJson(each, value)));
  const come = is.filter((value) => !was.some((each) => sameJson(each, value)));
  if (gone.length > 0) say(true, `${nameOf(pointer)} takes ${list(gone)} no more`);
  if (come.length > 0) say(false, `${nameOf(pointer)} takes ${list(come)} too`);
}

function valuesOf(schema: JsonObject): readonly JsonValue[] | undefined {
  const values = at(schema, 'enum');
  const constant = at(schema, 'const');
  return isJsonList(values) ? values : constant === undefined ? undefined : [constant];
}

function propertyChanges(before: JsonObject, after: JsonObject, pointer: string, comparing: Comparing): void {
  const was = at(before, 'properties');
  const is = at(after, 'properties');
  const old = isJsonObject(was) ? was : {};
  const now = isJsonObject(is) ? is : {};
  const required = requiredIn(after);
  const wasRequired = requiredIn(before);
  const say = (name: string, breaking: boolean, message: string): void => void comparing.changes.push({ pointer: childPointer(childPointer(pointer, 'properties'), name), breaking, message });
  for (const name of Object.keys(old)) {
    if (!Object.hasOwn(now, name)) say(name, true, `'${name}' is gone`);
    else if (required.has(name) && !wasRequired.has(name)) say(name, true, `'${name}' must be given now`);
    else if (!required.has(name) && wasRequired.has(name)) say(name, false, `'${name}' may be left out now`);
    if (Object.hasOwn(now, name)) compare({ before: old[name], after: now[name] }, childPointer(childPointer(pointer, 'properties'), name), comparing);
  }
  for (const name of Object.keys(now)) {
    if (Object.hasOwn(old, name)) continue;
    say(name, required.has(name), required.has(name) ? `'${name}' is new and must be given` : `'${name}' is new and may be left out`);
  }
  const open = at(before, 'additionalProperties');
  const closed = at(after, 'additionalProperties') === false;
  // Where nothing was said, nobody was promised that others are taken.
  if (closed && open !== false) comparing.changes.push({ pointer, breaking: open !== undefined, message: `${nameOf(pointer)} takes no other properties any more` });
  if (!closed && open === false) comparing.changes.push({ pointer, breaking: false, message: `${nameOf(pointer)} takes other properties too` });
}

function requiredIn(schema: JsonObject): ReadonlySet<JsonValue> {
  const names = at(schema, 'required');
  return new Set(isJsonList(names) ? names : []);
}

/** Branches are told apart by what they say; where one changed, it is compared with the one in its place. */
function branchChanges(before: JsonObject, after: JsonObject, pointer: string, comparing: Comparing, say: Say): void {
  const [was, key] = branchesOf(before);
  const [is] = branchesOf(after);
  if (was.length === 0 && is.length === 0) return;
  const gone = was.filter((branch) => !is.some((each) => sameJson(each, branch)));
  const come = is.filter((branch) => !was.some((each) => sameJson(each, branch)));
  const [only] = gone;
  const [other] = come;
  if (gone.length === 1 && come.length === 1 && only !== undefined && other !== undefined) {
    compare({ before: only, after: other }, childPointer(childPointer(pointer, key), is.indexOf(other)), comparing);
  } else if (was.length === 0) {
    // A schema that becomes one branch of a union is taken as before.
    if (!is.some((branch) => isJsonObject(branch) && typesIn(before).every((type) => typesIn(branch).includes(type)))) say(true, `${nameOf(pointer)} is a union now`);
  } else {
    if (gone.length > 0) say(true, `${nameOf(pointer)} lost ${gone.length === 1 ? 'a branch' : `${gone.length} branches`} of its union`);
    if (come.length > 0) say(false, `${nameOf(pointer)} has ${come.length === 1 ? 'a new branch' : `${come.length} new branches`} in its union`);
  }
}

function branchesOf(schema: JsonObject): readonly [branches: readonly JsonValue[], key: string] {
  for (const key of ['anyOf', 'oneOf']) {
    const branches = at(schema, key);
    if (isJsonList(branches)) return [branches, key];
  }
  return [[], 'anyOf'];
}

function refersIn(value: JsonValue | undefined): boolean {
  return isJsonObject(value) && targetOf(value) !== undefined;
}

function resolved(value: JsonValue | undefined, root: JsonObject): JsonValue | undefined {
  const target = isJsonObject(value) ? targetOf(value) : undefined;
  const definition = target === undefined ? undefined : valueAt(root, target);
  return isJsonObject(definition) && isJsonObject(value) ? { ...definition, ...Object.fromEntries(Object.entries(value).filter(([key]) => key !== '$ref')) } : value;
}
