import { describe, expect, it } from 'vitest';
import { createChangeExplainer } from '../../../../src/core/toolSchemas/strict/explainChange.ts';
import { makeStrict } from '../../../../src/core/toolSchemas/strict/makeStrict.ts';
import type { JsonValue } from '../../../../src/core/toolSchemas/schemaValue.ts';
import { changePage, changeSummary, type MadeStrict } from '../../../../src/extension/schemas/changeReport.ts';

async function made(schema: JsonValue, saysStrict = false): Promise<MadeStrict> {
  const result = makeStrict(schema, 'openai');
  const explainer = await createChangeExplainer();
  const changes = result.kind === 'strict' ? result.changes : [];
  return { name: 'search', api: 'OpenAI', saysStrict, changes: changes.map((change) => ({ change, effect: explainer.explain(change) })) };
}

describe('what Make strict says it did', () => {
  it('counts the changes, with the first value that is not taken any more and the first that is taken now', async () => {
    const optional: JsonValue = { type: 'object', properties: { site: { type: 'string' } }, additionalProperties: false };
    expect(changeSummary(await made(optional))).toBe('search is strict for OpenAI: 1 change. Tighter: {} was valid before and is not now. Looser: {"site":null} was not valid before and is now.');
  });

  it('says where a value stands that is not the whole', async () => {
    const inner: JsonValue = { type: 'object', properties: { site: { type: 'string', format: 'uri' } }, required: ['site'], additionalProperties: false };
    expect(changeSummary(await made(inner))).toMatch(/^search is strict for OpenAI: 1 change\. Looser: at \/properties\/site, ".*" was not valid before and is now\.$/);
  });

  it('says that strict is true now', async () => {
    const strict: JsonValue = { type: 'object', properties: {}, required: [], additionalProperties: false };
    expect(changeSummary(await made(strict, true))).toBe('search is strict for OpenAI: "strict" is true.');
    expect(changePage(await made(strict, true))).toBe('# search: strict for OpenAI\n\n`"strict": true` is written beside the schema.\n');
  });

  it('has a row a change that no value breaks', async () => {
    const schema: JsonValue = { type: 'object', properties: { 'a|b': { type: 'string', pattern: 'a|`b', format: 'uri' } }, required: ['a|b'] };
    const rows = changePage(await made(schema)).split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Where'));
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row.replaceAll(String.raw`\|`, '').split('|')).toHaveLength(6);
  });
});
