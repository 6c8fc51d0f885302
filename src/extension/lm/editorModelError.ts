import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';

/** What went wrong with a model of the editor, for a person. */
export function editorModelError(error: unknown, model: string): PromptshiftError {
  if (error instanceof PromptshiftError) return error;
  const said = saidBy(error);
  const saying = said === '' ? '' : ` It says: ${said}`;
  switch (error instanceof vscode.LanguageModelError ? error.code : undefined) {
    case vscode.LanguageModelError.NoPermissions.name:
      return new PromptshiftError('configuration', `VS Code does not let Promptshift use ${model}.${saying}`, 'Run again and allow it; what is allowed is listed under "Manage language model access" of the Accounts menu.');
    case vscode.LanguageModelError.Blocked.name:
      return new PromptshiftError('provider', `VS Code refused the request for ${model}: a quota is used up, or the prompt was filtered.${saying}`, 'Wait, or use another model.');
    case vscode.LanguageModelError.NotFound.name:
      return notFound(model, []);
    default:
      return new PromptshiftError('provider', `${model} failed in VS Code.${saying}`, 'Try again.', { cause: error });
  }
}

/** `known`: names of the models that there are. */
export function notFound(model: string, known: readonly string[]): PromptshiftError {
  const remedy = known.length === 0
    ? 'Install an extension that brings models, such as GitHub Copilot, and sign in.'
    : `Use one of these: ${known.slice(0, 8).join(', ')}${known.length > 8 ? ', …' : ''}.`;
  return new PromptshiftError('configuration', `VS Code has no model ${model}.`, remedy);
}

/** The innermost cause says most; one line. */
function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const inner = saidBy(error.cause);
  const line = inner === '' ? error.message.trim().replaceAll(/\s+/g, ' ') : inner;
  return line === '' || /[.!?…]$/.test(line) ? line : `${line}.`;
}
