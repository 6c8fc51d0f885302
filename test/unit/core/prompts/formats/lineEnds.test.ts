import { describe, expect, it } from 'vitest';
import { parsePrompt } from '../../../../../src/core/prompts/parsePrompt.ts';
import { renderPrompt } from '../../../../../src/core/prompts/renderPrompt.ts';

const files: readonly (readonly [string, string])[] = [
  ['prompts/a/1.0.0.md', '---\nmodel: gpt-4o\ninput: { default: { a: 1 } }\n---\n# System\né {{a}}\n\n{{b}}\n# User\nx\n'],
  ['a.prompt', '---\nmodel: gpt-4o\ninput:\n  schema:\n    a: string\n---\n{{role "system"}}\né {{a}}\n{{role "user"}}\n\n{{b}}\n'],
  ['a.prompty', '---\nmodel:\n  id: gpt-4o\ninputs:\n  a: { kind: string }\n---\nsystem:\né {{a}}\n\nuser:\n{% if b %}\n{{ b }}{% endif %}\n'],
  ['a.prompt.yml', 'model: gpt-4o\nmessages:\n  - role: system\n    content: |\n      é {{a}}\n\n      {{b}}\n  - { role: user, content: "x\\n{{b}}" }\n'],
];

/** What is read, with every place as the text it covers. */
function read(path: string, text: string): unknown {
  const { model, messages, placeholders, input, problems } = parsePrompt(path, text);
  const at = ({ start, end }: { readonly start: number; readonly end: number }): string => text.slice(start, end);
  return {
    problems, model: model === undefined ? undefined : at(model.range), inputs: input.declared.map(({ range }) => at(range)),
    placeholders: placeholders.map(({ path: name, range, line, required }) => [name, at(range), line, required]), messages: messages.map(({ role, template, line }) => [role, template, line]),
  };
}

describe.each(files)('%s', (path, text) => {
  it.each([['CRLF', text.replaceAll('\n', '\r\n')], ['a byte order mark', `\uFEFF${text}`]])('is read the same with %s', (_name, other) => {
    expect(read(path, other)).toEqual(read(path, text));
    expect(renderPrompt(parsePrompt(path, other), { a: 'one', b: 'two' })).toEqual(renderPrompt(parsePrompt(path, text), { a: 'one', b: 'two' }));
  });
});
