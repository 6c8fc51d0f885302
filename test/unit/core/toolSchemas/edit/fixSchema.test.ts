import { describe, expect, it } from 'vitest';
import { createSyntaxRuntime } from '../../../../../src/core/scan/syntax/runtime.ts';
import type { LanguageId } from '../../../../../src/core/scan/types.ts';
import { applyEdits } from '../../../../../src/core/text/range.ts';
import { findDocumentSchemas } from '../../../../../src/core/toolSchemas/documentSchemas.ts';
import { checkSchemaFix, draftFindingFix, draftStrictFix } from '../../../../../src/core/toolSchemas/edit/fixSchema.ts';
import type { SchemaFix } from '../../../../../src/core/toolSchemas/edit/saidStrict.ts';
import type { FoundSchema } from '../../../../../src/core/toolSchemas/findSchemas.ts';
import { lintFound } from '../../../../../src/core/toolSchemas/lintSchema.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';
import { RecordingLogger } from '../../../extension/inMemoryEditor.ts';

const runtime = createSyntaxRuntime(createGrammarSource(), new RecordingLogger(), 5000);
const { signal } = new AbortController();

async function schemasIn(text: string, language: LanguageId): Promise<readonly FoundSchema[]> {
  const document = await findDocumentSchemas({ text, language }, runtime, signal);
  return document.kind === 'read' ? document.found : [];
}

function written(text: string, fix: SchemaFix | undefined): string {
  if (fix === undefined) return 'no fix';
  return fix.kind === 'edits' ? applyEdits(text, fix.edits) : `${fix.rule ?? '-'}: ${fix.why}`;
}

/** *Make strict* of the schema at `at`. */
async function strict(text: string, language: LanguageId, at = 0): Promise<string> {
  const found = (await schemasIn(text, language))[at];
  if (found === undefined) return 'no schema';
  const target = { text, language, found };
  return written(text, await checkSchemaFix(target, draftStrictFix(target, found.profile), runtime, signal));
}

/** The fix of the first finding of a rule. */
async function mended(text: string, language: LanguageId, rule: string): Promise<string> {
  const [found] = await schemasIn(text, language);
  const finding = found && lintFound(found).find((each) => each.rule === rule);
  if (found === undefined || finding === undefined) return 'no finding';
  const target = { text, language, found };
  const draft = draftFindingFix(target, finding);
  return written(text, draft && await checkSchemaFix(target, draft, runtime, signal));
}

describe('Make strict of one schema', () => {
  it('says strict to the API too, in JSON, YAML and code', async () => {
    expect(await strict('{ "type": "function", "name": "a", "parameters": { "type": "object", "properties": {} } }', 'json'))
      .toBe('{ "type": "function", "name": "a", "parameters": { "type": "object", "properties": {}, "required": [], "additionalProperties": false }, "strict": true }');
    expect(await strict('type: function\nstrict: false # for now\nname: a\nparameters:\n  type: object\n  properties: {}\n  required: []\n', 'yaml'))
      .toBe('type: function\nstrict: true # for now\nname: a\nparameters:\n  type: object\n  properties: {}\n  required: []\n  additionalProperties: false\n');
    expect(await strict("TOOL = {'type': 'function', 'function': {'name': 'a', 'parameters': {'type': 'object', 'properties': {}, 'required': []}}}\n", 'python'))
      .toBe("TOOL = {'type': 'function', 'function': {'name': 'a', 'parameters': {'type': 'object', 'properties': {}, 'required': [], 'additionalProperties': False}, 'strict': True}}\n");
  });

  it('says nothing of strict to an API without it', async () => {
    expect(await strict('{"name": "a", "input_schema": {"type": "object", "properties": {}}}', 'json'))
      .toBe('{"name": "a", "input_schema": {"type": "object", "properties": {}, "additionalProperties": false}}');
  });

  it('writes in the settings of a prompt and leaves the prompt alone', async () => {
    const text = '---\nmodel: gpt-4o\ntools:\n  - type: function\n    name: a\n    strict: true\n    parameters:\n      type: object\n      properties: {}\n      required: []\n---\n# User\n---\nparameters: {{text}}\n';
    expect(await strict(text, 'markdown')).toBe(text.replace('      required: []\n', '      required: []\n      additionalProperties: false\n'));
  });

  it('changes one schema and no other', async () => {
    const text = 'const a = { type: "function", name: "a", strict: true, parameters: { type: "object", properties: {}, required: [] } };\nconst b = { type: "function", name: "b", strict: true, parameters: { type: "object", properties: {}, required: [] } };\n';
    const [first = '', second = ''] = text.split('\n');
    expect(await strict(text, 'typescript', 1)).toBe(`${first}\n${second.replace('required: []', 'required: [], additionalProperties: false')}\n`);
  });

  it('refuses what others share, JSON in a text, and languages that are only read, and names a rule that stands in the way', async () => {
    expect(await strict('const p = { q: { type: "string", minLength: 1 } };\nconst a = { type: "function", name: "a", strict: true, parameters: { type: "object", properties: p, required: [] } };\nuse(p);\n', 'typescript'))
      .toMatch(/^-: It cannot be changed where it is written/);
    expect(await strict('responseFormat: json_schema\njsonSchema: |-\n  {"name": "a", "schema": {"type": "object", "properties": {}, "required": []}}\n', 'yaml')).toMatch(/^-: It cannot be changed where it is written/);
    expect(await strict('package a\n\nvar tool = map[string]any{"type": "function", "name": "a", "parameters": map[string]any{"type": "object", "properties": map[string]any{}}}\n', 'go')).toMatch(/^-: It cannot be changed where it is written/);
    expect(await strict('{"type": "function", "name": "a", "strict": true, "parameters": {"type": "object", "properties": {"m": {"type": "object"}}, "required": ["m"], "additionalProperties": false}}', 'json'))
      .toMatch(/^schema\/\S+: /);
  });
});

describe('the fix of one finding', () => {
  const text = '{ "type": "function", "name": "a", "parameters": { "type": "object", "properties": { "u": { "type": "string", "format": "uri" } }, "required": ["u"] } }';

  it('mends that alone', async () => {
    expect(await mended(text, 'json', 'schema/format')).toBe(text.replace('"format": "uri"', '"description": "Format: uri."'));
    expect(await mended(text, 'json', 'schema/closed-object')).toBe(text.replace('["u"] }', '["u"], "additionalProperties": false }'));
    expect(await mended(text, 'json', 'schema/strict')).toBe(`${text.slice(0, -2)}, "strict": true }`);
  });

  it('is none where nothing is certain to mend it', async () => {
    expect(await mended(text.replace('"name": "a"', '"name": "a b"'), 'json', 'schema/name')).toBe('no fix');
  });
});
