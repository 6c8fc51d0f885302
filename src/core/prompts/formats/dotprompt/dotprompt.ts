import type { PromptFormat } from '../../format.ts';
import type { Prompt, PromptFormatId, TemplateLanguage } from '../../types.ts';
import { readFrontMatter } from '../../yaml/frontMatter.ts';
import type { YamlView } from '../../yaml/yamlView.ts';
import { createDraft, type Draft } from '../draft.ts';
import { createFields, declaredInputs, given } from '../fields.ts';
import { isRecord } from '../../../views/record.ts';
import { providerParameters } from '../parameterNames.ts';
import { partialPaths } from '../partialPaths.ts';
import { toolDefinitions } from '../toolDefinitions.ts';
import { picoschema, type PicoschemaContext } from './picoschema.ts';
import { splitAtRoles } from './splitAtRoles.ts';

/** Google's dotprompt: `name.variant.prompt`, YAML front matter with Picoschema, Handlebars with helpers. */
export const dotprompt: PromptFormat = {
  id: 'dotprompt',
  matches: (path) => /[^\\/]\.prompt$/i.test(path),
  parse: (path, text) => parseDotprompt(path, text, 'dotprompt'),
};

/** Schemas that a Picoschema may name. */
type NamedSchemas = NonNullable<PicoschemaContext['schemas']>;

/** Reads a template that dotprompt's engine fills: its own files, and plain Handlebars. `schemas` are those the application registers. */
export function parseDotprompt(path: string, text: string, format: Extract<PromptFormatId, 'dotprompt' | 'handlebars'>, schemas: NamedSchemas = {}): Prompt {
  const front = readFrontMatter(text, { afterComments: true });
  const draft = createDraft(text);
  for (const { message, range } of front.problems) draft.report(message, range);
  const fields = readFields(front, schemas, front.problems.length === 0 ? draft.report : () => {});
  const range = front.isThere ? trimmed(text, front.bodyStart) : { start: front.bodyStart, end: text.length };
  const body = draft.place(range);
  const language = languageOf(body.template);
  const { placeholders, partials, isReadable } = draft.analyze(language, [body], fields.input.declared);
  const messages = splitAtRoles(body, isReadable && language === 'dotprompt', draft);
  if (messages.length === 0 && partials.length === 0 && !front.isThere) draft.report('The prompt is empty: write what the model is asked.', range);
  const { name, variant } = nameOf(path);
  const { name: written, version } = front.values;
  return {
    path, format, language,
    name: typeof written === 'string' && written !== '' ? written : name,
    ...given('version', typeof version === 'string' ? version : variant),
    ...fields,
    messages,
    body: { template: body.template, range, line: body.line },
    ...given('partialFiles', partials.length === 0 ? undefined : partials.map((partial) => ({ ...partial, paths: partialPaths(partial.name, format) }))),
    placeholders,
    metadata: front.values,
    problems: draft.problems(),
  };
}

/** LiteLLM and others fill files of this name with Jinja: `{%` opens nothing in Handlebars, and `{{#` nothing in Jinja. */
function languageOf(template: string): TemplateLanguage {
  return /\{%-?\s*[a-z]/.test(template) && !/\{\{~?[#/>]|\{\{~?\s*(?:role|history|media|section|json)\b/.test(template) ? 'jinja2' : 'dotprompt';
}

type Read = Pick<Prompt, 'description' | 'owner' | 'sensitivity' | 'model' | 'parameters' | 'input' | 'tools' | 'output'>;

function readFields(view: YamlView, schemas: NamedSchemas, report: Draft['report']): Read {
  const fields = createFields(view, report);
  const { values } = view;
  const input = isRecord(values['input']) ? values['input'] : {};
  const output = isRecord(values['output']) ? values['output'] : undefined;
  const defaults = isRecord(input['default']) ? input['default'] : {};
  const schemaAt = (key: 'input' | 'output', source: unknown): Readonly<Record<string, unknown>> | undefined =>
    picoschema(source, { schemas, report: (message, path) => report(message, view.keyRange(key, 'schema', ...path)) });
  const schema = schemaAt('input', input['schema']);
  const outputSchema = schemaAt('output', output?.['schema']);
  const tools = toolDefinitions(values['toolDefs']);
  return {
    ...given('description', fields.text('description')),
    ...given('owner', ownText(values, 'owner')),
    ...given('sensitivity', ownText(values, 'sensitivity')),
    ...given('model', fields.model('model')),
    parameters: providerParameters(values['config']),
    input: { ...given('schema', schema), defaults, declared: declared(view, schema, defaults) },
    ...given('tools', tools.length === 0 ? undefined : tools),
    ...given('output', output === undefined ? undefined : {
      ...(output['format'] === 'json' || output['format'] === 'text' ? { format: output['format'] } : {}),
      ...given('schema', outputSchema),
    }),
  };
}

/** In Picoschema a name carries its kind: the key in the file is `name?(array)`. */
function declared(view: YamlView, schema: Prompt['input']['schema'], defaults: Readonly<Record<string, unknown>>): Prompt['input']['declared'] {
  const properties = isRecord(schema?.['properties']) ? Object.keys(schema['properties']) : [];
  const required = Array.isArray(schema?.['required']) ? (schema['required'] as readonly unknown[]) : [];
  const source = isRecord(view.values['input']) ? view.values['input']['schema'] : undefined;
  const isJsonSchema = isRecord(source) && (isRecord(source['properties']) || typeof source['type'] === 'string');
  const keys = isRecord(source) && !isJsonSchema ? Object.keys(source) : [];
  const written = (name: string): string => keys.find((key) => key.replace(/[?(].*$/s, '') === name) ?? name;
  const base = isJsonSchema ? ['input', 'schema', 'properties'] : ['input', 'schema'];
  return declaredInputs(view, { schema: base, defaults: ['input', 'default'] }, { schema: properties, defaults: Object.keys(defaults) }, (name) => properties.includes(name) && !required.includes(name))
    .map((input) => (properties.includes(input.name) ? { ...input, range: view.keyRange(...base, written(input.name)) } : input));
}

function ownText(values: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** `triage.v2.prompt` is the variant `v2` of `triage`. */
function nameOf(path: string): { readonly name: string; readonly variant: string | undefined } {
  const file = path.split(/[\\/]/).at(-1) ?? path;
  const [name = file, ...rest] = file.replace(/\.(?:prompt|hbs|handlebars)$/i, '').split('.');
  return { name, variant: rest.length === 0 ? undefined : rest.join('.') };
}

function trimmed(text: string, from: number): { readonly start: number; readonly end: number } {
  const body = text.slice(from);
  const start = from + body.length - body.trimStart().length;
  return { start: Math.min(start, text.length), end: Math.max(start, from + body.trimEnd().length) };
}
