import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { ApiError } from '../../core/toolSchemas/locate/parseApiError.ts';
import type { Core } from '../core.ts';
import { focusGivenBack } from '../focusGivenBack.ts';
import type { Scanning } from '../scanning/scanning.ts';
import { toRange } from '../scanning/translate.ts';
import type { Services } from '../services.ts';
import { schemasOfWorkspace, type FileSchemas } from './workspaceSchemas.ts';

type Place = vscode.QuickPickItem & { readonly uri: vscode.Uri; readonly range: vscode.Range; readonly exact: boolean };

/**
 * Asks for an API's error and goes to the place in a schema that it means; picks among several.
 * @throws PromptshiftError `configuration` when no schema of the workspace has the place
 */
export async function locateSchemaError(services: Services, scanning: Scanning): Promise<void> {
  const loaded = await services.core();
  const error = await askForError(loaded);
  if (error === undefined) return;
  const places = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: 'Looking for the schema', cancellable: true }, async (_progress, token) => {
    const found: Place[] = [];
    for await (const file of schemasOfWorkspace(services, scanning, token)) found.push(...placesIn(file, error, loaded));
    return token.isCancellationRequested ? undefined : found;
  });
  if (places === undefined) return;
  const exact = places.filter((place) => place.exact);
  const candidates = exact.length > 0 ? exact : places;
  if (candidates.length === 0) {
    throw new PromptshiftError('configuration', error.name === undefined ? 'No schema of this workspace has that place.' : `No schema of this workspace is called "${error.name}".`, 'Open the file with the schema, or the folder it is in, and try again.');
  }
  const place = candidates.length === 1 ? candidates[0] : await vscode.window.showQuickPick(candidates, { title: 'Which schema was sent?', matchOnDescription: true });
  if (place === undefined) return;
  await vscode.window.showTextDocument(place.uri, { selection: place.range });
  if (!place.exact) void vscode.window.showInformationMessage('The schema has no such place any more: this is the nearest one.');
}

async function askForError({ parseApiError }: Core): Promise<ApiError | undefined> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor?.document.getText(editor.selection) ?? '';
  await focusGivenBack();
  const text = await vscode.window.showInputBox({
    title: 'Locate schema error', prompt: 'Paste the error as the API gave it', ignoreFocusOut: true,
    placeHolder: "Invalid schema for function 'search': In context=('properties', 'query'), …",
    value: selected !== '' && parseApiError(selected) !== undefined ? selected : '',
    validateInput: (value) => (value.trim() === '' || parseApiError(value) !== undefined ? undefined : 'This names no place in a schema. Paste the whole message, such as one with "In context=(…)".'),
  });
  return text === undefined ? undefined : parseApiError(text);
}

function placesIn({ document, found }: FileSchemas, error: ApiError, { locateApiError }: Core): readonly Place[] {
  return locateApiError(found, error).map(({ schema, pointer, range, exact }) => {
    const at = toRange(document, range);
    const path = vscode.workspace.asRelativePath(document.uri);
    return { label: schema.name?.text ?? path, description: `${path}:${at.start.line + 1}`, detail: pointer === '' ? 'the schema itself' : pointer, uri: document.uri, range: at, exact };
  });
}
