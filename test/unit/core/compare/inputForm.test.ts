import { describe, expect, it } from 'vitest';
import { inputFields } from '../../../../src/core/compare/inputForm.ts';
import { parsePrompt } from '../../../../src/core/prompts/parsePrompt.ts';
import { fieldText, readField, type InputField } from '../../../../src/core/views/inputForm.ts';

function fields(front: string, body: string, given: Readonly<Record<string, unknown>> = {}): readonly InputField[] {
  return inputFields(parsePrompt('prompts/triage/1.0.0.md', `---\n${front}\n---\n# User\n${body}\n`), given);
}

describe('the form of a prompt\'s inputs', () => {
  it('takes kind, choices and description from the schema and the text from the default', () => {
    const schema = 'input: { schema: { type: object, required: [text], properties: { text: { type: string, description: What was written }, level: { type: string, enum: [low, high] }, count: { type: integer }, loud: { type: boolean }, order: { type: object } } }, default: { text: Late, count: 3, loud: true, order: { id: 17 } } }';
    expect(fields(schema, '{{text}}')).toEqual([
      { name: 'text', kind: 'text', required: true, text: 'Late', description: 'What was written' },
      { name: 'level', kind: 'choice', required: false, text: '', choices: ['low', 'high'] },
      { name: 'count', kind: 'number', required: false, text: '3' },
      { name: 'loud', kind: 'flag', required: false, text: 'true' },
      { name: 'order', kind: 'json', required: false, text: '{\n  "id": 17\n}' },
    ]);
  });

  it('asks for placeholders that no schema names, each once, and for a map where a path is used', () => {
    expect(fields('model: x', '{{name}} {{name}} {{order.id}} {{#if note}}{{note}}{{/if}}').map(({ name, kind, required }) => ({ name, kind, required }))).toEqual([
      { name: 'name', kind: 'text', required: true },
      { name: 'order', kind: 'json', required: true },
      { name: 'note', kind: 'text', required: false },
    ]);
  });

  it('puts what was given before the default, in several lines where it is long', () => {
    const [field] = fields('input: { default: { text: short } }', '{{text}}', { text: 'one\ntwo' });
    expect(field).toMatchObject({ kind: 'longText', text: 'one\ntwo' });
  });
});

describe('reading a field', () => {
  it.each([
    ['text', '17', { value: '17' }],
    ['choice', 'low', { value: 'low' }],
    ['number', '1.5', { value: 1.5 }],
    ['flag', 'false', { value: false }],
    ['json', '{"id": 17}', { value: { id: 17 } }],
    ['json', '', { empty: true }],
    ['number', 'many', { problem: 'x must be a number.' }],
    ['number', ' ', { problem: 'x must be a number.' }],
    ['json', '{id', { problem: 'x must be JSON, such as ["a", "b"] or {"id": 17}.' }],
  ] as const)('%s %j', (kind, text, expected) => expect(readField({ kind, name: 'x' }, text)).toEqual(expected));

  it('writes back what it reads', () => {
    for (const [kind, value] of [['number', -2], ['flag', true], ['json', [1, { a: null }]], ['text', '"quoted"']] as const) {
      expect(readField({ kind, name: 'x' }, fieldText(kind, value))).toEqual({ value });
    }
  });
});
