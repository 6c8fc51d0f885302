import type { PromptFormat } from '../../format.ts';
import type { DeclaredInput, Prompt, PromptMessage, TemplateLanguage } from '../../types.ts';
import { readFrontMatter } from '../../yaml/frontMatter.ts';
import type { YamlView } from '../../yaml/yamlView.ts';
import { createDraft, type Draft } from '../draft.ts';
import { createFields, given } from '../fields.ts';
import { isRecord } from '../../../views/record.ts';
import { partialPaths } from '../partialPaths.ts';
import { trimBlankLines, type PlacedTemplate } from '../templateText.ts';
import { promptyRole, roleLines } from './messages.ts';
import { propertiesSchema, propertyEntries, readSettings } from './settings.ts';

/** Microsoft's Prompty, both generations: front matter, then lines such as `system:` that start messages. */
export const prompty: PromptFormat = {
  id: 'prompty',
  matches: (path) => /[^\\/]\.prompty$/i.test(path),
  parse,
};

function parse(path: string, text: string): Prompt {
  const front = readFrontMatter(text, { endsAt: isRoleLine });
  const draft = createDraft(text);
  for (const { message, range } of front.problems) draft.report(message, range);
  const fields = createFields(front, front.problems.length === 0 ? draft.report : () => {});
  const { values } = front;
  const language = languageOf(values['template']);
  const input = inputOf(front);
  const body = draft.place({ start: front.bodyStart, end: text.length });
  const { placeholders, partials } = draft.analyze(language, [body], input.declared);
  const messages = messagesOf(body, draft);
  if (messages.length === 0) draft.report('The prompt has no message: start one with a line such as user:', body.range);
  const file = (path.split(/[\\/]/).at(-1) ?? path).replace(/\.prompty$/i, '');
  const metadata = isRecord(values['metadata']) ? values['metadata'] : {};
  const ownText = (key: string): string | undefined => [values[key], metadata[key]].find((value): value is string => typeof value === 'string' && value !== '');
  return {
    path, format: 'prompty', language,
    name: fields.text('name') ?? file,
    ...given('version', ownText('version')),
    ...given('description', fields.text('description')),
    ...given('owner', ownText('owner') ?? authorsOf(values['authors'] ?? metadata['authors'])),
    ...given('sensitivity', ownText('sensitivity')),
    ...readSettings(front),
    input,
    messages,
    body: { template: body.template, range: body.range, line: body.line },
    ...given('partialFiles', partials.length === 0 ? undefined : partials.map((partial) => ({ ...partial, paths: partialPaths(partial.name, 'prompty') }))),
    placeholders,
    metadata: values,
    problems: draft.problems(),
  };
}

/** `system:` at the start of a line is no key of the settings. */
function isRoleLine(line: string): boolean {
  return promptyRole(/^([a-z]+):[ \t]*$/.exec(line)?.[1] ?? '') !== undefined;
}

function languageOf(template: unknown): TemplateLanguage {
  const format = isRecord(template) ? template['format'] ?? template['type'] : template;
  const kind = isRecord(format) ? format['kind'] : format;
  return kind === 'mustache' ? 'mustache' : 'jinja2';
}

function authorsOf(authors: unknown): string | undefined {
  const first: unknown = Array.isArray(authors) ? authors[0] : authors;
  return typeof first === 'string' && first !== '' ? first : undefined;
}

/** v2: defaults and examples of each input; v1: `sample`, for all at once or for each. */
function inputOf(view: YamlView): Prompt['input'] {
  const entries = propertyEntries(view.values['inputs']);
  const sample = isRecord(view.values['sample']) ? view.values['sample'] : {};
  const schema = propertiesSchema(view.values['inputs']);
  const defaults: Record<string, unknown> = {};
  const declared: DeclaredInput[] = entries.map(({ name, key, property }) => {
    const own = (['default', 'sample', 'example'] as const).find((word) => isWritten(property[word]));
    const inSample = Object.hasOwn(sample, name) && isWritten(sample[name]);
    const value = own === undefined ? (inSample ? sample[name] : undefined) : property[own];
    if (value !== undefined) defaults[name] = value;
    const range = own === undefined ? (inSample ? view.valueRange('sample', name) : undefined) : view.valueRange('inputs', key, own) ?? view.valueRange('inputs', key);
    const at = typeof key === 'number' ? view.scalarRange('inputs', key, 'name') ?? view.keyRange('inputs') : view.keyRange('inputs', key);
    return { name, range: at, ...given('defaultRange', range), optional: property['required'] === false };
  });
  for (const [name, value] of Object.entries(sample)) {
    if (entries.some((entry) => entry.name === name)) continue;
    const range = view.valueRange('sample', name);
    if (isWritten(value)) defaults[name] = value;
    declared.push({ name, range: view.keyRange('sample', name), ...given('defaultRange', range), optional: false });
  }
  return { ...given('schema', schema), defaults, declared };
}

/** A value that is here, not in the environment or in another file. */
function isWritten(value: unknown): boolean {
  return value !== undefined && !(typeof value === 'string' && /^\$\{(?:env|file):/.test(value));
}

function messagesOf({ template, inFile }: PlacedTemplate, draft: Draft): readonly PromptMessage[] {
  const lines = roleLines(template);
  const starts = [{ name: 'system', next: 0 }, ...lines];
  return starts.flatMap(({ name, next }, i): readonly PromptMessage[] => {
    const body = trimBlankLines(template, { start: next, end: lines[i]?.start ?? template.length });
    if (body.end === body.start) return [];
    const range = inFile(body);
    return [{ role: promptyRole(name) ?? 'user', template: template.slice(body.start, body.end), range, line: draft.lines.positionAt(range.start).line }];
  });
}
