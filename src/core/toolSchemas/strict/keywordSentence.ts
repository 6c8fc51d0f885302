import { at, type JsonObject } from '../schemaValue.ts';

/** What a keyword of a schema asks, in words for a model; undefined where it asks nothing. */
export function keywordSentence(name: string, schema: JsonObject): string | undefined {
  const value = at(schema, name);
  const json = JSON.stringify(value);
  switch (name) {
    case 'minLength': return `At least ${counted(value, 'character')}.`;
    case 'maxLength': return `At most ${counted(value, 'character')}.`;
    case 'minItems': return `At least ${counted(value, 'item')}.`;
    case 'maxItems': return `At most ${counted(value, 'item')}.`;
    case 'minProperties': return `At least ${counted(value, 'property')}.`;
    case 'maxProperties': return `At most ${counted(value, 'property')}.`;
    case 'minimum': return `At least ${json}.`;
    case 'maximum': return `At most ${json}.`;
    case 'exclusiveMinimum': return `More than ${json}.`;
    case 'exclusiveMaximum': return `Less than ${json}.`;
    case 'multipleOf': return `A multiple of ${json}.`;
    case 'pattern': return `Matches the regular expression ${json}.`;
    case 'format': return `Format: ${String(value)}.`;
    case 'uniqueItems': return value === true ? 'No item twice.' : undefined;
    case 'default': return `Default: ${json}.`;
    case 'not': return `Does not match the JSON Schema ${json}.`;
    case 'if': return conditional(schema);
    case 'contains': return containing(schema);
    case 'propertyNames': return `Property names match the JSON Schema ${json}.`;
    case 'contentEncoding': return `Encoded as ${String(value)}.`;
    case 'contentMediaType': return `Holds ${String(value)}.`;
    // Names of a place, and what only belongs to another keyword or is implied by a closed object.
    case '$schema': case '$anchor': case '$dynamicAnchor': case '$recursiveAnchor': case 'then': case 'else': case 'minContains': case 'maxContains':
    case 'unevaluatedItems': case 'unevaluatedProperties': return undefined;
    default: return `${name}: ${json}.`;
  }
}

function counted(value: unknown, one: string): string {
  const many = one === 'property' ? 'properties' : `${one}s`;
  return `${String(value)} ${value === 1 ? one : many}`;
}

function conditional(schema: JsonObject): string | undefined {
  const then = at(schema, 'then');
  const otherwise = at(schema, 'else');
  const parts = [then === undefined ? [] : [`if it matches ${JSON.stringify(schema['if'])}, it matches ${JSON.stringify(then)}`],
    otherwise === undefined ? [] : [`if it does not match ${JSON.stringify(schema['if'])}, it matches ${JSON.stringify(otherwise)}`]].flat();
  return parts.length === 0 ? undefined : `As JSON Schemas: ${parts.join('; ')}.`;
}

function containing(schema: JsonObject): string {
  const least = at(schema, 'minContains') ?? 1;
  const most = at(schema, 'maxContains');
  const count = most === undefined ? `At least ${JSON.stringify(least)}` : `${JSON.stringify(least)} to ${JSON.stringify(most)}`;
  return `${count} of the items match the JSON Schema ${JSON.stringify(schema['contains'])}.`;
}
