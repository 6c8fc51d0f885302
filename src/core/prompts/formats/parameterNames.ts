import { isRecord } from '../../views/record.ts';

/** Names that formats give to parameters, as providers name them. */
const providerNames: Readonly<Record<string, string>> = {
  maxTokens: 'max_tokens', maxOutputTokens: 'max_output_tokens', maxCompletionTokens: 'max_completion_tokens',
  topP: 'top_p', topK: 'top_k', frequencyPenalty: 'frequency_penalty', presencePenalty: 'presence_penalty',
  stopSequences: 'stop', allowMultipleToolCalls: 'parallel_tool_calls',
};

/** Parameters of a format as the provider names them; `except` are those that mean something else. */
export function providerParameters(value: unknown, except: readonly string[] = []): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value)
    .filter(([name]) => !except.includes(name))
    .map(([name, one]) => [Object.hasOwn(providerNames, name) ? (providerNames[name] ?? name) : name, one]));
}
