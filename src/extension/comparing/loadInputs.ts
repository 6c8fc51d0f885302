import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { ComparePanelState } from '../../core/views/comparePanel.ts';
import type { Services } from '../services.ts';
import { readText } from '../workspaceText.ts';
import { withInputsOf } from './changeSetup.ts';
import { chooseCase } from './chooseCase.ts';
import { fileOfPrompt, isCodePrompt } from '../prompts/codePromptUri.ts';
import { tellLeftOut } from './knownCase.ts';
import { isRecord } from '../../core/views/record.ts';

/** Fills the form from a case of a suite or a JSON file of inputs by name, or gives it back to the prompt's defaults; undefined when the person leaves. */
export async function loadInputs(services: Services, state: ComparePanelState): Promise<ComparePanelState | undefined> {
  const prompt = vscode.Uri.parse(state.promptUri);
  const chosen = await vscode.window.showQuickPick(
    [
      // a suite asks a prompt file, never one that stands in code
      ...(isCodePrompt(prompt) ? [] : [{ label: '$(beaker) A case of an eval suite…', description: 'the inputs it is tested with', from: 'case' as const }]),
      { label: '$(json) JSON file…', description: 'one object of inputs by name', from: 'file' as const },
      { label: '$(discard) The prompt\'s defaults', description: 'forget what was typed here', from: 'defaults' as const },
    ],
    { title: 'Fill the inputs', placeHolder: 'Where from?' },
  );
  if (chosen === undefined) return undefined;
  if (chosen.from === 'defaults') return await withInputsOf(services, state, { ...state, inputs: {} });
  if (chosen.from === 'case') return await fillFromCase(services, state, prompt);
  const folder = vscode.Uri.joinPath(fileOfPrompt(prompt), '..');
  const [file] = (await vscode.window.showOpenDialog({ title: 'Inputs', defaultUri: folder, filters: { JSON: ['json'] }, openLabel: 'Fill inputs' })) ?? [];
  if (file === undefined) return undefined;
  return await withInputsOf(services, state, { ...state, inputs: await readInputs(file) });
}

async function fillFromCase(services: Services, state: ComparePanelState, prompt: vscode.Uri): Promise<ComparePanelState | undefined> {
  const found = await chooseCase(services, prompt);
  if (found === undefined) return undefined;
  tellLeftOut(found);
  return await withInputsOf(services, state, { ...state, inputs: found.vars });
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
  if (isRecord(value)) return value;
  throw new PromptshiftError('configuration', `${name} must hold one object of inputs by name.`, 'Such as {"text": "My parcel is late"}.');
}
