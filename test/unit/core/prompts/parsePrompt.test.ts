import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPromptPath, parsePrompt } from '../../../../src/core/prompts/parsePrompt.ts';

const triage = `---
description: Sort a support ticket
model: chat.triage            # alias or id
owner: "@acme/support"
sensitivity: internal
expectedTokens: { input: 400, output: 20 }
parameters: { temperature: 0 }
input: { schema: { type: object, properties: { text: { type: string } }, required: [text] }, default: { text: "My parcel is late" } }
x-team: { pager: 17 }
---
# System
Answer with one word: urgent or normal.

## Not a message

# User
{{text}}
`;

describe('the own Markdown format', () => {
  it('reads front matter, messages and placeholders with their places', () => {
    const prompt = parsePrompt('/w/prompts/triage/1.2.0.md', triage);
    expect(prompt).toMatchObject({
      name: 'triage',
      version: '1.2.0',
      description: 'Sort a support ticket',
      owner: '@acme/support',
      expectedTokens: { input: 400, output: 20 },
      parameters: { temperature: 0 },
      input: { defaults: { text: 'My parcel is late' }, schema: { required: ['text'] } },
      metadata: { 'x-team': { pager: 17 }, sensitivity: 'internal' },
      problems: [],
    });
    expect(prompt.messages.map(({ role, template, line }) => [role, template, line])).toEqual([
      ['system', 'Answer with one word: urgent or normal.\n\n## Not a message', 12],
      ['user', '{{text}}', 17],
    ]);
    const slice = ({ start, end }: { start: number; end: number }): string => triage.slice(start, end);
    expect(prompt.model && [prompt.model.text, slice(prompt.model.range)]).toEqual(['chat.triage', 'chat.triage']);
    expect(prompt.placeholders.map(({ name, range, line, required }) => [name, slice(range), line, required])).toEqual([['text', 'text', 17, true]]);
  });

  it('leaves the quotes out of the model\'s range', () => {
    const text = '---\nmodel: "openai/gpt-4o"\n---\n# User\nhi\n';
    const { model } = parsePrompt('p.md', text);
    expect(model && text.slice(model.range.start, model.range.end)).toBe('openai/gpt-4o');
  });

  it('gives the same with CRLF and a byte order mark, ranges meaning the file as it is', () => {
    const text = `\uFEFF${triage.replaceAll('\n', '\r\n')}`;
    const prompt = parsePrompt('/w/prompts/triage/1.2.0.md', text);
    const plain = parsePrompt('/w/prompts/triage/1.2.0.md', triage);
    expect(prompt.messages.map(({ role, template, line }) => [role, template, line])).toEqual(plain.messages.map(({ role, template, line }) => [role, template, line]));
    expect(prompt.problems).toEqual([]);
    const [placeholder] = prompt.placeholders;
    expect(placeholder && text.slice(placeholder.range.start, placeholder.range.end)).toBe('text');
    expect(prompt.model && text.slice(prompt.model.range.start, prompt.model.range.end)).toBe('chat.triage');
  });

  it.each([
    ['backticks', '```'],
    ['tildes', '~~~'],
    ['a longer fence', '`````'],
  ])('takes a heading inside of a code fence of %s as text', (_name, fence) => {
    const { messages, problems } = parsePrompt('p.md', `# System\n${fence}md\n# User\n\`\`\n${fence}\n# User\nhi\n`);
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(messages[0]?.template).toContain('# User');
    expect(problems).toEqual([]);
  });

  it('starts messages at the four headings alone', () => {
    const { messages } = parsePrompt('p.md', '# Developer\na\n# Assistant\nb\n# Users\nc\n# user\nd\n## User\ne\n#User\nf\n    # User\ng\n# System  \nh');
    expect(messages.map(({ role, template }) => [role, template])).toEqual([
      ['developer', 'a'],
      ['assistant', 'b\n# Users\nc\n# user\nd\n## User\ne\n#User\nf\n    # User\ng'],
      ['system', 'h'],
    ]);
  });

  it.each([
    ['broken YAML', '---\nmodel: [gpt-4o\nowner: me\n---\n# User\nhi\n', /front matter is not valid YAML/, 3],
    ['a block that is never closed', '---\nmodel: gpt-4o\n# User\nhi\n', /front matter is not closed/, 1],
    ['a list for front matter', '---\n- a\n---\n# User\nhi\n', /"key: value" lines/, 2],
    ['a model that is no text', '---\nmodel: { id: x }\n---\n# User\nhi\n', /"model" must be a text/, 2],
    ['parameters that are a list', '---\nparameters: [1]\n---\n# User\nhi\n', /"parameters" must be a map/, 2],
    ['a fence that is never closed', '# User\nhi\n```\n', /never closed/, 3],
    ['text that belongs to no message', '\nhello\n# User\nhi\n', /belongs to no message/, 2],
    ['a block that is never closed in the template', '# User\nhi\n{{#if x}}\n', /ends before a block/, 3],
    ['a partial', '# User\nhi\n\n{{> secrets}}\n', /cannot include another template/, 4],
    ['an unknown helper', '# User\nhi {{shout name}}\n', /Unknown helper "shout"/, 2],
    ['a helper that logs', '# User\nhi {{log name}}\n', /Unknown helper "log"/, 2],
  ])('reports %s with its line and reads the rest', (_name, text, message, line) => {
    const prompt = parsePrompt('p.md', text);
    expect(prompt.problems).toHaveLength(1);
    expect(prompt.problems[0]?.message).toMatch(message);
    expect(prompt.problems[0]?.line).toBe(line);
    expect(prompt.messages).toHaveLength(1);
    expect(prompt.messages[0]?.template).toMatch(/^hi/);
  });

  it('reports a file without any message', () => {
    expect(parsePrompt('p.md', '').problems[0]?.message).toContain('has no message');
    expect(parsePrompt('p.md', 'just prose').messages).toEqual([]);
  });

  it('keeps what a broken front matter still says', () => {
    const prompt = parsePrompt('p.md', '---\nmodel: gpt-4o\nowner: "me\n---\n# User\nhi {{name}}\n');
    expect(prompt.problems.length).toBeGreaterThan(0);
    expect(prompt.model?.text).toBe('gpt-4o');
    expect(prompt.placeholders.map(({ name }) => name)).toEqual(['name']);
  });

  it('does not follow an alias bomb', () => {
    const levels = Array.from({ length: 12 }, (_, i) => `l${i}: &l${i} [${i === 0 ? 'x' : Array.from({ length: 10 }, () => `*l${i - 1}`).join(', ')}]`);
    const started = performance.now();
    const prompt = parsePrompt('p.md', `---\n${levels.join('\n')}\n---\n# User\nhi\n`);
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(prompt.problems[0]?.message).toMatch(/front matter cannot be read/);
    expect(prompt.messages).toHaveLength(1);
  });

  it.each([
    ['blocks without an end', `# User\nhi ${'{{#if a}}'.repeat(20_000)}`, /nested more than 100 deep/],
    ['blocks in blocks', `# User\nhi ${'{{#if a}}'.repeat(5000)}${'{{/if}}'.repeat(5000)}`, /nested more than 100 deep/],
    ['else branches', `# User\nhi ${'{{~^a}}'.repeat(5000)}`, /nested more than 100 deep/],
    ['many expressions', `# User\nhi ${'{{a}} '.repeat(100_000)}`, /more than 10,000 expressions/],
    ['a long message', `# User\nhi ${'a '.repeat(2_000_000)}`, /longer than 1,000,000 characters/],
    ['deep front matter', `---\n${'a: ['.repeat(50_000)}\n---\n# User\nhi`, /Front matter longer than 50,000 characters/],
    ['deep front matter below the limit', `---\n${'a: ['.repeat(12_000)}\n---\n# User\nhi`, /front matter/],
    ['a fence of many marks', `# User\nhi\n${'`'.repeat(400_000)}\n${' \n'.repeat(200_000)}`, /never closed/],
  ])('is not kept busy by %s', (_name, text, message) => {
    const started = performance.now();
    const { problems } = parsePrompt('p.md', text);
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(problems[0]?.message).toMatch(message);
  });

  it('reads what is large and still sensible', () => {
    const { problems, placeholders } = parsePrompt('p.md', `# User\n${`${'{{#if a}}'.repeat(99)}x${'{{/if}}'.repeat(99)}\n`.repeat(40)}${'{{b}} '.repeat(1000)}`);
    expect(problems).toEqual([]);
    expect(placeholders).toHaveLength(99 * 40 + 1000);
  });

  it('tells which inputs a template needs, and which it can do without', () => {
    const { placeholders } = parsePrompt('p.md', `# User
{{a}} {{{b.c}}} {{#if d}}{{d}}{{e}}{{else}}{{f}}{{/if}} {{#each g as |item i|}}{{item}}{{i}}{{../h}}{{@index}}{{this}}{{own}}{{@root.j}}{{/each}}
{{#with k}}{{inner}}{{/with}} {{lookup l m}} {{#each n}}x{{else}}y{{/each}} {{#if (lookup o "x")}}1{{/if}}`);
    const needs = (wanted: boolean): readonly string[] => placeholders.filter(({ required }) => required === wanted).map(({ path }) => path);
    expect(needs(true)).toEqual(['a', 'b.c', 'g', 'k', 'l', 'm', 'o']);
    expect(needs(false)).toEqual(['d', 'd', 'e', 'f', 'h', 'j', 'n']);
  });

  it('knows prompt files by their path', () => {
    expect(isPromptPath('C:\\w\\prompts\\triage\\1.2.0.md')).toBe(true);
    expect(isPromptPath('prompts/triage/1.2.0-beta.1.md')).toBe(true);
    expect(isPromptPath('prompts/triage/notes.md')).toBe(false);
    expect(isPromptPath('docs/1.2.0.md')).toBe(false);
  });
});

describe('the sample workspace', () => {
  const root = join(import.meta.dirname, '../../../fixtures/workspace/prompts');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => isPromptPath(join(root, file)));
  it('has prompts', () => expect(files.length).toBeGreaterThan(2));
  it.each(files)('%s reads without a problem', (file) => {
    const prompt = parsePrompt(join(root, file), readFileSync(join(root, file), 'utf8'));
    expect(prompt.problems).toEqual([]);
    expect(prompt.messages.length).toBeGreaterThan(0);
    expect(prompt.model).toBeDefined();
  });
});
