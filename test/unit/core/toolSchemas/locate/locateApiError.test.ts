import { describe, expect, it } from 'vitest';
import { findSchemas } from '../../../../../src/core/toolSchemas/findSchemas.ts';
import { locateApiError } from '../../../../../src/core/toolSchemas/locate/locateApiError.ts';
import { parseApiError } from '../../../../../src/core/toolSchemas/locate/parseApiError.ts';
import { readJsonSchema } from '../../../../../src/core/toolSchemas/readJsonSchema.ts';

describe('parseApiError', () => {
  it.each([
    ["Invalid schema for function 'read': In context=('properties', 'permissions'), 'additionalProperties' is required to be supplied and to be false.",
      { name: 'read', pointer: '/properties/permissions', keyword: 'additionalProperties' }],
    ["Error code: 400 - {'error': {'message': \"Invalid schema for response_format 'answer': In context=(), 'required' is required to be supplied and to be an array including every key in properties. Missing 'id'.\", 'param': 'text.format.schema'}}",
      { name: 'answer', pointer: '', keyword: 'required', property: 'id' }],
    ['{"error": {"message": "Invalid schema for function \'f\': In context=(\'properties\', \'a/b\', \'anyOf\', \'0\'), schema must have a \'type\' key.", "param": "tools[2].function.parameters"}}',
      { name: 'f', index: 2, pointer: '/properties/a~1b/anyOf/0' }],
    ["Invalid schema for function 'f': In context=('properties', \"it's\", 'items'), 'uri' is not a valid format.", { name: 'f', pointer: "/properties/it's/items", keyword: 'format' }],
    ["Invalid schema for function 'f': In context=('properties',), Extra required key 'x' supplied.", { name: 'f', pointer: '/properties', keyword: 'required', property: 'x' }],
    ["Invalid schema for function 'f': In context=('properties', 'list'), array schema missing items.", { name: 'f', pointer: '/properties/list', keyword: 'type' }],
    ["Invalid schema for function 'f': context=('properties', 'a'), $ref cannot have keywords {'description'}.", { name: 'f', pointer: '/properties/a', keyword: '$ref' }],
    ['* GenerateContentRequest.tools[0].function_declarations[3].parameters.properties[ids].items: missing field.', { index: 3, pointer: '/properties/ids/items' }],
    ['tools.1.custom.input_schema.type: Field required', { index: 1, pointer: '/type' }],
  ])('reads %s', (text, expected) => {
    expect(parseApiError(text)).toEqual(expected);
  });

  it('reads no place out of other errors', () => {
    expect(parseApiError('Rate limit reached for gpt-5.4 in organization org-1')).toBeUndefined();
    expect(parseApiError("context=('unfinished")).toMatchObject({ pointer: '' });
  });
});

describe('locateApiError', () => {
  const text = `{"tools": [
  {"type": "function", "name": "one", "strict": true, "parameters": {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a", "ghost"]}},
  {"type": "function", "name": "two", "strict": true, "parameters": {"type": "object", "properties": {"a": {"type": "array"}, "b": {"type": "string"}}, "required": ["a"]}}
]}`;
  const document = readJsonSchema(text);
  const schemas = document === undefined ? [] : findSchemas(document);
  const words = (message: string): readonly string[] => {
    const error = parseApiError(message);
    return error === undefined ? [] : locateApiError(schemas, error).map(({ schema, range, exact }) => `${schema.name?.text ?? '-'} ${text.slice(range.start, range.end)}${exact ? '' : ' (near)'} ${text.slice(0, range.start).split('\n').length}`);
  };

  it('leads to the keyword, the property or the name that is meant', () => {
    expect(words("Invalid schema for function 'two': In context=('properties', 'a'), array schema missing items.")).toEqual(['two "type" 3']);
    expect(words("Invalid schema for function 'two': In context=(), 'required' is required to be supplied. Missing 'b'.")).toEqual(['two "b" 3']);
    expect(words("Invalid schema for function 'one': In context=(), Extra required key 'ghost' supplied.")).toEqual(['one "ghost" 2']);
    expect(words("Invalid schema for function 'one': In context=(), 'additionalProperties' is required to be supplied and to be false.")).toEqual(['one { 2']);
  });

  it('leads near to a place that is gone, and by place where no name is given', () => {
    expect(words("Invalid schema for function 'one': In context=('properties', 'old', 'items'), schema must have a 'type' key.")).toEqual(['one { (near) 2']);
    expect(words('tools.1.custom.input_schema.properties.b: wrong')).toEqual(['two { 3']);
    expect(words("Invalid schema for function 'three': In context=(), wrong.")).toEqual([]);
  });
});
