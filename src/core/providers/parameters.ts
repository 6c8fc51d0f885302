import { chatOnlyParameters } from '../models/parameters.ts';
import type { OutputSchema, ToolDefinition } from '../prompts/tools.ts';
import { recordOf } from '../views/record.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** True when a prompt asks for something only Chat Completions can do. */
export function needsChat(parameters: Parameters): boolean {
  return Object.keys(parameters).some((name) => chatOnlyParameters.has(name));
}

/** What a request asks for beside its messages. Its own tools and output schema stand in for those among the parameters. */
type Asked = { readonly parameters: Parameters; readonly tools?: readonly ToolDefinition[]; readonly outputSchema?: OutputSchema };

/** The fields of a Chat Completions request. Words of the Responses API are put into its own; anything else stays as it is. */
export function toChatParameters({ parameters, tools, outputSchema }: Asked): Record<string, unknown> {
  const { max_output_tokens: limit, reasoning, text, tool_choice: choice, tools: written, ...rest } = parameters;
  const { effort } = recordOf(reasoning);
  const { verbosity, format } = recordOf(text);
  return defined({
    ...rest,
    ...defined({ max_completion_tokens: limit, reasoning_effort: effort, verbosity, response_format: toResponseFormat(format) }),
    ...(outputSchema === undefined ? {} : { response_format: toResponseFormat({ type: 'json_schema', ...outputSchema }) }),
    tools: tools === undefined ? nested(written) : given(tools)?.map((tool) => ({ type: 'function', function: definition(tool) })),
    tool_choice: nestFunction(choice),
  });
}

/** The fields of a Responses request. Words of Chat Completions are put into its own; anything else stays as it is. */
export function toResponsesParameters({ parameters, tools, outputSchema }: Asked): Record<string, unknown> {
  const { max_tokens: oldLimit, max_completion_tokens: limit, reasoning_effort: effort, verbosity, response_format: format, tool_choice: choice, tools: written, ...rest } = parameters;
  const reasoning = defined({ ...recordOf(rest['reasoning']), ...defined({ effort }) });
  const shape = outputSchema === undefined ? toTextFormat(format) : { type: 'json_schema', ...outputSchema };
  const text = defined({ ...recordOf(rest['text']), ...defined({ verbosity, format: shape }) });
  return defined({
    ...rest,
    max_output_tokens: rest['max_output_tokens'] ?? limit ?? oldLimit,
    reasoning: isEmpty(reasoning) ? undefined : reasoning,
    text: isEmpty(text) ? undefined : text,
    // Without `strict` this API makes a schema strict by itself, and Chat Completions does not: both are to ask for the same.
    tools: tools === undefined ? flat(written) : given(tools)?.map((tool) => ({ type: 'function', ...definition(tool), strict: tool.strict ?? false })),
    tool_choice: flattenFunction(choice),
  });
}

/** An empty list of tools is an error at the API; none at all is not. */
function given(tools: readonly ToolDefinition[]): readonly ToolDefinition[] | undefined {
  return tools.length === 0 ? undefined : tools;
}

function definition({ name, description, parameters, strict }: ToolDefinition): Record<string, unknown> {
  return defined({ name, description, parameters, strict });
}

function nested(tools: unknown): unknown {
  return Array.isArray(tools) ? tools.map(nestFunction) : tools;
}

function flat(tools: unknown): unknown {
  return Array.isArray(tools) ? tools.map(flattenFunction) : tools;
}

/** `{type: function, name, …}` → `{type: function, function: {name, …}}`, for tools and for the choice of one. */
function nestFunction(value: unknown): unknown {
  const { type, ...own } = recordOf(value);
  return type === 'function' && own['function'] === undefined ? { type, function: own } : value;
}

function flattenFunction(value: unknown): unknown {
  const { type, function: own } = recordOf(value);
  return type === 'function' && own !== undefined ? { type, ...recordOf(own) } : value;
}

/** `{type: json_schema, json_schema: {name, schema, strict}}` → `{type: json_schema, name, schema, strict}`. */
function toTextFormat(format: unknown): unknown {
  const { type, json_schema: schema } = recordOf(format);
  return type === 'json_schema' && schema !== undefined ? { type, ...recordOf(schema) } : format;
}

function toResponseFormat(format: unknown): unknown {
  const { type, ...schema } = recordOf(format);
  return type === 'json_schema' && schema['json_schema'] === undefined ? { type, json_schema: schema } : format;
}

function defined(values: Parameters): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
