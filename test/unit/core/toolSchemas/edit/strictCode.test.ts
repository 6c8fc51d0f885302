import { describe, expect, it } from 'vitest';
import { createSyntaxRuntime } from '../../../../../src/core/scan/syntax/runtime.ts';
import type { LanguageId } from '../../../../../src/core/scan/types.ts';
import { strictCode } from '../../../../../src/core/toolSchemas/edit/strictCode.ts';
import { lintFound } from '../../../../../src/core/toolSchemas/lintSchema.ts';
import { findCodeSchemas } from '../../../../../src/core/toolSchemas/code/findCodeSchemas.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const runtime = createSyntaxRuntime(createGrammarSource(), silent, 5000);
const { signal } = new AbortController();

async function strict(text: string, language: LanguageId) {
  const { after, results } = await strictCode(text, language, () => 'openai', runtime, signal);
  return { after, refused: results.flatMap(({ made }) => (made.kind === 'refused' ? [made.why] : [])) };
}

const typeScript = `const tool = {
  type: 'function',
  name: 'search', // what the model calls
  strict: true,
  parameters: {
    type: 'object',
    properties: {
      query: { type: 'string', minLength: 1 } as const,
      'max-hits': { type: "integer" },
      /* where to look */
      site: { type: 'string', format: 'uri' }, // a host
    },
    required: ['query'],
  },
};
`;

describe('strictCode', () => {
  it('writes TypeScript as it is written: quotes, keys, commas, comments, as const', async () => {
    const { after, refused } = await strict(typeScript, 'typescript');
    expect(refused).toEqual([]);
    expect(after).toMatchInlineSnapshot(`
      "const tool = {
        type: 'function',
        name: 'search', // what the model calls
        strict: true,
        parameters: {
          type: 'object',
          properties: {
            query: { type: 'string', description: 'At least 1 character.' } as const,
            'max-hits': { type: ['integer', 'null'] },
            /* where to look */
            site: { type: ['string', 'null'], description: 'Format: uri.' }, // a host
          },
          required: ['query', 'max-hits', 'site'],
          additionalProperties: false,
        },
      };
      "
    `);
    expect((await strict(after, 'typescript')).after).toBe(after);
    expect((await findCodeSchemas(after, 'typescript', runtime, signal)).found.flatMap((each) => lintFound(each)).filter(({ severity }) => severity !== 'hint')).toEqual([]);
  });

  it('writes Python as it is written', async () => {
    const text = `TOOL = {
    'type': 'function', 'name': 'search', 'strict': True,
    'parameters': {
        'type': 'object',
        'properties': {
            'query': {'type': 'string'},  # words
            'fresh': {'type': 'boolean', 'default': False}
        },
        'required': ['query']  # the rest may be left out
    },
}
`;
    const { after, refused } = await strict(text, 'python');
    expect(refused).toEqual([]);
    expect(after).toMatchInlineSnapshot(`
      "TOOL = {
          'type': 'function', 'name': 'search', 'strict': True,
          'parameters': {
              'type': 'object',
              'properties': {
                  'query': {'type': 'string'},  # words
                  'fresh': {'type': ['boolean', 'null'], 'description': 'Default: false.'}
              },
              'required': ['query', 'fresh'],  # the rest may be left out
              'additionalProperties': False
          },
      }
      "
    `);
    expect((await strict(after, 'python')).after).toBe(after);
  });

  it('writes Ruby as it is written', async () => {
    const text = `TOOL = {
  type: "function", name: "search", strict: true,
  parameters: {
    type: :object,
    properties: {
      query: { type: "string" }, # words
      "max-hits": { type: "integer", minLength: 1, description: "It's \\#{not} code" }
    },
    required: %w[query]
  }
}.freeze
`;
    const { after, refused } = await strict(text, 'ruby');
    expect(refused).toEqual([]);
    expect(after).toBe(`TOOL = {
  type: "function", name: "search", strict: true,
  parameters: {
    type: :object,
    properties: {
      query: { type: "string" }, # words
      "max-hits": { type: ["integer", "null"], description: "It's \\#{not} code. At least 1 character." }
    },
    required: %w[query max-hits],
    additionalProperties: false
  }
}.freeze
`);
    expect((await strict(after, 'ruby')).after).toBe(after);
  });

  it.each([
    ['arrows', "t = { 'type' => 'function', 'name' => 'a', 'strict' => true, 'parameters' => { 'type' => 'object', 'properties' => { 'q' => { 'type' => 'string' } } } }",
      "t = { 'type' => 'function', 'name' => 'a', 'strict' => true, 'parameters' => { 'type' => 'object', 'properties' => { 'q' => { 'type' => ['string', 'null'] } }, 'additionalProperties' => false, 'required' => ['q'] } }"],
    ['symbols', 't = { :type => "function", :name => "a", :strict => true, :parameters => { :type => "object", :properties => { :"a/b" => { :type => "string" } } } }',
      't = { :type => "function", :name => "a", :strict => true, :parameters => { :type => "object", :properties => { :"a/b" => { :type => ["string", "null"] } }, :additionalProperties => false, :required => ["a/b"] } }'],
    ['a list of words that takes what is none', 't = { type: "function", name: "a", strict: true, parameters: { type: "object", properties: { q: { type: "string", enum: %w[a b] } }, required: %i[], additionalProperties: false } }',
      't = { type: "function", name: "a", strict: true, parameters: { type: "object", properties: { q: { type: ["string", "null"], enum: ["a", "b", nil] } }, required: %i[q], additionalProperties: false } }'],
  ])('writes Ruby with %s', async (_what, text, expected) => {
    const { after } = await strict(text, 'ruby');
    expect(after).toBe(expected);
    expect((await strict(after, 'ruby')).after).toBe(after);
  });

  it('leaves what a library makes as it is and says so', async () => {
    const text = "import { z } from 'zod';\nimport { zodTextFormat } from 'openai/helpers/zod';\nexport const f = zodTextFormat(z.object({ a: z.string().url() }), 'a');\n";
    expect(await strict(text, 'typescript')).toEqual({ after: text, refused: ['Zod makes the schema; change the definition'] });
  });

  it.each([
    ['a schema without arguments', 'send({ type: "function", name: "a", strict: true, parameters: { type: "object", properties: {} } });',
      'send({ type: "function", name: "a", strict: true, parameters: { type: "object", properties: {}, required: [], additionalProperties: false } });'],
    ['CRLF and tabs', 'send({\r\n\ttype: "function", name: "a", strict: true,\r\n\tparameters: {\r\n\t\ttype: "object",\r\n\t\tproperties: { a: { type: "string" } },\r\n\t\trequired: ["a"]\r\n\t}\r\n});',
      'send({\r\n\ttype: "function", name: "a", strict: true,\r\n\tparameters: {\r\n\t\ttype: "object",\r\n\t\tproperties: { a: { type: "string" } },\r\n\t\trequired: ["a"],\r\n\t\tadditionalProperties: false\r\n\t}\r\n});'],
  ])('mends %s', async (_what, text, expected) => {
    expect((await strict(text, 'javascript')).after).toBe(expected);
  });

  it.each([
    ['a constant that others may use', 'const a = { type: "string", format: "uri" };\nsend({ type: "function", name: "a", strict: true, parameters: { type: "object", properties: { a }, required: ["a"], additionalProperties: false } });', 'written elsewhere'],
    ['a spread', 'const base = { type: "object" };\nsend({ type: "function", name: "a", strict: true, parameters: { ...base, properties: { a: { type: "string" } }, required: ["a"] } });', 'written elsewhere'],
    ['JSON in a text', 'send({ type: "function", name: "a", strict: true, parameters: JSON.parse(`{"type": "object", "properties": {}}`) });', 'stands in a text'],
    ['what is not seen', 'send({ type: "function", name: "a", strict: true, parameters: { ...other(), type: "object", properties: { a: { type: "string" } } } });', 'does not show'],
  ])('leaves %s as it is and says why', async (_what, text, why) => {
    const { after, refused } = await strict(text, 'javascript');
    expect(after).toBe(text);
    expect(refused).toEqual([expect.stringContaining(why)]);
  });

  it('leaves languages alone whose literals it does not write', async () => {
    const text = 'var t = map[string]any{"type": "function", "name": "a", "strict": true, "parameters": map[string]any{"type": "object", "properties": map[string]any{}}}';
    expect((await strict(`package a\n${text}\n`, 'go')).after).toBe(`package a\n${text}\n`);
  });
});
