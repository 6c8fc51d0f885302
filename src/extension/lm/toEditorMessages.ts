import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { RenderedMessage } from '../../core/prompts/types.ts';
import type { ToolCall } from '../../core/prompts/tools.ts';

/**
 * Messages as `vscode.lm` takes them: it knows users and assistants only, so that what a system or developer says goes first as
 * a user's message.
 * @throws PromptshiftError `configuration` for media, which `vscode.lm` of VS Code 1.101 does not take
 */
export function toEditorMessages(messages: readonly RenderedMessage[]): vscode.LanguageModelChatMessage[] {
  return messages.map(({ role, content, parts = [], toolCalls = [], toolCallId = '' }) => {
    if (parts.some(({ type }) => type === 'media')) {
      throw new PromptshiftError('configuration', "VS Code's models take text only, and the prompt holds media.", 'Use a model of an endpoint for this prompt.');
    }
    switch (role) {
      case 'assistant': {
        const text = content === '' && toolCalls.length > 0 ? [] : [new vscode.LanguageModelTextPart(content)];
        return vscode.LanguageModelChatMessage.Assistant([...text, ...toolCalls.map(({ id, name, arguments: json }) => new vscode.LanguageModelToolCallPart(id, name, inputOf(json)))]);
      }
      case 'tool':
        return vscode.LanguageModelChatMessage.User([new vscode.LanguageModelToolResultPart(toolCallId, [new vscode.LanguageModelTextPart(content)])]);
      default:
        return vscode.LanguageModelChatMessage.User(content);
    }
  });
}

/** A call of the editor's model as every provider tells it. */
export function toToolCall({ callId, name, input }: vscode.LanguageModelToolCallPart): ToolCall {
  return { id: callId, name, arguments: JSON.stringify(input) };
}

/** The editor wants an object where an earlier model wrote text. */
function inputOf(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : { value };
  } catch {
    return { text: json };
  }
}
