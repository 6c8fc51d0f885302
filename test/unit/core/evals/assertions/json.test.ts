import { describe, expect, it } from 'vitest';
import { answer, check, passes } from './support.ts';

describe('is-json', () => {
  it('wants one JSON value and nothing around it', async () => {
    expect(await passes({ type: 'is-json' }, ' {"a": [1]}\n')).toBe(true);
    expect(await passes({ type: 'is-json' }, 'Here: {"a": 1}')).toBe(false);
    expect(await check({ type: 'is-json' }, '')).toEqual({ pass: false, score: 0, reason: 'The answer is empty.' });
  });
  it('takes a code block off only when that is allowed', async () => {
    const fenced = '```json\n{"a": 1}\n```';
    expect(await check({ type: 'is-json' }, fenced)).toMatchObject({ pass: false, reason: expect.stringContaining('set fenced: true') as string });
    expect(await passes({ type: 'is-json', fenced: true }, fenced)).toBe(true);
  });
});

describe('json-equals', () => {
  it('does not look at the order of keys, but at that of lists', async () => {
    expect(await passes({ type: 'json-equals', value: { a: 1, b: [1, 2] } }, '{"b": [1, 2], "a": 1}')).toBe(true);
    expect(await check({ type: 'json-equals', value: { b: [1, 2] } }, '{"b": [2, 1]}')).toEqual({ pass: false, score: 0, reason: '/b/0 is 2, not 1.' });
  });
  it('tells what lacks, what is too much and what is unlike', async () => {
    expect(await check({ type: 'json-equals', value: { a: 1 } }, '{}')).toMatchObject({ reason: '/a is not there.' });
    expect(await check({ type: 'json-equals', value: {} }, '{"a": 1}')).toMatchObject({ reason: '/a was not expected.' });
    expect(await check({ type: 'json-equals', value: { a: 1 } }, '{"a": "1"}')).toMatchObject({ reason: '/a is "1", not 1.' });
    expect(await check({ type: 'json-equals', value: { a: null } }, '{"a": {}}')).toMatchObject({ reason: '/a is an object, not null.' });
    expect(await check({ type: 'json-equals', value: [1] }, '[1, 2]')).toMatchObject({ reason: 'The value has 2 items, not 1.' });
  });
  it('leaves out what is to be ignored, wherever it is missing', async () => {
    const value = { items: [{ id: 1, name: 'x' }, { name: 'y' }], at: 'now' };
    expect(await passes({ type: 'json-equals', value, ignore: ['/items/*/id', '/at'] }, '{"items": [{"name": "x"}, {"id": 7, "name": "y"}]}')).toBe(true);
    expect(await passes({ type: 'json-equals', value, ignore: ['/items/0/id', '/at'] }, '{"items": [{"name": "x"}, {"id": 7, "name": "y"}]}')).toBe(false);
  });
  it('takes JSON text for the value it holds', async () => {
    expect(await passes({ type: 'json-equals', value: '{"a": 1}' }, '{"a":1}')).toBe(true);
    expect(await passes({ type: 'json-equals', value: '{"a": {{n}} }' }, answer('{"a":2}', { vars: { n: 2 } }))).toBe(true);
  });
});

describe('json-schema', () => {
  const schema = { type: 'object', required: ['level'], additionalProperties: false, properties: { level: { enum: ['urgent', 'normal'] }, day: { type: 'string', format: 'date' } } };
  it('checks shape, values and formats', async () => {
    expect(await passes({ type: 'json-schema', schema }, '{"level": "urgent", "day": "2026-03-05"}')).toBe(true);
    expect(await check({ type: 'json-schema', schema }, '{}')).toMatchObject({ pass: false, reason: 'The value must have required property \'level\'.' });
    expect(await check({ type: 'json-schema', schema }, '{"level": "urgent", "x": 1}')).toMatchObject({ reason: 'The value must NOT have additional properties (x).' });
    expect(await check({ type: 'json-schema', schema }, '{"level": "urgent", "day": "soon"}')).toMatchObject({ pass: false, reason: '/day must match format "date".' });
  });
  it('falls back to the output schema of the prompt, and is missing without one', async () => {
    expect(await passes({ type: 'json-schema' }, answer('{"level": "none"}', { outputSchema: { name: 'x', schema, strict: true } }))).toBe(false);
    expect(await passes({ type: 'json-schema' }, '{}')).toBeUndefined();
  });
  it('takes a schema of any dialect, and references inside of it', async () => {
    const own = { $schema: 'http://json-schema.org/draft-07/schema#', $ref: '#/definitions/a', definitions: { a: { type: 'number' } } };
    expect(await passes({ type: 'json-schema', schema: own }, '1')).toBe(true);
    expect(await passes({ type: 'json-schema', schema: own }, '"1"')).toBe(false);
  });
  it.each(['https://example.com/schema.json', 'other.json#/a', 'file:///etc/passwd'])('fetches nothing for a $ref of %s', async ($ref) => {
    expect(await check({ type: 'json-schema', schema: { properties: { a: { $ref } } } }, '{"a": 1}')).toEqual({ missing: expect.stringContaining($ref) as string });
  });
  it('is missing, not lost, for a schema that is none', async () => {
    expect(await check({ type: 'json-schema', schema: { type: 'nonsense' } }, '{}')).toEqual({ missing: expect.stringContaining('The schema cannot be used') as string });
  });
});
