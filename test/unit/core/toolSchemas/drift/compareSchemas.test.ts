import { describe, expect, it } from 'vitest';
import { compareSchemas } from '../../../../../src/core/toolSchemas/drift/compareSchemas.ts';
import type { JsonObject } from '../../../../../src/core/toolSchemas/schemaValue.ts';

const text = { type: 'string' };
const object = (properties: JsonObject, required: readonly string[] = [], more: JsonObject = {}): JsonObject => ({ type: 'object', properties, required, ...more });

function changes(before: JsonObject, after: JsonObject): readonly string[] {
  return compareSchemas(before, after).map(({ breaking, pointer, message }) => `${breaking ? 'breaks' : 'keeps'} ${pointer}: ${message}`);
}

describe('compareSchemas', () => {
  it.each([
    ['a property that is gone', object({ a: text, b: text }), object({ a: text }), ["breaks /properties/b: 'b' is gone"]],
    ['a new property that must be given', object({}), object({ a: text }, ['a']), ["breaks /properties/a: 'a' is new and must be given"]],
    ['a new property that may be left out', object({}), object({ a: text }), ["keeps /properties/a: 'a' is new and may be left out"]],
    ['a property that must be given now', object({ a: text }), object({ a: text }, ['a']), ["breaks /properties/a: 'a' must be given now"]],
    ['a property that may be left out now', object({ a: text }, ['a']), object({ a: text }), ["keeps /properties/a: 'a' may be left out now"]],
    ['a narrower type', object({ a: { type: 'number' } }), object({ a: { type: 'integer' } }), ['breaks /properties/a: "properties.a" takes no number any more, only integer']],
    ['a wider type', object({ a: { type: 'integer' } }), object({ a: { type: ['number', 'null'] } }), ['keeps /properties/a: "properties.a" takes number and null too']],
    ['an enum value that is gone', object({ a: { type: 'string', enum: ['x', 'y'] } }), object({ a: { type: 'string', enum: ['y', 'z'] } }), ['breaks /properties/a: "properties.a" takes "x" no more', 'keeps /properties/a: "properties.a" takes "z" too']],
    ['a tighter bound', object({ a: { type: 'integer', maximum: 9 } }), object({ a: { type: 'integer', maximum: 5, minimum: 1 } }), ['breaks /properties/a: "properties.a" has minimum 1 now', 'breaks /properties/a: "properties.a" has maximum 5, not 9']],
    ['a looser bound', object({ a: { type: 'string', minLength: 5, pattern: 'x' } }), object({ a: { type: 'string', minLength: 1 } }), ['keeps /properties/a: "properties.a" has minLength 1, not 5', 'keeps /properties/a: "properties.a" has no pattern any more']],
    ['a map that is closed', object({}, [], { additionalProperties: true }), object({}, [], { additionalProperties: false }), ['breaks : The schema takes no other properties any more']],
    ['an object that says it is closed', object({}), object({}, [], { additionalProperties: false }), ['keeps : The schema takes no other properties any more']],
    ['a branch that is gone', object({ a: { anyOf: [text, { type: 'integer' }, { type: 'null' }] } }), object({ a: { anyOf: [text] } }), ['breaks /properties/a: "properties.a" lost 2 branches of its union']],
    ['a branch that changed', object({ a: { anyOf: [text, { type: 'integer' }] } }), object({ a: { anyOf: [text, { type: 'number' }] } }), ['keeps /properties/a/anyOf/1: "properties.a.anyOf.1" takes number too']],
    ['an item', object({ a: { type: 'array', items: text } }), object({ a: { type: 'array', items: { type: 'integer' } } }), ['breaks /properties/a/items: "properties.a.items" takes no string any more, only integer', 'keeps /properties/a/items: "properties.a.items" takes integer too']],
    ['a definition', object({ a: { $ref: '#/$defs/a' } }, [], { $defs: { a: object({ b: text }) } }), object({ a: { $ref: '#/$defs/a' } }, [], { $defs: { a: object({}) } }), ["breaks /properties/a/properties/b: 'b' is gone"]],
    ['a description', object({ a: text }), object({ a: { ...text, description: 'New' } }), ['keeps /properties/a: "properties.a" has another description']],
    ['nothing but the order of keys', { type: 'object', properties: { a: text } }, { properties: { a: text }, type: 'object' }, []],
  ])('tells of %s', (_what, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });

  it('comes to an end with definitions that hold themselves', () => {
    const node = (more: JsonObject): JsonObject => object({ child: { $ref: '#' }, ...more });
    expect(changes(node({}), node({ a: text }))).toEqual(["keeps /properties/a: 'a' is new and may be left out"]);
  });
});
