import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultSettings, parseSettings } from '../../../../src/core/index.ts';

const parse = (text: string) => parseSettings(text, 'promptshift.json', '2026-11-21');

describe('parseSettings', () => {
  it('reads everything the design names, with comments and trailing commas', async () => {
    const settings = await parse(`{
      // one comment
      "include": ["src/**"], "exclude": ["src/generated/"],
      "rules": { "model/floating": "error", "model/hard-coded": "off", "schema/strict": "hint" },
      "target": "chat.core", "budgets": { "usdPerRun": 2.5 },
      "accessors": [{ "language": "python", "path": "app/models.py" }],
      "ignore": [{ "path": "data.json", "rule": "model/floating", "text": "gpt-4o", "reason": "recorded" }],
      "risk": { "src/chat/**": "high" },
    }`);
    expect(settings).toEqual({
      ...defaultSettings,
      include: ['src/**'], exclude: ['src/generated/'],
      rules: { 'model/floating': 'error', 'model/hard-coded': 'off', 'schema/strict': 'hint' },
      target: 'chat.core', budgets: { usdPerRun: 2.5 },
      accessors: [{ language: 'python', path: 'app/models.py' }],
      ignore: [{ path: 'data.json', rule: 'model/floating', text: 'gpt-4o', reason: 'recorded' }],
      risk: { 'src/chat/**': 'high' },
    });
  });

  it('turns entries in the model-eol format into lifecycle rows', async () => {
    const { catalog } = await parse(`{ "catalog": [
      { "id": "gpt-4o-2024-08-06", "aliases": ["gpt-4o"], "announced": "2026-09-01", "shutdown": "2027-03-01", "replacement": "gpt-6-sol", "source": "https://example.com/notice" },
      { "id": "acme-large", "shutdown": "2026-11-21", "replacement_options": ["acme-2", "acme-3"] } ] }`);
    expect(catalog).toMatchObject([
      { id: 'gpt-4o-2024-08-06', aliases: ['gpt-4o'], shutdown: '2027-03-01', status: 'deprecated', replacements: ['gpt-6-sol'], source: 'https://example.com/notice', asOf: '2026-11-21' },
      { id: 'acme-large', status: 'retired', replacements: ['acme-2', 'acme-3'], source: 'promptshift.json' },
    ]);
  });

  it.each([
    ['', 'promptshift.json:1: not valid JSON (value expected).'],
    ['{\n  "target": "x"\n  "include": []\n}', 'promptshift.json:3: not valid JSON (comma expected).'],
    ['{\n\n  "endpoint": "http://localhost"\n}', "promptshift.json:3: there is no setting 'endpoint' here."],
    ['{\n "rules": {\n  "model/flaoting": "off"\n } }', "promptshift.json:3: there is no rule 'model/flaoting'."],
    ['{\n "accessors": [\n  { "language": "python" }\n ] }', "promptshift.json:3: accessors › 0 lacks 'path'."],
    ['{ "exclude":\n "x" }', 'promptshift.json:1: exclude must be a list.'],
    ['{ "catalog": [ { "id": "a" },\n { "id": "b", "shutdown": "soon" } ] }', 'promptshift.json:2: catalog › 1 › shutdown must be a day such as "2026-12-31".'],
    ['[]', 'promptshift.json:1: the file must be an object.'],
  ])('names the line of a mistake: %j', async (text, message) => {
    await expect(parse(text)).rejects.toMatchObject({ name: 'PromptshiftError', code: 'configuration', message });
  });

  it('validates with the schema that users find in syntaxes', () => {
    const ours = readFileSync('src/core/settings/promptshift.schema.json', 'utf8');
    expect(readFileSync('syntaxes/promptshift.schema.json', 'utf8')).toBe(ours);
  });
});
