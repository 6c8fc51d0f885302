import { describe, expect, it } from 'vitest';
import { lintSchema } from '../../../../src/core/toolSchemas/lintSchema.ts';
import { schemaProfileIds } from '../../../../src/core/toolSchemas/types.ts';
import { jsonSchema } from './jsonSchema.ts';

function severities(property: object, more: object = {}): Readonly<Record<string, readonly string[]>> {
  const schema = { type: 'object', properties: { a: property }, required: ['a'], additionalProperties: false, ...more };
  return Object.fromEntries(schemaProfileIds.map((profile) =>
    [profile, lintSchema(jsonSchema(schema), { profile }).map(({ rule, severity }) => `${rule} ${severity}`)]));
}

const keyword = (severity: string): readonly string[] => [`schema/keyword ${severity}`];

describe('schemaProfiles', () => {
  it('differ on lengths: a hint where it is inferred, an error where it is documented', () => {
    expect(severities({ type: 'string', minLength: 1 })).toEqual({
      'openai': keyword('hint'), 'openai-finetuned': keyword('error'), 'anthropic': keyword('error'), 'gemini': [], 'portable': keyword('error'),
    });
  });

  it('differ on numeric bounds', () => {
    expect(severities({ type: 'number', minimum: 1 })).toEqual({
      'openai': [], 'openai-finetuned': keyword('error'), 'anthropic': keyword('error'), 'gemini': [], 'portable': keyword('error'),
    });
  });

  it('differ on formats', () => {
    expect(severities({ type: 'string', format: 'uri' })).toEqual({
      'openai': ['schema/format error'], 'openai-finetuned': keyword('error'), 'anthropic': [], 'gemini': [], 'portable': ['schema/format error'],
    });
  });

  it('differ on optional properties', () => {
    expect(severities({ type: 'string' }, { required: [] })).toEqual({
      'openai': ['schema/required error'], 'openai-finetuned': ['schema/required error'], 'anthropic': [], 'gemini': [], 'portable': ['schema/required error'],
    });
  });

  it('differ on allOf', () => {
    expect(severities({ allOf: [{ type: 'string' }] })).toEqual({
      'openai': keyword('error'), 'openai-finetuned': keyword('error'), 'anthropic': [], 'gemini': keyword('warning'), 'portable': keyword('error'),
    });
  });

  it('differ on $schema', () => {
    expect(severities({ type: 'string' }, { $schema: 'https://json-schema.org/draft/2020-12/schema' })).toEqual({
      'openai': [], 'openai-finetuned': [], 'anthropic': [], 'gemini': keyword('error'), 'portable': keyword('error'),
    });
  });
});
