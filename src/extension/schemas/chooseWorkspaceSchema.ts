import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import { pickOne } from '../pickOne.ts';
import type { Scanning } from '../scanning/scanning.ts';
import type { Services } from '../services.ts';
import { schemaSpan } from './schemaPlace.ts';
import { schemasOfWorkspace } from './workspaceSchemas.ts';

/**
 * Where no file is open, such as from the walkthrough: lets the person choose among the schemas of the workspace and opens the chosen one's file there.
 * Its place; undefined when they leave.
 * @throws PromptshiftError `configuration` when the workspace has none
 */
export async function chooseWorkspaceSchema(services: Services, scanning: Scanning): Promise<readonly [uri: vscode.Uri, offset: number] | undefined> {
  const looking = { location: vscode.ProgressLocation.Notification, title: 'Looking for schemas', cancellable: true };
  const items = await vscode.window.withProgress(looking, async (_progress, token) => {
    const all: (vscode.QuickPickItem & { readonly uri: vscode.Uri; readonly offset: number })[] = [];
    for await (const { document, found } of schemasOfWorkspace(services, scanning, token)) {
      for (const schema of found.filter(({ root }) => root.kind !== 'opaque')) {
        const offset = schemaSpan(schema).start;
        all.push({ label: schema.name?.text ?? 'Schema without a name', description: `${vscode.workspace.asRelativePath(document.uri)}:${document.positionAt(offset).line + 1}`, uri: document.uri, offset });
      }
    }
    return token.isCancellationRequested ? undefined : all;
  });
  if (items === undefined) return undefined;
  if (items.length === 0) throw new PromptshiftError('configuration', 'No tool or output schema was found in this workspace.', 'Open a file with one and try again.');
  const chosen = await pickOne(items, { title: 'Choose a schema' });
  if (chosen === undefined) return undefined;
  const document = await vscode.workspace.openTextDocument(chosen.uri);
  const at = document.positionAt(chosen.offset);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
  return [chosen.uri, chosen.offset];
}
