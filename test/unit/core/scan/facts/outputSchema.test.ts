import { describe, expect, it } from 'vitest';
import type { SiteEntry, SiteValue } from '../../../../../src/core/scan/callSites/callSite.ts';
import { asksForSchema, isSchemaCall } from '../../../../../src/core/scan/facts/outputSchema.ts';

const range = { start: 0, end: 0 };
const entry = (name: string, value: SiteValue): SiteEntry => ({ name, nameRange: range, value, range, removal: range });
const plain = (value: string | null | boolean): SiteValue => ({ kind: 'plain', value, range });
const code = (text: string): SiteValue => ({ kind: 'other', text, range });
const object = (...entries: readonly SiteEntry[]): SiteValue => ({ kind: 'object', entries: () => entries, range });

describe('asksForSchema', () => {
  it.each<readonly [string, SiteEntry, boolean]>([
    ['a schema of OpenAI', entry('response_format', object(entry('type', plain('json_schema')))), true],
    ['JSON mode', entry('response_format', object(entry('type', plain('json_object')))), false],
    ['a format kept elsewhere', entry('responseFormat', code('format')), true],
    ['none', entry('response_format', plain(null)), false],
    ['text.format', entry('text', object(entry('format', object(entry('type', plain('json_schema')))))), true],
    ['plain text', entry('text', object(entry('format', object(entry('type', plain('text')))))), false],
    ['a text that is code', entry('text', code('input')), false],
    ['a schema of Gemini', entry('generationConfig', object(entry('responseSchema', code('schema')))), true],
    ['a class of instructor', entry('response_model', code('Ticket')), true],
    ['tools, which an answer need not call', entry('tools', code('tools')), false],
  ])('%s', (_what, given, expected) => {
    expect(asksForSchema([given])).toBe(expected);
  });
});

describe('isSchemaCall', () => {
  it('knows calls that take one', () => {
    expect(['generateObject', 'llm.with_structured_output', 'client.responses.parse', 'model.withStructuredOutput'].every(isSchemaCall)).toBe(true);
    expect(['client.responses.create', 'generateText', 'JSON.parse'].some(isSchemaCall)).toBe(false);
  });
});
