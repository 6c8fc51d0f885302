import { entryOf, isUnseen, type SchemaNode, type SourceRange } from './schemaNode.ts';
import { has, placeOf, textAt } from './schemaParts.ts';
import type { SchemaMaker, SchemaName, SchemaProfileId, StrictSwitch } from './types.ts';

/** A schema that a document hands to a model API. */
export type FoundSchema = {
  /** Opaque where there is a schema that cannot be read. */
  readonly root: SchemaNode;
  /** The tool or format as a whole, where it is written as one object. */
  readonly declaration?: SourceRange;
  /** The whole that it stands in, where that is data: references may lead there. */
  readonly document?: SchemaNode;
  /** Of the API whose shape it has. */
  readonly profile: SchemaProfileId;
  readonly name?: SchemaName;
  /** Set where the API has the choice. */
  readonly strictSwitch?: StrictSwitch;
  /** False where the API, as asked here, does not hold the schema to the rules of strict mode. */
  readonly isStrict: boolean;
  /** Set where a library makes the schema: it is read as it will be sent, and is not edited. */
  readonly maker?: SchemaMaker;
};

/** The key that the whole stands under, and whether it is code, where a tool is often written without what the request wraps it in. */
type Place = { readonly under?: string; readonly inCode?: boolean };

/**
 * The tool and output schemas of a document, told by shape: tools of Chat Completions and Responses, `functions`, `input_schema`,
 * `functionDeclarations`, MCP tool lists, `response_format`, `text.format`, `output_config.format`. A bare JSON Schema is none.
 */
export function findSchemas(document: SchemaNode, { under = '', inCode = false }: Place = {}): readonly FoundSchema[] {
  const found: FoundSchema[] = [];
  const visit = (node: SchemaNode, key: string, tuned: boolean): void => {
    if (node.kind === 'array') for (const item of node.items) visit(item, key, tuned);
    if (node.kind !== 'object') return;
    const schema = schemaOf(node, key) ?? (inCode ? bareTool(node) : undefined);
    if (schema !== undefined) {
      const seen: FoundSchema = inCode && isPlaceholder(node, schema) ? { ...schema, root: { kind: 'opaque', range: schema.root.range } } : schema;
      found.push({ ...forModel(seen, tuned), declaration: node.range, ...(inCode ? {} : { document }) });
    } else {
      const isTuned = tuned || isFineTuned(textAt(node, 'model'));
      for (const entry of node.entries) if (!inCode || !isExpectation(entry.key.name)) visit(entry.value, entry.key.name, isTuned);
    }
  };
  visit(document, under, false);
  return found;
}

/** OpenAI's fine-tuned models, direct (`ft:gpt-4o-mini-2024-07-18:acme::id`) and as Azure names them (`gpt-4o.ft-id`). */
function isFineTuned(model: string | undefined): boolean {
  return model !== undefined && /^ft:|\.ft-/.test(model);
}

/** The model that stands in the same request decides whose rules hold. */
function forModel(found: FoundSchema, tuned: boolean): FoundSchema {
  return tuned && found.profile === 'openai' ? { ...found, profile: 'openai-finetuned' } : found;
}

/** A name that tests give to what they compare with. */
export function isExpectation(name: string): boolean {
  return /^(?:expected|want(?:ed)?(?![a-z])|golden)/i.test(name);
}

/** An empty schema that code fills in later, or an empty shape of a schema library: MCP's SDK takes those under the same key. */
function isPlaceholder(node: SchemaNode, { root, name }: FoundSchema): boolean {
  return root.kind === 'object' && root.entries.length === 0 && (name === undefined || has(node, 'inputSchema'));
}

/** Words that a document with such a schema has. */
export const schemaWords = /\b(?:parameters|input_schema|inputSchema|json_schema|jsonSchema|responseSchema|response_schema)\b/g;

/** Looking for the words is cheaper than reading a document. */
export function mayHoldSchemas(text: string): boolean {
  return text.search(schemaWords) >= 0;
}

/** `key` is the one the object, or the list it is in, stands under. */
function schemaOf(node: SchemaNode, key: string): FoundSchema | undefined {
  const type = textAt(node, 'type');
  if (type === 'function' || (isUnseen(node, 'type') && has(node, 'function'))) return functionTool(node);
  if (type === 'json_schema') return outputFormat(node, key);
  if (key === 'functions') return declared(node, 'parameters', 'openai', 'Chat Completions');
  if (key === 'functionDeclarations' || key === 'function_declarations') return declared(node, 'parameters', 'gemini') ?? declared(node, 'parametersJsonSchema', 'gemini');
  // GitHub Models.
  if (key === 'jsonSchema') return declared(node, 'schema', 'openai', 'Chat Completions');
  if (has(node, 'input_schema')) return declared(node, 'input_schema', 'anthropic');
  if (has(node, 'inputSchema')) return mcpTool(node);
  return key === 'generationConfig' || key === 'generation_config' ? geminiOutput(node) : undefined;
}

/** MCP allows names that model APIs do not; whoever hands the tool on to a model renames it. */
function mcpTool(node: SchemaNode): FoundSchema | undefined {
  const found = declared(node, 'inputSchema', 'openai');
  if (found?.name === undefined || !/^[\w./-]{1,128}$/.test(found.name.text)) return found;
  const { name, ...unnamed } = found;
  return /^[\w-]{1,64}$/.test(name.text) ? found : unnamed;
}

/** A name, a description and parameters that are an object. */
function bareTool(node: SchemaNode): FoundSchema | undefined {
  const parameters = entryOf(node, 'parameters')?.value;
  const isTool = parameters !== undefined && textAt(node, 'name') !== undefined && has(node, 'description')
    && textAt(parameters, 'type') === 'object' && entryOf(parameters, 'properties')?.value.kind === 'object';
  return isTool ? declared(node, 'parameters', 'openai') : undefined;
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
  const isNamed = name?.kind === 'scalar' && typeof name.value === 'string';
  if (root === undefined || (!isNamed && (!isUnseen(node, 'name') || (root.kind !== 'opaque' && isUnseen(root, 'type'))))) return undefined;
  const strict = switchOf(node);
  return {
    root, profile, ...(isNamed ? { name: { text: String(name.value), range: name.range } } : {}),
    // Gemini has no strict mode: what it takes, it takes always.
    isStrict: profile === 'gemini' || strict === 'on',
    ...(api === undefined || isUnseen(node, 'strict') ? {} : { strictSwitch: { api, strict, range: has(node, 'strict') ? placeOf(node, 'strict') : placeOf(node, 'name'), holder: node } }),
  };
}

function switchOf(node: SchemaNode): StrictSwitch['strict'] {
  const value = entryOf(node, 'strict')?.value;
  if (value?.kind !== 'scalar' || value.value === null) return 'unset';
  return value.value === true ? 'on' : 'off';
}

/** The schema of an object that a call makes a tool of: the call has its name. */
export function argumentTool(node: SchemaNode): FoundSchema | undefined {
  const entry = entryOf(node, 'inputSchema') ?? entryOf(node, 'parameters');
  if (entry === undefined || entry.value.kind === 'scalar') return undefined;
  const root = schemaAt(node, entry.key.name);
  const isSeen = root?.kind === 'object' && root.entries.length > 0;
  return { root: isSeen ? root : { kind: 'opaque', range: entry.value.range }, profile: 'openai', isStrict: false };
}

/** An empty object, or one with a keyword of JSON Schema: `parameters` is a common word. */
function schemaAt(node: SchemaNode, key: string): SchemaNode | undefined {
  const value = entryOf(node, key)?.value;
  if (value?.kind === 'opaque') return value;
  if (value?.kind !== 'object') return undefined;
  const isSchema = (value.entries.length === 0 && value.open !== true) || textAt(value, 'type') !== undefined || entryOf(value, 'type')?.value.kind === 'array'
    || entryOf(value, 'properties')?.value.kind === 'object' || ['$ref', 'anyOf', 'oneOf', 'allOf'].some((keyword) => has(value, keyword));
  if (isSchema) return value;
  return value.open === true ? { kind: 'opaque', range: value.range } : undefined;
}
