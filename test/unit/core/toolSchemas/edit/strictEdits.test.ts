import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { applyEdits } from '../../../../../src/core/text/range.ts';
import { createSchemaEditor } from '../../../../../src/core/toolSchemas/edit/createSchemaEditor.ts';
import { findingEdits, strictEdits } from '../../../../../src/core/toolSchemas/edit/strictEdits.ts';
import { lintSchema } from '../../../../../src/core/toolSchemas/lintSchema.ts';
import { readSchemaDocument } from '../../../../../src/core/toolSchemas/readSchemaDocument.ts';
import type { SchemaNode } from '../../../../../src/core/toolSchemas/schemaNode.ts';
import { valueOf } from '../../../../../src/core/toolSchemas/schemaValue.ts';
import { generateSchema, seeded } from '../generateSchema.ts';

type Language = 'json' | 'yaml';

function read(text: string, language: Language): SchemaNode {
  const document = readSchemaDocument(text, language);
  if (document.kind === 'broken') throw new Error(`${document.reason} at ${document.offset}:\n${text}`);
  return document.root;
}

function strict(text: string, language: Language): string {
  const made = strictEdits(read(text, language), 'openai', createSchemaEditor(text, language));
  return made.kind === 'edits' ? applyEdits(text, made.edits) : `${made.rule ?? '-'}: ${made.why}`;
}

describe('strictEdits', () => {
  it('keeps comments, order and manner of a JSON text', () => {
    expect(strict(`{
    // what the tool takes
    "type": "object",
    "properties": {
        "q": { "type": "string", "minLength": 3 }, // the query
        "unit": { "type": "string", "enum": ["C", "F"], "description": "Unit" },
        "who": {
            "oneOf": [
                { "type": "string" }, // a name
                { "type": "integer", /* an id */ "minimum": 1 }
            ]
        }
    },
    "required": ["q"] // the rest may be absent
}
`, 'json')).toBe(`{
    // what the tool takes
    "type": "object",
    "properties": {
        "q": { "type": "string", "description": "At least 3 characters." }, // the query
        "unit": { "type": ["string", "null"], "enum": ["C", "F", null], "description": "Unit" },
        "who": {
            "anyOf": [
                { "type": "string" }, // a name
                { "type": "integer", /* an id */ "minimum": 1 },
                { "type": "null" }
            ]
        }
    },
    "required": ["q", "unit", "who"], // the rest may be absent
    "additionalProperties": false
}
`);
  });

  it('keeps a minified JSON text in one line, and a trailing comma', () => {
    expect(strict('{"type":"object","properties":{"a":{"type":"string"}}}', 'json'))
      .toBe('{"type":"object","properties":{"a":{"type":["string","null"]}},"additionalProperties":false,"required":["a"]}');
    expect(strict('{\n  "type": "object",\n  "properties": {},\n  "required": [], // none\n}\n', 'json'))
      .toBe('{\n  "type": "object",\n  "properties": {},\n  "required": [], // none\n  "additionalProperties": false,\n}\n');
  });

  it('keeps comments, quotes and manner of a YAML text', () => {
    expect(strict(`# what the tool takes
type: object
properties:
  q: { type: string, minLength: 3 } # the query
  note:
    type: string
    maxLength: 9
    description: |
      A note.
      Of two lines.
  # who asks
  who:
    oneOf:
      - type: string # a name
      - type: integer
required:
  - q
`, 'yaml')).toBe(`# what the tool takes
type: object
properties:
  q: { type: string, description: At least 3 characters. } # the query
  note:
    type: [string, "null"]
    description: |
      A note.
      Of two lines. At most 9 characters.
  # who asks
  who:
    anyOf:
      - type: string # a name
      - type: integer
      - type: "null"
required:
  - q
  - note
  - who
additionalProperties: false
`);
  });

  it('keeps line ends', () => {
    expect(strict('type: object\r\nproperties:\r\n  a:\r\n    type: string\r\nrequired: [a]\r\n', 'yaml')).toBe('type: object\r\nproperties:\r\n  a:\r\n    type: string\r\nrequired: [a]\r\nadditionalProperties: false\r\n');
    expect(strict('{\r\n  "type": "object",\r\n  "properties": {},\r\n  "required": []\r\n}', 'json')).toBe('{\r\n  "type": "object",\r\n  "properties": {},\r\n  "required": [],\r\n  "additionalProperties": false\r\n}');
  });

  it('does not edit what an alias repeats', () => {
    const text = 'type: object\nproperties:\n  a: &a { type: object, properties: { b: { type: string } }, required: [b] }\n  c: *a\nrequired: [a, c]\nadditionalProperties: false\n';
    expect(strict(text, 'yaml')).toMatch(/^-: It cannot be changed where it is written: /);
  });

  it('names the rule that stands in the way, and changes nothing', () => {
    expect(strict('{"type": "object", "properties": {"bag": {"type": "object", "additionalProperties": {"type": "string"}}}}', 'json')).toMatch(/^schema\/closed-object: /);
  });

  it('writes what was meant, in every manner, for 120 generated schemas', { timeout: 60_000 }, () => {
    const random = seeded(3);
    let written = 0;
    for (let i = 0; i < 120; i++) {
      const schema = generateSchema(random);
      const manners: readonly (readonly [Language, string])[] = [
        ['json', JSON.stringify(schema, undefined, 2)], ['json', JSON.stringify(schema)], ['json', JSON.stringify(schema, undefined, '\t').replaceAll('\n', '\r\n')],
        ['yaml', stringify(schema, { aliasDuplicateObjects: false })], ['yaml', stringify(schema, { aliasDuplicateObjects: false, collectionStyle: 'flow', lineWidth: 0 })],
        ['yaml', stringify({ schema: [schema] }, { aliasDuplicateObjects: false, indent: 4, indentSeq: false })],
      ];
      for (const [language, text] of manners) {
        const whole = read(text, language);
        const root = whole.kind === 'object' && whole.entries[0]?.key.name === 'schema' && whole.entries[0].value.kind === 'array' ? whole.entries[0].value.items[0] ?? whole : whole;
        const made = strictEdits(root, 'openai', createSchemaEditor(text, language));
        if (made.kind === 'refused') {
          expect(made.rule, `${made.why}\n${text}`).toMatch(/^schema\//);
          continue;
        }
        written++;
        const after = valueOf(read(applyEdits(text, made.edits), language));
        expect(root === whole ? after : (after as { schema: unknown[] }).schema[0], text).toEqual(made.schema);
      }
    }
    expect(written).toBeGreaterThan(400);
  });
});

describe('findingEdits', () => {
  it('mends one finding and nothing else', () => {
    const text = '{"type": "object", "properties": {"a": {"type": "string", "format": "uri"}, "b": {"type": "object", "properties": {"c": {"type": "string"}}}}, "required": ["a"]}';
    const root = read(text, 'json');
    const editor = createSchemaEditor(text, 'json');
    const fixed = lintSchema(root, { profile: 'openai' }).map((finding) => {
      const made = findingEdits(root, finding, 'openai', editor);
      const after = made?.kind === 'edits' ? lintSchema(read(applyEdits(text, made.edits), 'json'), { profile: 'openai' }) : [];
      return [finding.rule, finding.pointer, after.map(({ rule, pointer }) => `${rule} ${pointer}`)];
    });
    const all = ['schema/closed-object ', 'schema/required ', 'schema/format /properties/a', 'schema/closed-object /properties/b', 'schema/required /properties/b'];
    expect(fixed.map(([rule, pointer]) => `${String(rule)} ${String(pointer)}`).toSorted()).toEqual(all.toSorted());
    for (const [rule, pointer, after] of fixed) expect((after as string[]).toSorted()).toEqual(all.filter((each) => each !== `${String(rule)} ${String(pointer)}`).toSorted());
  });

  it('offers nothing where nothing is certain', () => {
    const text = '{"type": "object", "properties": {"a": {"description": "anything"}}, "required": ["a"], "additionalProperties": false}';
    const root = read(text, 'json');
    const [finding] = lintSchema(root, { profile: 'openai' });
    expect(finding?.rule).toBe('schema/missing-type');
    expect(finding && findingEdits(root, finding, 'openai', createSchemaEditor(text, 'json'))).toBeUndefined();
  });
});
