import { describe, expect, it } from 'vitest';
import { findSchemas } from '../../../../src/core/toolSchemas/findSchemas.ts';
import { lintFound } from '../../../../src/core/toolSchemas/lintSchema.ts';
import { jsonSchema } from './jsonSchema.ts';

const schema = { type: 'object', properties: { q: { type: 'string' } } };

function shapes(document: unknown): readonly string[] {
  return findSchemas(jsonSchema(document)).map(({ profile, name, strictSwitch, isStrict }) =>
    [profile, name?.text ?? '-', strictSwitch?.api ?? '-', strictSwitch?.strict ?? '-', isStrict].join(' '));
}

describe('findSchemas', () => {
  it.each([
    ['a tool of Chat Completions', { tools: [{ type: 'function', function: { name: 'f', strict: true, parameters: schema } }] }, 'openai f Chat Completions on true'],
    ['a tool of Responses', [{ type: 'function', name: 'f', parameters: schema }], 'openai f Responses unset false'],
    ['a legacy function', { functions: [{ name: 'f', parameters: schema }] }, 'openai f Chat Completions unset false'],
    ['an input_schema', { tools: [{ name: 'f', strict: true, input_schema: schema }] }, 'anthropic f - - true'],
    ['functionDeclarations', { tools: [{ functionDeclarations: [{ name: 'f', parameters: schema }] }] }, 'gemini f - - true'],
    ['an MCP tool list', { result: { tools: [{ name: 'f', inputSchema: schema }] } }, 'openai f - - false'],
    ['response_format', { response_format: { type: 'json_schema', json_schema: { name: 'f', strict: false, schema } } }, 'openai f Chat Completions off false'],
    ['text.format', { text: { format: { type: 'json_schema', name: 'f', strict: true, schema } } }, 'openai f Responses on true'],
    ['output_config.format', { output_config: { format: { type: 'json_schema', schema } } }, 'anthropic - - - true'],
    ['responseSchema', { generationConfig: { responseSchema: schema } }, 'gemini - - - true'],
  ])('finds %s', (_what, document, expected) => {
    expect(shapes(document)).toEqual([expected]);
  });

  it.each([
    ['a bare JSON Schema', schema],
    ['a schema of tools', { type: 'object', properties: { name: { type: 'string' }, input_schema: { type: 'object' }, parameters: { type: 'object' } } }],
    ['a contract interface', [{ type: 'function', name: 'transfer', inputs: [{ name: 'to', type: 'address' }], outputs: [] }]],
    ['OpenAPI parameters', { paths: { '/a': { get: { parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }] } } } }],
    ['template parameters', { parameters: { location: { type: 'string', defaultValue: 'west' } }, resources: [{ name: 'a', type: 'function', parameters: { location: 'west' } }] }],
    ['a tool without a name', { tools: [{ type: 'function', function: { parameters: schema } }] }],
  ])('does not take %s for one', (_what, document) => {
    expect(shapes(document)).toEqual([]);
  });

  it('judges a tool as its API does: what strict mode asks is an info without strict, and nothing with strict false', () => {
    const rules = (strict: object, profile?: 'openai') => findSchemas(jsonSchema({ tools: [{ type: 'function', name: 'a b', ...strict, parameters: schema }] }))
      .flatMap((found) => lintFound(found, profile)).map(({ rule, severity }) => `${rule} ${severity}`).toSorted();
    expect(rules({ strict: true })).toEqual(['schema/closed-object error', 'schema/name error', 'schema/required error']);
    expect(rules({})).toEqual(['schema/closed-object info', 'schema/name error', 'schema/required info', 'schema/strict warning']);
    expect(rules({ strict: false })).toEqual(['schema/name error', 'schema/strict hint']);
    expect(rules({ strict: false }, 'openai')).toEqual(['schema/closed-object error', 'schema/name error', 'schema/required error', 'schema/strict hint']);
  });
});
