import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { promptCompletionsAt } from '../../../../../src/core/prompts/editor/promptCompletions.ts';
import { promptHoverAt } from '../../../../../src/core/prompts/editor/promptHover.ts';
import schema from '../../../../../src/core/prompts/editor/prompt.schema.json' with { type: 'json' };

const context = { aliases: [{ name: 'chat.triage', model: 'gpt-5.4-2026-03-05', owner: '@acme/chat' }] };
const path = 'prompts/triage/1.2.0.md';

/** Completes at the `|` of a text. */
function complete(marked: string, file = path) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return promptCompletionsAt(file, text, offset, context).map((each) => ({ ...each, after: text.slice(0, each.range.start) + each.insert + text.slice(each.range.end) }));
}
const labels = (marked: string, file?: string): readonly string[] => complete(marked, file).map(({ label }) => label);

describe('completion in a prompt', () => {
  it('offers keys of the front matter that are not there yet, with what they mean', () => {
    const offered = complete('---\nmodel: gpt-4o\now|\n---\n# User\nhi\n');
    expect(offered.map(({ label }) => label)).toContain('owner');
    expect(offered.map(({ label }) => label)).not.toContain('model');
    const owner = offered.find(({ label }) => label === 'owner');
    expect(owner?.after).toBe('---\nmodel: gpt-4o\nowner: \n---\n# User\nhi\n');
    expect(owner?.documentation).toMatch(/Who answers/);
  });

  it('offers the keys below a key, by indent and inside of braces', () => {
    expect(labels('---\ninput:\n  schema: { type: object }\n  |\n---\n# User\nhi\n')).toEqual(['schema', 'default']);
    expect(labels('---\nexpectedTokens: { input: 4, | }\n---\n# User\nhi\n')).toEqual(['output']);
    expect(labels('---\nparameters:\n  reasoning_effort: |\n---\n# User\nhi\n')).toEqual(['none', 'minimal', 'low', 'medium', 'high', 'xhigh']);
    expect(labels('---\noutput: { strict: | }\n---\n# User\nhi\n')).toEqual(['true', 'false']);
  });

  it('offers aliases before ids as a model, in place of what is there', () => {
    const offered = complete('---\nmodel: gpt|-4\n---\n# User\nhi\n');
    expect(offered[0]).toMatchObject({ label: 'chat.triage', kind: 'alias', detail: 'gpt-5.4-2026-03-05', after: '---\nmodel: chat.triage\n---\n# User\nhi\n' });
    expect(offered.filter(({ kind }) => kind === 'model').length).toBeGreaterThan(50);
    expect(labels('---\nmodel: |\n---\n{{role "user"}}hi', 'a.prompt')[0]).toBe('chat.triage');
    expect(labels('---\nmodel:\n  id: |\n---\nuser:\nhi\n', 'a.prompty')[0]).toBe('chat.triage');
    expect(labels('name: a\nmodel: |\nmessages: []\n', 'a.prompt.yml')[0]).toBe('chat.triage');
    expect(labels('---\nmodel: gpt-4o # |\n---\n# User\nhi\n')).toEqual([]);
  });

  const inputs = '---\ninput:\n  schema: { type: object, properties: { text: { type: string, description: A ticket }, lang: {} } }\n---\n# User\n{{lang}} ';
  it('offers inputs and helpers inside of braces, and neither outside', () => {
    expect(complete(`${inputs}{{te|`)[0]).toMatchObject({ label: 'text', kind: 'placeholder', detail: 'string', documentation: 'A ticket' });
    expect(labels(`${inputs}{{|`)).toEqual(['text', 'lang', 'if', 'unless', 'each', 'with', 'lookup']);
    expect(labels(`${inputs}{{#|`)).toEqual(['if', 'unless', 'each', 'with']);
    expect(labels(`${inputs}{{#if |`)).toEqual(['text', 'lang']);
    expect(labels(`${inputs}{{text}} |`)).toEqual([]);
    expect(labels('hi {{name}} {{| ', 'prompts/a.hbs')).toContain('role');
  });

  it('does not offer the word that is being typed', () => {
    expect(labels('---\nmodel: gpt-4o\n---\n# User\n{{abc|}}\n')).not.toContain('abc');
  });
});

describe('hover in a prompt', () => {
  const text = '---\nmodel: chat.triage\nparameters: { temperature: 0 }\ninput:\n  schema: { type: object, properties: { text: { type: string, description: A ticket } }, required: [text] }\n  default: { text: late }\n---\n# User\n{{text}}{{#if other}}{{text}}{{/if}}\n';
  const at = (marker: string, by = 1) => promptHoverAt(path, text, text.indexOf(marker) + by, context);

  it('says what an input is, and where it stands', () => {
    const hover = at('{{text}}', 3);
    expect(hover?.title).toBe('text');
    expect(hover?.lines).toEqual(['A ticket', 'Input text, string, required.', 'Default: "late"', 'Used 2 times.']);
    expect(text.slice(hover?.range.start, hover?.range.end)).toBe('text');
    expect(at('if other', 4)?.lines).toEqual(['other is not declared.', 'Used once; the template goes on without it here.']);
  });

  it('says what an alias and a key stand for', () => {
    expect(at('chat.triage')?.lines).toEqual(['An alias for gpt-5.4-2026-03-05.', 'Owned by @acme/chat.']);
    expect(at('temperature')).toMatchObject({ title: 'parameters.temperature' });
    expect(at('# User')).toBeUndefined();
  });
});

it('gives editors the same schema as it uses', () => {
  expect(JSON.parse(readFileSync(new URL('../../../../../syntaxes/prompt.schema.json', import.meta.url), 'utf8'))).toEqual(schema);
});
