import { chatOnlyParameters } from '../models/parameters.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** True when a prompt asks for something only Chat Completions can do. */
export function needsChat(parameters: Parameters): boolean {
  return Object.keys(parameters).some((name) => chatOnlyParameters.has(name));
}

/** Words of the Responses API put into those of Chat Completions; anything else stays as it is. */
export function toChatParameters(parameters: Parameters): Record<string, unknown> {
  const { max_output_tokens: limit, reasoning, text, ...rest } = parameters;
  const { effort } = record(reasoning);
  const { verbosity, format } = record(text);
  return defined({ ...rest, ...defined({ max_completion_tokens: limit, reasoning_effort: effort, verbosity, response_format: toResponseFormat(format) }) });
}

/** Words of Chat Completions put into those of the Responses API; anything else stays as it is. */
export function toResponsesParameters(parameters: Parameters): Record<string, unknown> {
  const { max_tokens: oldLimit, max_completion_tokens: limit, reasoning_effort: effort, verbosity, response_format: format, ...rest } = parameters;
  const reasoning = defined({ ...record(rest['reasoning']), ...defined({ effort }) });
  const text = defined({ ...record(rest['text']), ...defined({ verbosity, format: toTextFormat(format) }) });
  return defined({
    ...rest,
    max_output_tokens: rest['max_output_tokens'] ?? limit ?? oldLimit,
    reasoning: isEmpty(reasoning) ? undefined : reasoning,
    text: isEmpty(text) ? undefined : text,
  });
}

/** `{type: json_schema, json_schema: {name, schema, strict}}` → `{type: json_schema, name, schema, strict}`. */
function toTextFormat(format: unknown): unknown {
  const { type, json_schema: schema } = record(format);
  return type === 'json_schema' && schema !== undefined ? { type, ...record(schema) } : format;
}

function toResponseFormat(format: unknown): unknown {
  const { type, ...schema } = record(format);
  return type === 'json_schema' && schema['json_schema'] === undefined ? { type, json_schema: schema } : format;
}

function defined(values: Parameters): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

function record(value: unknown): Parameters {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
