import { suggestedIds } from '../../models/catalog.ts';
import type { TextRange } from '../../text/range.ts';
import { parsePrompt } from '../parsePrompt.ts';
import type { Prompt, TemplateLanguage } from '../types.ts';
import { readFrontMatter } from '../yaml/frontMatter.ts';
import { schemaKey, schemaKeys } from './frontMatterSchema.ts';
import { yamlPlaceAt } from './yamlPlace.ts';

/** An alias that completion may offer. */
export type OfferedAlias = { readonly name: string; readonly model: string; readonly owner?: string };
export type PromptEditorContext = { readonly aliases: readonly OfferedAlias[] };

/** Something to insert in place of `range`. `detail` is short, `documentation` a sentence or two. */
export type PromptCompletion = {
  readonly label: string;
  readonly kind: 'placeholder' | 'helper' | 'key' | 'value' | 'alias' | 'model';
  readonly insert: string;
  readonly range: TextRange;
  readonly detail?: string;
  readonly documentation?: string;
};

/** What may be typed at an offset of a prompt file: placeholders and helpers in a template, keys and values in the front matter, aliases and ids as a model. */
export function promptCompletionsAt(path: string, text: string, offset: number, context: PromptEditorContext): readonly PromptCompletion[] {
  const prompt = parsePrompt(path, text);
  if (prompt.format === 'github-models') return [...modelsAt({ start: 0, end: text.length }, text, offset, context), ...placeholdersAt(prompt, text, offset)];
  const front = readFrontMatter(text, { afterComments: prompt.format !== 'promptshift', endsAt: () => false });
  if (!front.isThere || offset >= front.bodyStart) return placeholdersAt(prompt, text, offset);
  const start = front.keyRange().end + 1;
  const block = { start, end: Math.max(start, text.lastIndexOf('---', front.bodyStart - 1)) };
  return prompt.format === 'promptshift' ? frontMatterAt(block, text, offset, context) : modelsAt(block, text, offset, context);
}

function frontMatterAt(block: TextRange, text: string, offset: number, context: PromptEditorContext): readonly PromptCompletion[] {
  const place = yamlPlaceAt(text, block, offset);
  if (place === undefined) return [];
  const { path, key, word, siblings } = place;
  if (key === undefined) {
    return schemaKeys(path).filter(({ name }) => !siblings.includes(name) || name === text.slice(word.start, word.end)).map(({ name, description, type }): PromptCompletion => ({
      label: name, kind: 'key', insert: text[word.end] === ':' ? name : `${name}: `, range: word, ...(type === undefined ? {} : { detail: type }), ...(description === undefined ? {} : { documentation: description }),
    }));
  }
  if (path.length === 0 && key === 'model') return models(word, context);
  return (schemaKey([...path, key])?.values ?? []).map((value): PromptCompletion => ({ label: value, kind: 'value', insert: value, range: word }));
}

/** Of other formats only the model is ours to know. */
function modelsAt(block: TextRange, text: string, offset: number, context: PromptEditorContext): readonly PromptCompletion[] {
  const place = yamlPlaceAt(text, block, offset);
  const isModel = place !== undefined && ((place.path.length === 0 && place.key === 'model') || (place.path.at(-1) === 'model' && place.key === 'id') || (place.path.at(-1) === 'configuration' && place.key === 'model'));
  return isModel ? models(place.word, context) : [];
}

function models(range: TextRange, { aliases }: PromptEditorContext): readonly PromptCompletion[] {
  return [
    ...aliases.map(({ name, model, owner }): PromptCompletion => ({ label: name, kind: 'alias', insert: name, range, detail: model, ...(owner === undefined ? {} : { documentation: `Owned by ${owner}.` }) })),
    ...suggestedIds().map((id): PromptCompletion => ({ label: id, kind: 'model', insert: id, range })),
  ];
}

const helpers: Readonly<Partial<Record<TemplateLanguage, readonly string[]>>> = {
  handlebars: ['if', 'unless', 'each', 'with', 'lookup'],
  dotprompt: ['if', 'unless', 'each', 'with', 'lookup', 'role', 'history', 'media', 'section', 'json', 'ifEquals', 'unlessEquals'],
};
/** These open a block. */
const blocks: ReadonlySet<string> = new Set(['if', 'unless', 'each', 'with', 'ifEquals', 'unlessEquals']);

/** Inside of braces that are not closed on their line. */
function placeholdersAt(prompt: Prompt, text: string, offset: number): readonly PromptCompletion[] {
  const opening = prompt.language === 'dollar-braces' ? '${' : prompt.language === 'python-format' ? '{' : '{{';
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const tag = prompt.language === 'jinja2' ? Math.max(line.lastIndexOf('{{'), line.lastIndexOf('{%')) : line.lastIndexOf(opening);
  if (tag < 0 || /[}]/.test(line.slice(tag))) return [];
  const typed = line.slice(tag + opening.length);
  const word = /[\w.@-]*$/.exec(typed)?.[0] ?? '';
  const range = { start: offset - word.length, end: offset };
  const names = new Map(prompt.input.declared.map(({ name }) => [name, describe(prompt, name)]));
  // what is being typed is a placeholder too
  for (const { name, range: at } of prompt.placeholders) if (!names.has(name) && !(at.start <= offset && offset <= at.end)) names.set(name, {});
  const sign = /^~?([#/])/.exec(typed)?.[1];
  const inputs = [...names].map(([name, said]): PromptCompletion => ({ label: name, kind: 'placeholder', insert: name, range, ...said }));
  const isFirst = typed.replace(/^~?[#/]?\s*/, '') === word;
  const called = isFirst ? (helpers[prompt.language] ?? []).filter((name) => sign === undefined || blocks.has(name)) : [];
  return [...(sign !== undefined && isFirst ? [] : inputs), ...called.map((name): PromptCompletion => ({ label: name, kind: 'helper', insert: sign === undefined && blocks.has(name) ? `#${name}` : name, range }))];
}

function describe({ input }: Prompt, name: string): { readonly detail?: string; readonly documentation?: string } {
  const facts = inputFacts(input, name);
  return { ...(facts.type === undefined ? {} : { detail: facts.type }), ...(facts.description === undefined ? {} : { documentation: facts.description }) };
}

/** What the schema and the defaults say about an input. */
export function inputFacts({ schema, defaults }: Prompt['input'], name: string): { readonly type?: string; readonly description?: string; readonly isRequired: boolean; readonly defaultText?: string } {
  const properties = schema?.['properties'] as Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>> | undefined;
  const property = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
  const { type, description, enum: values } = property ?? {};
  const required = schema?.['required'];
  const shown = Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(' | ') : Array.isArray(type) ? type.join(' | ') : type;
  const written = Object.hasOwn(defaults, name) ? JSON.stringify(defaults[name]) : undefined;
  return {
    isRequired: Array.isArray(required) && required.includes(name),
    ...(typeof shown === 'string' ? { type: shown } : {}), ...(typeof description === 'string' ? { description } : {}),
    ...(written === undefined ? {} : { defaultText: written.length > 200 ? `${written.slice(0, 199)}…` : written }),
  };
}
