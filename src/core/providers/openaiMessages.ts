import { PromptshiftError } from '../errors.ts';
import type { RenderedMessage } from '../prompts/types.ts';
import type { EndpointKind } from './endpoint.ts';
import { mediaForChat, mediaForResponses } from './openaiMedia.ts';
import type { ToolCall } from '../prompts/tools.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * Messages as Chat Completions takes them.
 * @throws PromptshiftError `configuration` for a tool result that answers no call, and media that cannot be sent
 */
export function toChatMessages(messages: readonly RenderedMessage[], kind: EndpointKind): readonly Json[] {
  return withCallIds(messages).map(({ role, content, parts, toolCalls, toolCallId }) => {
    if (role === 'tool') return { role, tool_call_id: toolCallId, content };
    const body = parts === undefined ? content : parts.map((part) => (part.type === 'text' ? { type: 'text', text: part.text } : mediaForChat(part)));
    if (toolCalls === undefined || toolCalls.length === 0) return { role: roleFor(role, kind), content: body };
    const calls = toolCalls.map(({ id, name, arguments: text }) => ({ id, type: 'function', function: { name, arguments: text } }));
    return { role, content: body === '' ? null : body, tool_calls: calls };
  });
}

/**
 * Messages as the Responses API takes them: calls and their results are items of their own.
 * @throws PromptshiftError as `toChatMessages`
 */
export function toResponsesInput(messages: readonly RenderedMessage[]): readonly Json[] {
  return withCallIds(messages).flatMap(({ role, content, parts, toolCalls = [], toolCallId }): readonly Json[] => {
    if (role === 'tool') return [{ type: 'function_call_output', call_id: toolCallId, output: content }];
    const textType = role === 'assistant' ? 'output_text' : 'input_text';
    const body = parts === undefined ? content : parts.map((part) => (part.type === 'text' ? { type: textType, text: part.text } : mediaForResponses(part)));
    const calls = toolCalls.map(({ id, name, arguments: text }) => ({ type: 'function_call', call_id: id, name, arguments: text }));
    return body === '' && calls.length > 0 ? calls : [{ role, content: body }, ...calls];
  });
}

/** `developer` is OpenAI's word for `system` since o1; servers of others know only the old one, or drop such a message. */
function roleFor(role: RenderedMessage['role'], kind: EndpointKind): string {
  return role === 'developer' && (kind === 'other' || kind === 'google') ? 'system' : role;
}

/**
 * Both APIs tie a result to its call by an id. A call without one gets one, and a result that names none answers the first call
 * that is still open.
 */
function withCallIds(messages: readonly RenderedMessage[]): readonly RenderedMessage[] {
  let open: string[] = [];
  let count = 0;
  return messages.map((message, index) => {
    if (message.role === 'assistant' && message.toolCalls !== undefined) {
      const toolCalls = message.toolCalls.map((call): ToolCall => (call.id === '' ? { ...call, id: `call_${++count}` } : call));
      open = toolCalls.map(({ id }) => id);
      return { ...message, toolCalls };
    }
    if (message.role !== 'tool') return message;
    const toolCallId = message.toolCallId === undefined || message.toolCallId === '' ? open[0] : message.toolCallId;
    if (toolCallId === undefined) {
      throw new PromptshiftError('configuration', `Message ${index + 1} is the result of a tool, and no call before it is without one.`, 'Give the call in the assistant message before it.');
    }
    open = open.filter((id) => id !== toolCallId);
    return { ...message, toolCallId };
  });
}
