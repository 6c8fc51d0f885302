import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { ModelRequest, Provider, ProviderEvent } from '../../core/providers/provider.ts';
import { editorModelError, notFound } from './editorModelError.ts';
import { editorModelName, editorModelsLabel, parseEditorModel } from './modelName.ts';
import { toEditorMessages, toToolCall } from './toEditorMessages.ts';

/**
 * The editor's own models (`vscode.lm`): no key is needed, VS Code asks the person itself. Models are named `vscode:vendor/family`.
 * There is no usage: tokens are counted by the model's own tokenizer and told as estimates. An output schema is not sent, because
 * `vscode.lm` takes none; parameters go along as model options, which a model may ignore.
 */
export function createVscodeProvider(): Provider {
  return {
    label: editorModelsLabel,
    async *stream(request, signal) {
      const cancellation = new vscode.CancellationTokenSource();
      const cancel = (): void => cancellation.cancel();
      if (signal.aborted) throw cancelled();
      signal.addEventListener('abort', cancel, { once: true });
      try {
        yield* streamAnswer(request, cancellation.token);
        if (signal.aborted) throw cancelled();
      } catch (error) {
        throw signal.aborted ? cancelled() : editorModelError(error, request.model);
      } finally {
        signal.removeEventListener('abort', cancel);
        // whoever leaves early wants nothing more of it
        cancellation.cancel();
        cancellation.dispose();
      }
    },
  };
}

/** The names of the models that the editor has now, for a list to choose from. */
export async function listEditorModels(): Promise<readonly string[]> {
  const models = await vscode.lm.selectChatModels();
  return [...new Set(models.map(editorModelName))].toSorted();
}

async function* streamAnswer(request: ModelRequest, token: vscode.CancellationToken): AsyncGenerator<ProviderEvent> {
  const model = await findModel(request.model);
  const messages = toEditorMessages(request.messages);
  yield { type: 'sent', attempt: 1 };
  const { stream } = await model.sendRequest(messages, requestOptions(request), token);
  yield { type: 'served', model: editorModelName(model), sample: false };
  const written: string[] = [];
  let called = false;
  for await (const part of stream) {
    if (part instanceof vscode.LanguageModelTextPart) {
      if (part.value === '') continue;
      written.push(part.value);
      yield { type: 'text', delta: part.value };
    } else if (part instanceof vscode.LanguageModelToolCallPart) {
      called = true;
      const call = toToolCall(part);
      written.push(call.arguments);
      yield { type: 'toolCall', call };
    }
  }
  if (token.isCancellationRequested) return;
  const estimatedTokens = await countTokens(model, messages, written.join(''), token);
  yield { type: 'finished', reason: called ? 'tool_calls' : 'stop', ...(estimatedTokens === undefined ? {} : { estimatedTokens }) };
}

async function findModel(name: string): Promise<vscode.LanguageModelChat> {
  const wanted = parseEditorModel(name);
  const { vendor, family } = wanted ?? { vendor: '', family: '' };
  if (wanted !== undefined) {
    const [byFamily] = await vscode.lm.selectChatModels({ vendor, family });
    const [found = byFamily] = byFamily === undefined ? await vscode.lm.selectChatModels({ vendor, id: family }) : [];
    if (found !== undefined) return found;
  }
  throw notFound(name, await listEditorModels());
}

function requestOptions({ parameters, tools = [] }: ModelRequest): vscode.LanguageModelChatRequestOptions {
  const { tool_choice: choice, ...modelOptions } = parameters;
  return {
    justification: 'To answer the prompt that you run with Promptshift.',
    modelOptions,
    ...(tools.length === 0 ? {} : {
      tools: tools.map(({ name, description = '', parameters: inputSchema }) => ({ name, description, inputSchema })),
      toolMode: choice === 'required' ? vscode.LanguageModelChatToolMode.Required : vscode.LanguageModelChatToolMode.Auto,
    }),
  };
}

/** Undefined where the model cannot count. */
async function countTokens(
  model: vscode.LanguageModelChat, messages: readonly vscode.LanguageModelChatMessage[], answer: string, token: vscode.CancellationToken,
): Promise<{ readonly input: number; readonly output: number } | undefined> {
  try {
    const counts = await Promise.all([...messages.map((message) => model.countTokens(message, token)), model.countTokens(answer, token)]);
    if (counts.some((count) => !Number.isInteger(count) || count < 0)) return undefined;
    const output = counts.pop() ?? 0;
    return { input: counts.reduce((sum, count) => sum + count, 0), output };
  } catch {
    return undefined;
  }
}

function cancelled(): PromptshiftError {
  return new PromptshiftError('cancelled', 'The request was cancelled.', 'Run it again when you are ready.');
}
