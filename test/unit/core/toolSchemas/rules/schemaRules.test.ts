import { describe, expect, it } from 'vitest';
import { lintSchema } from '../../../../../src/core/toolSchemas/lintSchema.ts';
import { schemaRuleIds, type SchemaRuleId } from '../../../../../src/core/toolSchemas/rules/ruleId.ts';
import { schemaRules } from '../../../../../src/core/toolSchemas/rules/schemaRules.ts';
import type { SchemaNode } from '../../../../../src/core/toolSchemas/schemaNode.ts';
import type { SchemaFinding, SchemaProfileId, StrictSwitch } from '../../../../../src/core/toolSchemas/types.ts';
import { jsonSchema } from '../jsonSchema.ts';

type Json = Readonly<Record<string, unknown>>;

function object(properties: Json, more: Json = {}): Json {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false, ...more };
}

function many<Value>(count: number, value: (i: number) => Value): Value[] {
  return Array.from({ length: count }, (_, i) => value(i));
}

function alike(count: number, schema: Json, prefix = 'p'): Json {
  return Object.fromEntries(many(count, (i) => [`${prefix}${i}`, schema]));
}

/** Objects inside objects, `levels` of them. */
function nested(levels: number): Json {
  return object(levels === 1 ? { leaf: text } : { inner: nested(levels - 1) });
}

const text = { type: 'string' };
const strictOn: StrictSwitch = { api: 'Responses', strict: 'on', range: { start: 0, end: 1 } };
const self = { $ref: '#/$defs/node' };
const node = object({ children: { type: 'array', items: self } });

type Case = {
  readonly valid: unknown; readonly invalid: unknown; readonly pointer: string;
  readonly profile?: SchemaProfileId; readonly names?: readonly [valid: string, invalid: string]; readonly switches?: readonly [StrictSwitch, StrictSwitch];
};

const cases: Readonly<Record<SchemaRuleId, Case>> = {
  'schema/root-object': { valid: object({}), invalid: { type: ['object', 'null'], properties: {}, required: [], additionalProperties: false }, pointer: '' },
  'schema/root-union': { valid: object({ a: { anyOf: [text, { type: 'null' }] } }), invalid: { anyOf: [object({})] }, pointer: '' },
  'schema/closed-object': { valid: object({ a: object({ b: text }) }), invalid: object({ a: { anyOf: [text, object({ b: text }, { additionalProperties: {} })] } }), pointer: '/properties/a/anyOf/1' },
  'schema/required': { valid: object({ a: { type: ['string', 'null'] } }), invalid: object({ list: { type: 'array', items: object({ a: text }, { required: [] }) } }), pointer: '/properties/list/items' },
  'schema/required-extra': { valid: object({ a: text }), invalid: object({ a: text }, { required: ['a', 'b'] }), pointer: '' },
  'schema/object-properties': { valid: object({}), invalid: { type: 'object', required: [], additionalProperties: false }, pointer: '' },
  'schema/empty-object': { valid: object({}), invalid: object({ data: object({}) }), pointer: '/properties/data' },
  'schema/missing-type': { valid: object({ a: { enum: ['x'] } }), invalid: object({ 'a/b': { description: 'anything' } }), pointer: '/properties/a~1b' },
  'schema/unknown-type': { valid: object({ a: { type: ['integer', 'null'] } }), invalid: object({ a: { type: 'float' } }), pointer: '/properties/a' },
  'schema/array-items': { valid: object({ a: { type: 'array', items: text } }), invalid: object({ a: { type: 'array', items: [text] } }), pointer: '/properties/a' },
  'schema/keyword': { valid: object({ a: { type: 'string', pattern: 'x' } }), invalid: object({ a: { oneOf: [text] } }), pointer: '/properties/a' },
  'schema/format': { valid: object({ a: { type: 'string', format: 'uuid' } }), invalid: object({ a: { type: 'string', format: 'uri' } }), pointer: '/properties/a' },
  'schema/min-items': { valid: object({ a: { type: 'array', items: text, minItems: 1 } }), invalid: object({ a: { type: 'array', items: text, minItems: 2 } }), pointer: '/properties/a', profile: 'anthropic' },
  'schema/ref-siblings': { valid: object({ a: { $ref: '#/$defs/t' } }, { $defs: { t: text } }), invalid: object({ a: { $ref: '#/$defs/t', description: 'x' } }, { $defs: { t: text } }), pointer: '/properties/a' },
  'schema/external-ref': { valid: object({ a: { $ref: '#' } }), invalid: object({ a: { $ref: 'other.json#/$defs/t' } }), pointer: '/properties/a' },
  'schema/broken-ref': { valid: object({ a: { $ref: '#/$defs/a~1b%20c' } }, { $defs: { 'a/b c': text } }), invalid: object({ a: { $ref: '#/$defs/t' } }), pointer: '/properties/a' },
  'schema/recursion': { valid: object({ a: { $ref: '#/$defs/t' }, b: { $ref: '#/$defs/t' } }, { $defs: { t: text } }), invalid: object({ a: self }, { $defs: { node } }), pointer: '/$defs/node/properties/children/items', profile: 'anthropic' },
  'schema/all-of-ref': { valid: object({ a: { allOf: [text] } }), invalid: object({ a: { allOf: [{ $ref: '#/$defs/t' }] } }, { $defs: { t: text } }), pointer: '/properties/a', profile: 'anthropic' },
  'schema/name': { valid: object({}), invalid: object({}), pointer: '', names: ['get_weather-2', 'get weather'] },
  'schema/nesting': { valid: nested(8), invalid: nested(11), pointer: `${'/properties/inner'.repeat(10)}` },
  'schema/property-count': { valid: object(alike(5000, text)), invalid: object(alike(5001, text)), pointer: '' },
  'schema/enum-count': { valid: object({ a: { type: 'integer', enum: many(1000, (i) => i) } }), invalid: object({ a: { type: 'integer', enum: many(1001, (i) => i) } }), pointer: '' },
  'schema/enum-size': { valid: object({ a: { type: 'string', enum: many(250, (i) => `${i}`.padEnd(100)) } }), invalid: object({ a: { type: 'string', enum: many(251, (i) => `${i}`.padEnd(60)) } }), pointer: '/properties/a' },
  'schema/text-size': { valid: object(alike(10, text, 'p'.repeat(11_999))), invalid: object(alike(10, text, 'p'.repeat(12_000))), pointer: '' },
  'schema/optional-count': { valid: object(alike(24, text), { required: [] }), invalid: object(alike(25, text), { required: [] }), pointer: '', profile: 'anthropic' },
  'schema/union-count': { valid: object(alike(16, { type: ['string', 'null'] })), invalid: object(alike(17, { type: ['string', 'null'] })), pointer: '', profile: 'anthropic' },
  'schema/strict': { valid: object({}), invalid: object({}), pointer: '', switches: [strictOn, { ...strictOn, strict: 'unset' }] },
};

function lint(id: SchemaRuleId, schema: unknown, which: 0 | 1): readonly SchemaFinding[] {
  const { profile = 'openai', names, switches } = cases[id];
  return lintSchema(jsonSchema(schema), {
    profile,
    ...(names === undefined ? {} : { name: { text: names[which], range: { start: 0, end: 1 } } }),
    ...(switches === undefined ? {} : { strictSwitch: switches[which] }),
  });
}

describe('schemaRules', () => {
  it('has every rule once, in the documented order', () => {
    expect(schemaRules.map(({ id }) => id)).toEqual(schemaRuleIds);
  });

  it.each(schemaRuleIds)('%s finds nothing in its valid case', (id) => {
    expect(lint(id, cases[id].valid, 0)).toEqual([]);
  });

  it.each(schemaRuleIds)('%s finds its invalid case, where it stands', (id) => {
    const found = lint(id, cases[id].invalid, 1);
    expect(found.filter(({ rule }) => rule === id).map(({ pointer }) => pointer)).toContain(cases[id].pointer);
  });

  it('names a keyword once where others only belong to it', () => {
    const schema = object({ a: { type: 'string', if: {}, else: {} }, b: { type: 'string', else: {} }, c: { type: 'array', items: text, contains: {}, maxContains: 1 } });
    expect(lint('schema/keyword', schema, 1).map(({ pointer, message }) => [pointer, message.split(',')[0]])).toEqual([
      ['/properties/a', '"properties.a" has if'], ['/properties/b', '"properties.b" has else'], ['/properties/c', '"properties.c" has contains'],
    ]);
  });

  it('warns near the limit of nesting and gives the API\'s own words above it', () => {
    expect(lint('schema/nesting', nested(9), 0)).toMatchObject([{ severity: 'warning', message: expect.stringContaining('level 9') as string }]);
    expect(lint('schema/nesting', nested(10), 0)).toMatchObject([{ severity: 'warning' }]);
    expect(lint('schema/nesting', nested(11), 1)).toMatchObject([{ severity: 'error', message: expect.stringContaining('11 levels of nesting exceeds limit of 10') as string }]);
  });

  it('takes a property called like a keyword for a property', () => {
    expect(lintOpenAi(object({ allOf: text, format: { type: 'string' }, $ref: text, items: text }))).toEqual([]);
  });

  it('reads no schema out of data', () => {
    expect(lintOpenAi(object({ a: { type: 'object', properties: {}, required: [], additionalProperties: false, const: { type: 'nonsense' } } })).map(({ rule }) => rule)).toEqual(['schema/empty-object']);
  });

  it('follows references in circles to an end', () => {
    const loop = object({ a: { $ref: '#/$defs/b' } }, { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } });
    expect(lintOpenAi(loop)).toEqual([]);
    expect(lintSchema(jsonSchema(loop), { profile: 'anthropic' }).map(({ pointer }) => pointer)).toEqual(['/$defs/a', '/$defs/b']);
  });
});

function lintOpenAi(schema: unknown): readonly SchemaFinding[] {
  const root: SchemaNode = jsonSchema(schema);
  return lintSchema(root, { profile: 'openai' });
}
