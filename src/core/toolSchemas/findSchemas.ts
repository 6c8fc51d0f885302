import { entryOf, type SchemaNode } from './schemaNode.ts';
import { has, placeOf, textAt } from './schemaParts.ts';
import type { SchemaName, SchemaProfileId, StrictSwitch } from './types.ts';

/** A schema that a document hands to a model API. */
export type FoundSchema = {
  readonly root: SchemaNode;
  /** Of the API whose shape it has. */
  readonly profile: SchemaProfileId;
  readonly name?: SchemaName;
  /** Set where the API has the choice. */
  readonly strictSwitch?: StrictSwitch;
  /** False where the API, as asked here, does not hold the schema to the rules of strict mode. */
  readonly isStrict: boolean;
};

/**
 * The tool and output schemas of a document, told by shape: tools of Chat Completions and Responses, `functions`, `input_schema`,
 * `functionDeclarations`, MCP tool lists, `response_format`, `text.format`, `output_config.format`. A bare JSON Schema is none.
 */
export function findSchemas(document: SchemaNode): readonly FoundSchema[] {
  const found: FoundSchema[] = [];
  const visit = (node: SchemaNode, key: string): void => {
    if (node.kind === 'array') for (const item of node.items) visit(item, key);
    if (node.kind !== 'object') return;
    const schema = schemaOf(node, key);
    if (schema !== undefined) found.push(schema);
    else for (const entry of node.entries) visit(entry.value, entry.key.name);
  };
  visit(document, '');
  return found;
}

/** Words that a document with such a schema has: looking for them is cheaper than reading it. */
export function mayHoldSchemas(text: string): boolean {
  return /\b(?:parameters|input_schema|inputSchema|json_schema|responseSchema|response_schema)\b/.test(text);
}

/** `key` is the one the object, or the list it is in, stands under. */
function schemaOf(node: SchemaNode, key: string): FoundSchema | undefined {
  const type = textAt(node, 'type');
  if (type === 'function') return functionTool(node);
  if (type === 'json_schema') return outputFormat(node, key);
  if (key === 'functions') return declared(node, 'parameters', 'openai', 'Chat Completions');
  if (key === 'functionDeclarations' || key === 'function_declarations') return declared(node, 'parameters', 'gemini') ?? declared(node, 'parametersJsonSchema', 'gemini');
  if (has(node, 'input_schema')) return declared(node, 'input_schema', 'anthropic');
  if (has(node, 'inputSchema')) return declared(node, 'inputSchema', 'openai');
  return key === 'generationConfig' || key === 'generation_config' ? geminiOutput(node) : undefined;
}

function functionTool(node: SchemaNode): FoundSchema | undefined {
  const inner = entryOf(node, 'function')?.value;
  return inner === undefined ? declared(node, 'parameters', 'openai', 'Responses') : declared(inner, 'parameters', 'openai', 'Chat Completions');
}

function outputFormat(node: SchemaNode, key: string): FoundSchema | undefined {
  const inner = entryOf(node, 'json_schema')?.value;
  if (inner !== undefined) return declared(inner, 'schema', 'openai', 'Chat Completions');
  if (has(node, 'name')) return declared(node, 'schema', 'openai', 'Responses');
  const root = schemaAt(node, 'schema');
  return key === 'format' && root !== undefined ? { root, profile: 'anthropic', isStrict: true } : undefined;
}

function geminiOutput(node: SchemaNode): FoundSchema | undefined {
  const root = schemaAt(node, 'responseSchema') ?? schemaAt(node, 'response_schema');
  return root === undefined ? undefined : { root, profile: 'gemini', isStrict: true };
}

/** An object with a name and a schema under `key`. */
function declared(node: SchemaNode, key: string, profile: SchemaProfileId, api?: StrictSwitch['api']): FoundSchema | undefined {
  const root = schemaAt(node, key);
  const name = entryOf(node, 'name')?.value;
  if (root === undefined || name?.kind !== 'scalar' || typeof name.value !== 'string') return undefined;
  const strict = switchOf(node);
  return {
    root, profile, name: { text: name.value, range: name.range },
    // Gemini has no strict mode: what it takes, it takes always.
    isStrict: profile === 'gemini' || strict === 'on',
    ...(api === undefined ? {} : { strictSwitch: { api, strict, range: has(node, 'strict') ? placeOf(node, 'strict') : placeOf(node, 'name') } }),
  };
}

function switchOf(node: SchemaNode): StrictSwitch['strict'] {
  const value = entryOf(node, 'strict')?.value;
  if (value?.kind !== 'scalar' || value.value === null) return 'unset';
  return value.value === true ? 'on' : 'off';
}

/** An empty object, or one with a keyword of JSON Schema: `parameters` is a common word. */
function schemaAt(node: SchemaNode, key: string): SchemaNode | undefined {
  const value = entryOf(node, key)?.value;
  if (value?.kind !== 'object') return undefined;
  const isSchema = value.entries.length === 0 || textAt(value, 'type') !== undefined || entryOf(value, 'type')?.value.kind === 'array'
    || entryOf(value, 'properties')?.value.kind === 'object' || ['$ref', 'anyOf', 'oneOf', 'allOf'].some((keyword) => has(value, keyword));
  return isSchema ? value : undefined;
}
