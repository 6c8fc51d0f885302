import type { TextRange } from '../../text/range.ts';
import type { PromptFormat } from '../format.ts';
import type { DeclaredInput, Placeholder, Prompt, PromptMessage } from '../types.ts';
import { readYaml, type YamlView } from '../yaml/yamlView.ts';
import { createDraft, type Draft } from './draft.ts';
import { createFields, given } from './fields.ts';
import { isRecord } from '../../views/record.ts';
import { engines } from '../engines/engines.ts';
import { providerParameters } from './parameterNames.ts';

const roles = ['system', 'developer', 'user', 'assistant', 'tool'] as const;

/** GitHub Models: `*.prompt.yml`, and files of YAML called prompt that hold `messages` with a `model` or roles. */
export const githubModels: PromptFormat = {
  id: 'github-models',
  matches: (path, text) => /\.prompt\.ya?ml$/i.test(path) || (/prompt[^\\/]*\.ya?ml$/i.test(path) && looksLikeOne(text)),
  parse,
};

/** By its content: `messages:` at the top, and a role in it. */
function looksLikeOne(text: string): boolean {
  return /^messages:/m.test(text) && /^[ \t-]*role:|\{ *role:/m.test(text) && /^(?:model|name|modelParameters|testData|description):/m.test(text);
}

function parse(path: string, text: string): Prompt {
  const draft = createDraft(text);
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const top = { start, end: Math.min(start + 1, text.length) };
  if (text.length > maxLength) draft.report(`A prompt longer than ${maxLength.toLocaleString('en-US')} characters is not read.`, top);
  const view = readYaml(text, { start, end: text.length > maxLength ? start : text.length }, 'The prompt', top);
  for (const { message, range } of view.problems) draft.report(message, range);
  const report: Draft['report'] = view.problems.length === 0 ? draft.report : () => {};
  const fields = createFields(view, report);
  const messages = messagesOf(view, text, draft, report);
  const file = (path.split(/[\\/]/).at(-1) ?? path).replace(/[._]prompt\.ya?ml$|\.ya?ml$/i, '');
  return {
    path, format: 'github-models', language: 'keys',
    name: fields.text('name') ?? file,
    ...given('description', fields.text('description')),
    ...given('owner', typeof view.values['owner'] === 'string' ? view.values['owner'] : undefined),
    ...given('model', fields.model('model')),
    messages: messages.map(({ message }) => message),
    placeholders: messages.flatMap(({ placeholders }) => placeholders),
    parameters: providerParameters(view.values['modelParameters']),
    input: { defaults: {}, declared: testInputs(view) },
    ...given('output', outputOf(view, report)),
    metadata: view.values,
    problems: draft.problems(),
  };
}

/** UTF-16 units. */
const maxLength = 500_000;

type Read = { readonly message: PromptMessage; readonly placeholders: readonly Placeholder[] };

function messagesOf(view: YamlView, text: string, draft: Draft, report: Draft['report']): readonly Read[] {
  const { messages } = view.values;
  if (!Array.isArray(messages) || messages.length === 0) {
    report('The prompt has no message: list them under "messages", each with a role and its content.', view.keyRange('messages'));
    return [];
  }
  return messages.flatMap((value: unknown, i): readonly Read[] => {
    const role = isRecord(value) ? roles.find((known) => known === value['role']) : undefined;
    const content = isRecord(value) ? value['content'] : undefined;
    const range = view.scalarRange('messages', i, 'content') ?? view.valueRange('messages', i);
    if (role === undefined || typeof content !== 'string' || range === undefined) {
      report(role === undefined ? `A message has one of the roles ${roles.join(', ')}.` : 'A message needs "content", a text.', view.valueRange('messages', i) ?? view.keyRange('messages'));
      return [];
    }
    // a block's text starts on the line behind its sign
    const isBlock = /[|>]/.test(text.charAt(range.start));
    const message: PromptMessage = { role, template: content, range, line: draft.lines.positionAt(range.start).line + (isBlock ? 1 : 0) };
    return [{ message, placeholders: placeholdersOf(content, text, range, draft) }];
  });
}

/** A key stands in the file as it stands in the value, whatever the notation of YAML does around it: they are found again in order. */
function placeholdersOf(content: string, text: string, range: TextRange, { lines }: Draft): readonly Placeholder[] {
  let from = range.start;
  return engines.keys.analyze(content).uses.map(({ parts }): Placeholder => {
    const name = parts[0] ?? '';
    const found = text.indexOf(`{{${name}}}`, from);
    const start = found < 0 || found >= range.end ? range.start : found + 2;
    from = Math.max(from, start);
    return { name, path: name, parts, range: { start, end: start + name.length }, line: lines.positionAt(start).line, required: true };
  });
}

/** Rows of test data name the inputs; there are no defaults. */
function testInputs(view: YamlView): readonly DeclaredInput[] {
  const rows: readonly unknown[] = Array.isArray(view.values['testData']) ? view.values['testData'] : [];
  const names = new Map<string, DeclaredInput>();
  for (const [i, row] of rows.entries()) {
    for (const name of isRecord(row) ? Object.keys(row) : []) if (!names.has(name)) names.set(name, { name, range: view.keyRange('testData', i, name), optional: false });
  }
  return [...names.values()];
}

/** `jsonSchema` is a text of JSON: `{name, strict, schema}`. */
function outputOf({ values, scalarRange, keyRange }: YamlView, report: Draft['report']): Prompt['output'] {
  const { responseFormat, jsonSchema } = values;
  const format = responseFormat === 'text' ? 'text' : responseFormat === 'json_object' || responseFormat === 'json_schema' ? 'json' : undefined;
  let schema: Readonly<Record<string, unknown>> | undefined;
  try {
    const read: unknown = typeof jsonSchema === 'string' ? JSON.parse(jsonSchema) : jsonSchema;
    schema = isRecord(read) ? (isRecord(read['schema']) ? read['schema'] : read) : undefined;
  } catch {
    report('"jsonSchema" is not valid JSON.', scalarRange('jsonSchema') ?? keyRange('jsonSchema'));
  }
  return format === undefined && schema === undefined ? undefined : { ...given('format', format), ...given('schema', schema) };
}
