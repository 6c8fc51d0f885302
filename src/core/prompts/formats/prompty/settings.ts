import type { Prompt } from '../../types.ts';
import type { YamlView } from '../../yaml/yamlView.ts';
import { createFields, given } from '../fields.ts';
import { isRecord } from '../../../views/record.ts';
import { providerParameters } from '../parameterNames.ts';
import { toolDefinitions } from '../toolDefinitions.ts';

type Values = Readonly<Record<string, unknown>>;
export type PromptySettings = Pick<Prompt, 'model' | 'parameters' | 'tools' | 'toolFiles' | 'output'>;

const at = (value: unknown, key: string): unknown => (isRecord(value) ? value[key] : undefined);

/** Model, parameters and tools of either generation. `${env:…}` and `${file:…}` are never followed. */
export function readSettings(view: YamlView): PromptySettings {
  const { model } = view.values;
  const isFirst = isRecord(model) && (isRecord(model['configuration']) || isRecord(model['parameters'])) && model['id'] === undefined;
  return isFirst ? firstGeneration(view, model) : secondGeneration(view, model);
}

/** v1: `model.configuration` names the model, or on Azure a deployment; `model.parameters` are the provider's own. */
function firstGeneration(view: YamlView, model: Values): PromptySettings {
  const fields = createFields(view, () => {});
  const named = fields.model('model', 'configuration', 'model') ?? fields.model('model', 'configuration', 'name');
  const deployment = fields.model('model', 'configuration', 'azure_deployment');
  const parameters = model['parameters'];
  const format = at(parameters, 'response_format');
  const tools = toolDefinitions(at(parameters, 'tools'));
  return {
    ...given('model', isWritten(named) ? named : isWritten(deployment) ? { ...deployment, isDeployment: true } : undefined),
    parameters: providerParameters(parameters, ['tools', 'response_format', 'tool_choice', 'stream']),
    ...given('tools', tools.length === 0 ? undefined : tools),
    ...given('toolFiles', fileReference(view, at(parameters, 'tools'), ['model', 'parameters', 'tools'])),
    ...given('output', outputOf(format, undefined)),
  };
}

/** v2: `model` is an id, or has `id`, `connection` and `options`. */
function secondGeneration(view: YamlView, model: unknown): PromptySettings {
  const fields = createFields(view, () => {});
  const named = typeof model === 'string' ? fields.model('model') : fields.model('model', 'id') ?? fields.model('model', 'name');
  const options = at(model, 'options');
  const additional = at(options, 'additionalProperties');
  const isAzure = /azure|foundry/i.test(String(at(model, 'provider') ?? ''));
  const tools = (Array.isArray(view.values['tools']) ? view.values['tools'] : []).filter((tool: unknown) => ['function', undefined].includes(at(tool, 'kind') as string | undefined));
  return {
    ...given('model', isWritten(named) ? { ...named, ...(isAzure ? { isDeployment: true } : {}) } : undefined),
    parameters: { ...providerParameters(options, ['additionalProperties']), ...providerParameters(additional, ['response_format']) },
    ...given('tools', tools.length === 0 ? undefined : toolDefinitions(tools.map(withSchema))),
    ...given('toolFiles', fileReference(view, view.values['tools'], ['tools'])),
    ...given('output', outputOf(at(additional, 'response_format'), propertiesSchema(view.values['outputs']))),
  };
}

function isWritten(model: Prompt['model']): model is NonNullable<Prompt['model']> {
  return model !== undefined && !model.text.includes('${');
}

/** `${file:tools.json}` as the whole value names a file, read only when somebody asks for it. */
function fileReference(view: YamlView, value: unknown, path: readonly string[]): Prompt['toolFiles'] {
  const file = typeof value === 'string' ? /^\$\{file:([^}]+)\}$/.exec(value)?.[1] : undefined;
  const range = view.scalarRange(...path);
  return file === undefined || range === undefined ? undefined : [{ path: file, range: { start: range.start + '${file:'.length, end: range.end - 1 } }];
}

/** Parameters of a tool are a JSON Schema, or properties by name or in a list. */
function withSchema(tool: unknown): unknown {
  if (!isRecord(tool)) return tool;
  const { parameters } = tool;
  return isRecord(parameters) && typeof parameters['type'] === 'string' ? tool : { ...tool, parameters: propertiesSchema(parameters) ?? { type: 'object', properties: {} } };
}

function outputOf(format: unknown, schema: Values | undefined): Prompt['output'] {
  const type = at(format, 'type') ?? format;
  const written = at(at(format, 'json_schema'), 'schema') ?? at(format, 'json_schema');
  const used = isRecord(written) ? written : schema;
  if (used === undefined && type !== 'json_object' && type !== 'json_schema' && type !== 'text') return undefined;
  return { format: type === 'text' ? 'text' : 'json', ...given('schema', used) };
}

const kinds: Readonly<Record<string, Values>> = {
  string: { type: 'string' }, integer: { type: 'integer' }, float: { type: 'number' }, number: { type: 'number' }, boolean: { type: 'boolean' },
  bool: { type: 'boolean' }, int: { type: 'integer' }, array: { type: 'array' }, list: { type: 'array' }, object: { type: 'object' }, thread: { type: 'array' },
  image: { type: 'string' }, file: { type: 'string' }, audio: { type: 'string' },
};

/** Properties as JSON Schema: a list of `{name, kind, …}`, or a map by name whose scalars are examples. */
export function propertiesSchema(value: unknown): Values | undefined {
  const entries = propertyEntries(value);
  if (entries.length === 0) return undefined;
  const required = entries.filter(({ property }) => property['required'] === true).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(({ name, property }) => [name, propertySchema(property)])),
    ...(required.length === 0 ? {} : { required }),
  };
}

function propertySchema(property: Values): Values {
  const kind = property['kind'] ?? property['type'];
  const { description, enumValues, nullable } = property;
  const base = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : {};
  const items = at(property, 'items');
  return {
    ...base, ...(nullable === true && base?.['type'] !== undefined ? { type: [base['type'], 'null'] } : {}),
    ...(isRecord(items) ? { items: propertySchema(items) } : {}),
    ...(base?.['type'] === 'object' ? propertiesSchema(property['properties']) : {}),
    ...(typeof description === 'string' ? { description } : {}), ...(Array.isArray(enumValues) ? { enum: enumValues } : {}),
  };
}

/** Properties with the key or index that leads to each. A scalar stands for its default. */
export function propertyEntries(value: unknown): readonly { readonly name: string; readonly key: string | number; readonly property: Values }[] {
  if (Array.isArray(value)) {
    return value.flatMap((one: unknown, key) => (isRecord(one) && typeof one['name'] === 'string' ? [{ name: one['name'], key, property: one }] : []));
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([name, one]) => ({ name, key: name, property: isRecord(one) ? one : one === null || one === undefined ? {} : { default: one, kind: kindOf(one) } }));
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'float') : typeof value;
}
