import * as vscode from 'vscode';
import { isModelsConfig } from '../../core/aliases/types.ts';
import { PromptshiftError } from '../../core/errors.ts';
import type { ScanRow } from '../../core/scan/row.ts';
import { bySeverity } from '../../core/scan/severity.ts';
import type { Severity } from '../../core/scan/types.ts';
import { openReference } from '../inventory/openReference.ts';
import type { WorkspaceRows } from '../inventory/workspaceRows.ts';
import { pickOne } from '../pickOne.ts';
import type { Services } from '../services.ts';

/**
 * Where no file is open, such as from the walkthrough: lets the person choose among the models that the last scan found fault with, and opens
 * the file there. The editor at the chosen place; undefined when they leave.
 * @throws PromptshiftError `configuration` when nothing was found, or nothing was scanned yet
 */
export async function chooseReference(services: Pick<Services, 'core'>, rows: WorkspaceRows): Promise<vscode.TextEditor | undefined> {
  const found = (rows.last?.rows ?? []).filter(isPinnable);
  if (found.length === 0) throw new PromptshiftError('configuration', 'No file is open.', 'Scan the workspace, or open a file and put the cursor on a model id, and try again.');
  const items = found.toSorted((a, b) => bySeverity(gravest(a), gravest(b)))
    .map((row) => ({ label: row.text, description: `${row.path}:${row.line}`, detail: row.findings[0]?.message ?? '', row }));
  const chosen = await pickOne(items, { title: 'Choose a model to pin' });
  if (chosen === undefined) return undefined;
  await openReference(services, rows, chosen.row);
  return vscode.window.activeTextEditor;
}

function gravest({ findings }: ScanRow): Severity {
  return findings.map(({ severity }) => severity).toSorted(bySeverity)[0] ?? 'hint';
}

/** Code that calls a model by its id; what a `models.config.json` defines is pinned by that. */
function isPinnable({ path, role, alias, endpoint, findings }: ScanRow): boolean {
  return role === 'usage' && alias === undefined && endpoint === undefined && !isModelsConfig(path) && findings.length > 0;
}
