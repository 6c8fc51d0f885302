import type { PromptFormat } from '../format.ts';
import type { Prompt, PromptMessage } from '../types.ts';
import { readFrontMatter } from '../yaml/frontMatter.ts';
import type { YamlView } from '../yaml/yamlView.ts';
import { createDraft, type Draft } from './draft.ts';
import { createFields, declaredInputs, given } from './fields.ts';
import { isRecord } from '../../views/record.ts';
import { isMessageHeading, splitMessages } from './messageBlocks.ts';
import { toolDefinitions } from './toolDefinitions.ts';

const semver = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** Promptshift's own format: `prompts/<name>/<semver>.md`, YAML front matter, `# System` and the other message headings. */
export const promptshiftMarkdown: PromptFormat = {
  id: 'promptshift',
  matches: isPromptshiftPath,
  parse,
};

/** True for `prompts/<name>/<semver>.md`. */
export function isPromptshiftPath(path: string): boolean {
  const segments = segmentsOf(path);
  return segments.at(-3) === 'prompts' && versionOf(segments) !== undefined;
}

function parse(path: string, text: string): Prompt {
  const front = readFrontMatter(text, { endsAt: isMessageHeading });
  const draft = createDraft(text);
  for (const { message, range } of front.problems) draft.report(message, range);

  const { blocks, loose, openFence } = splitMessages(text, front.bodyStart);
  if (blocks.length === 0) draft.report('The prompt has no message: start one with a heading such as # User.', { start: front.bodyStart, end: text.length });
  else if (loose !== undefined) draft.report('This text belongs to no message: put it under a heading such as # System.', loose);
  if (openFence !== undefined) draft.report('This code fence is never closed, so headings after it are text.', openFence);

  const placed = blocks.map(({ role, body }) => ({ role, ...draft.place(body) }));
  // of half-read YAML the syntax error alone is worth saying
  const fields = readFields(front, front.problems.length === 0 ? draft.report : () => {});
  const { placeholders } = draft.analyze('handlebars', placed, fields.input.declared);
  const segments = segmentsOf(path);
  const version = versionOf(segments);
  return {
    path, format: 'promptshift', language: 'handlebars',
    name: (version === undefined ? undefined : segments.at(-2)) ?? (segments.at(-1) ?? path).replace(/\.md$/i, ''),
    ...given('version', version),
    ...fields,
    messages: placed.map(({ role, template, range, line }): PromptMessage => ({ role, template, range, line })),
    placeholders,
    metadata: front.values,
    problems: draft.problems(),
  };
}

type Read = Pick<Prompt, 'description' | 'owner' | 'sensitivity' | 'suites' | 'changes' | 'model' | 'parameters' | 'input' | 'tools' | 'toolFiles' | 'output' | 'expectedTokens'>;

function readFields(view: YamlView, report: Draft['report']): Read {
  const fields = createFields(view, report);
  const hasInput = fields.map('input') !== undefined;
  const schema = hasInput ? fields.map('input', 'schema') : undefined;
  const defaults = (hasInput ? fields.map('input', 'default') : undefined) ?? {};
  const properties = isRecord(schema?.['properties']) ? Object.keys(schema['properties']) : [];
  const expected = fields.map('expectedTokens');
  const tokens = (name: 'input' | 'output'): { [key in typeof name]?: number } => {
    const value = expected?.[name];
    return typeof value === 'number' && value >= 0 ? { [name]: value } : {};
  };
  const suites = fields.files('suites');
  const toolFiles = fields.files('tools');
  const tools = toolDefinitions(view.values['tools']);
  return {
    ...given('description', fields.text('description')),
    ...given('owner', fields.text('owner')),
    ...given('sensitivity', fields.text('sensitivity')),
    ...given('changes', fields.text('changes')),
    ...given('suites', suites.length === 0 ? undefined : suites),
    ...given('model', modelOf(fields, view, report)),
    parameters: fields.map('parameters') ?? {},
    input: {
      ...given('schema', schema), defaults,
      declared: declaredInputs(view, { schema: ['input', 'schema', 'properties'], defaults: ['input', 'default'] }, { schema: properties, defaults: Object.keys(defaults) }),
    },
    ...given('tools', tools.length === 0 ? undefined : tools),
    ...given('toolFiles', toolFiles.length === 0 ? undefined : toolFiles),
    ...given('output', outputOf(fields, view)),
    ...(expected === undefined ? {} : { expectedTokens: { ...tokens('input'), ...tokens('output') } }),
  };
}

function modelOf(fields: ReturnType<typeof createFields>, view: YamlView, report: Draft['report']): Prompt['model'] {
  const { model } = view.values;
  if (model !== undefined && model !== null && typeof model !== 'string') report('"model" must be a text.', view.keyRange('model'));
  return fields.model('model');
}

/** `schema` is one, or the name of the file that holds it. */
function outputOf(fields: ReturnType<typeof createFields>, view: YamlView): Prompt['output'] {
  const output = fields.map('output');
  if (output === undefined) return undefined;
  const { format, schema } = output;
  const range = view.scalarRange('output', 'schema');
  return {
    ...(format === 'json' || format === 'text' ? { format } : {}),
    ...(isRecord(schema) ? { schema } : {}),
    ...(typeof schema === 'string' && range !== undefined ? { schemaFile: { path: schema, range } } : {}),
  };
}

function segmentsOf(path: string): readonly string[] {
  return path.split(/[\\/]/);
}

function versionOf(segments: readonly string[]): string | undefined {
  const file = segments.at(-1) ?? '';
  const stem = file.replace(/\.md$/i, '');
  return stem !== file && semver.test(stem) ? stem : undefined;
}
