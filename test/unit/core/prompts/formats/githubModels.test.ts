import { describe, expect, it } from 'vitest';
import { isPromptPath, parsePrompt } from '../../../../../src/core/prompts/parsePrompt.ts';
import { renderPrompt } from '../../../../../src/core/prompts/renderPrompt.ts';

const text = `name: Ticket triage
model: openai/gpt-4o-mini
modelParameters: { temperature: 0, maxTokens: 5 }
responseFormat: json_schema
jsonSchema: |-
  {"name": "level", "strict": true, "schema": {"type": "object", "properties": {"level": {"type": "string"}}}}
messages:
  - { role: system, content: "Answer \\"{{lang}}\\"\\nonly." }
  - role: user
    content: |
      Urgent or normal?
      {{input}} {{ input }} {{#if}} {{input}}
testData:
  - { input: Fire, lang: en, expected: urgent }
evaluators: [{ name: word, string: { equals: "{{expected}}" } }]
`;

describe('GitHub Models prompts', () => {
  const prompt = parsePrompt('triage.prompt.yml', text);

  it('reads settings, messages and the schema of the answer', () => {
    expect(prompt.problems).toEqual([]);
    expect(prompt).toMatchObject({
      format: 'github-models', language: 'keys', name: 'Ticket triage', model: { text: 'openai/gpt-4o-mini' }, parameters: { temperature: 0, max_tokens: 5 },
      output: { format: 'json', schema: { type: 'object', properties: { level: { type: 'string' } } } },
    });
    expect(prompt.messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(prompt.input.declared.map(({ name }) => name)).toEqual(['input', 'lang', 'expected']);
    expect(prompt.metadata['evaluators']).toHaveLength(1);
  });

  it('finds each key in the file, whatever YAML writes around it', () => {
    expect(prompt.placeholders.map(({ name, range, line }) => [name, text.slice(range.start - 2, range.end + 2), line])).toEqual([
      ['lang', '{{lang}}', 8], ['input', '{{input}}', 12], ['input', '{{input}}', 12],
    ]);
    expect(prompt.placeholders[2]?.range.start).toBe(text.lastIndexOf('{{input}}') + 2);
  });

  it('replaces keys as they stand and nothing else', () => {
    expect(renderPrompt(prompt, { input: '{{lang}}', lang: 'en' })).toEqual([
      { role: 'system', content: 'Answer "en"\nonly.' }, { role: 'user', content: 'Urgent or normal?\n{{lang}} {{ input }} {{#if}} {{lang}}\n' },
    ]);
    expect(() => renderPrompt(prompt, { input: 'x' })).toThrow('triage.prompt.yml: no value for {{lang}} (line 8)');
  });

  it('knows a file by its content where its name says too little', () => {
    expect(isPromptPath('a/summary_prompt.yml', text)).toBe(true);
    expect(isPromptPath('a/summary_prompt.yml', 'interactions:\n- request: {}\n')).toBe(false);
    expect(isPromptPath('a/triage.yml', text)).toBe(false);
    expect(isPromptPath('a/triage.prompt.yaml')).toBe(true);
  });

  it.each([
    ['messages: []\n', 'has no message'],
    ['messages:\n  - { role: robot, content: x }\n', 'one of the roles'],
    ['messages:\n  - { role: user }\n', 'needs "content"'],
    ['messages:\n  - { role: user, content: x }\njsonSchema: "{"\n', 'not valid JSON'],
    ['messages: [\n', 'not valid YAML'],
    ['- a\n', 'must be a list of "key: value" lines'],
  ])('says what is wrong in %j and goes on', (bad, message) => {
    expect(parsePrompt('a.prompt.yml', bad).problems.map((problem) => problem.message).join('\n')).toContain(message);
  });
});
