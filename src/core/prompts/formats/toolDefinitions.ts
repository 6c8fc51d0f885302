import { isRecord } from '../../views/record.ts';
import type { ToolDefinition } from '../tools.ts';

/** Where each API and format keeps the arguments. */
const argumentKeys = ['parameters', 'inputSchema', 'input_schema', 'parametersJsonSchema'] as const;

/**
 * The tools in a value, however they are written: OpenAI's `{type, function}` and `{type, name}`, Anthropic's `input_schema`,
 * Gemini's `functionDeclarations`, MCP's and dotprompt's `inputSchema`; one, a list, or a map with `tools`.
 */
export function toolDefinitions(value: unknown): readonly ToolDefinition[] {
  if (Array.isArray(value)) return value.flatMap(toolDefinitions);
  if (!isRecord(value)) return [];
  for (const key of ['tools', 'functions', 'functionDeclarations', 'function_declarations']) if (Array.isArray(value[key])) return toolDefinitions(value[key]);
  if (isRecord(value['function'])) return toolDefinitions({ strict: value['strict'], ...value['function'] });
  const { name, description, strict } = value;
  if (typeof name !== 'string' || name === '') return [];
  const parameters = argumentKeys.map((key) => value[key]).find(isRecord);
  return [{
    name, parameters: parameters ?? { type: 'object', properties: {}, additionalProperties: false },
    ...(typeof description === 'string' ? { description } : {}), ...(typeof strict === 'boolean' ? { strict } : {}),
  }];
}
