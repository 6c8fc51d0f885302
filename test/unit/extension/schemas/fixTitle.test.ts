import { describe, expect, it } from 'vitest';
import { createLintCache, createReadCaches, createSyntaxRuntime, draftFindingFix, findDocumentSchemas } from '../../../../src/core/index.ts';
import { fixTitle } from '../../../../src/extension/schemas/fixTitle.ts';
import { createLineLogger } from '../../../../src/node/logger.ts';
import { createGrammarSource } from '../../../../src/node/grammarSource.ts';

const { signal } = new AbortController();

/** The titles of all quick fixes of a tool with one argument. */
async function titles(argument: string): Promise<readonly string[]> {
  const text = `{ "type": "function", "name": "f", "strict": true, "parameters": { "type": "object", "properties": { "q": ${argument} }, "required": ["q"], "additionalProperties": false } }`;
  const syntax = createSyntaxRuntime(createGrammarSource(), createLineLogger(() => undefined), 5000);
  const document = await findDocumentSchemas({ text, language: 'json', name: 'f.json' }, syntax, signal, createReadCaches());
  if (document.kind === 'broken') throw new Error('The text is broken.');
  return createLintCache().lint('f.json', document.found, undefined).flatMap(({ found, findings }) => findings.flatMap((finding) => {
    const fix = draftFindingFix({ text, language: 'json', found }, finding);
    return fix?.kind === 'edits' ? [fixTitle(finding.rule, fix.changes)] : [];
  }));
}

describe('what a quick fix of a schema is called', () => {
  it.each([
    ['{ "type": "string", "format": "uri" }', ['Move "format" into the description']],
    ['{ "oneOf": [ { "type": "string" }, { "type": "integer" } ] }', ['Change "oneOf" to "anyOf"']],
    ['{ "allOf": [ { "type": "string" } ] }', ['Merge "allOf" into the schema']],
    ['{ "minLength": 1 }', ['Add the type that its keywords speak of', 'Move "minLength" into the description']],
  ])('says what is done, as a request: %s', async (argument, expected) => {
    expect(await titles(argument)).toEqual(expected);
  });
});
