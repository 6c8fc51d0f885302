import { describe, expect, it } from 'vitest';
import { findSchemas } from '../../../../src/core/toolSchemas/findSchemas.ts';
import { lintFound } from '../../../../src/core/toolSchemas/lintSchema.ts';
import { canBeStricter, strictnessOf } from '../../../../src/extension/schemas/strictness.ts';
import { jsonSchema } from '../../core/toolSchemas/jsonSchema.ts';

const strict = { type: 'object', properties: {}, required: [], additionalProperties: false };

function lineAbove(document: unknown): string {
  const [found] = findSchemas(jsonSchema(document));
  if (found === undefined) return 'no schema';
  const linted = { found, findings: lintFound(found) };
  const { kind, title } = strictnessOf(linted);
  return `${kind}: ${title}${canBeStricter(linted) ? ' | Make strict' : ''}`;
}

describe('the line above a schema', () => {
  it.each([
    ['strict and clean', { type: 'function', name: 'a', strict: true, parameters: strict }, 'strict: strict ✓'],
    ['one problem', { type: 'function', name: 'a', strict: true, parameters: { ...strict, additionalProperties: true } }, 'problems: 1 problem | Make strict'],
    ['several', { type: 'function', name: 'a', strict: true, parameters: { type: 'object' } }, 'problems: 2 problems | Make strict'],
    ['strict is not said', { type: 'function', name: 'a', parameters: strict }, 'problems: 1 problem | Make strict'],
    ['strict is off', { type: 'function', name: 'a', strict: false, parameters: { type: 'object' } }, 'lax: not strict | Make strict'],
    ['Anthropic', { name: 'a', input_schema: strict }, 'strict: strict ✓'],
    ['Gemini has no strict mode', { functionDeclarations: [{ name: 'a', parameters: { type: 'object', properties: {} } }] }, 'strict: schema ✓'],
  ])('%s', (_what, document, expected) => {
    expect(lineAbove(document)).toBe(expected);
  });

  it('says that what cannot be read is not checked', () => {
    const found = { root: { kind: 'opaque', range: { start: 0, end: 1 } }, profile: 'openai', isStrict: true } as const;
    expect(strictnessOf({ found, findings: [] })).toMatchObject({ kind: 'unchecked', title: 'schema not checked' });
    expect(canBeStricter({ found, findings: [] })).toBe(false);
  });

  it('says of what a library makes outside strict mode that it was read, and offers no change of it', () => {
    const found = { root: jsonSchema({ type: 'object', properties: {} }), profile: 'openai', isStrict: false, maker: 'Zod' } as const;
    expect(strictnessOf({ found, findings: [] })).toMatchObject({ kind: 'lax', title: 'schema ✓' });
    expect(strictnessOf({ found: { ...found, isStrict: true }, findings: [] }).title).toBe('strict ✓');
    expect(canBeStricter({ found, findings: lintFound(found, 'openai') })).toBe(false);
  });
});
