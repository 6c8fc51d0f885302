import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { ComparePanelState } from '../../core/views/comparePanel.ts';
import type { Services } from '../services.ts';
import { readText } from '../workspaceText.ts';
import { fileOfPrompt } from './codePromptUri.ts';
import { withInputsOf } from './changeSetup.ts';

/** Fills the form from a JSON file of inputs by name, or gives it back to the prompt's defaults; undefined when the person leaves. */
export async function loadInputs(services: Services, state: ComparePanelState): Promise<ComparePanelState | undefined> {
  const chosen = await vscode.window.showQuickPick(
    [
      { label: '$(json) JSON file…', description: 'one object of inputs by name', from: 'file' as const },
      { label: '$(discard) The prompt\'s defaults', description: 'forget what was typed here', from: 'defaults' as const },
    ],
    { title: 'Fill the inputs', placeHolder: 'Where from?' },
  );
  if (chosen === undefined) return undefined;
  if (chosen.from === 'defaults') return await withInputsOf(services, state, { ...state, inputs: {} });
  const folder = vscode.Uri.joinPath(fileOfPrompt(vscode.Uri.parse(state.promptUri)), '..');
  const [file] = (await vscode.window.showOpenDialog({ title: 'Inputs', defaultUri: folder, filters: { JSON: ['json'] }, openLabel: 'Fill inputs' })) ?? [];
  if (file === undefined) return undefined;
  return await withInputsOf(services, state, { ...state, inputs: await readInputs(file) });
}

async function readInputs(file: vscode.Uri): Promise<Readonly<Record<string, unknown>>> {
  const name = vscode.workspace.asRelativePath(file);
  const text = await readText(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new PromptshiftError('configuration', `${name} is not valid JSON.`, 'Correct it and try again.', { cause });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new PromptshiftError('configuration', `${name} must hold one object of inputs by name.`, 'Such as {"text": "My parcel is late"}.');
}
