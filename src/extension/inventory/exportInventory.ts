import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { ScanReport } from '../../core/report/types.ts';
import type { Core } from '../core.ts';
import { today } from '../scanning/repositorySettings.ts';
import type { Services } from '../services.ts';
import type { WorkspacePrompts } from './workspacePrompts.ts';
import type { WorkspaceRows, WorkspaceScan } from './workspaceRows.ts';

const formats = [
  { label: 'CSV', description: 'a table, one reference a line', id: 'csv', name: 'models', extension: 'csv' },
  { label: 'Audit table (CSV)', description: 'one model a line, with owner, risk, traffic, monthly cost and shutdown date', id: 'audit', name: 'inventory', extension: 'csv' },
  { label: 'Prompts (CSV)', description: 'one prompt file and problem a line, with version, model, owner and tokens', id: 'prompts', name: 'prompts', extension: 'csv' },
  { label: 'Markdown', description: 'for a ticket or a pull request', id: 'markdown', name: 'models', extension: 'md' },
  { label: 'JSON Lines', description: 'one reference a line, for programs', id: 'jsonl', name: 'models', extension: 'jsonl' },
] as const;

type FormatId = (typeof formats)[number]['id'];

/**
 * Writes every reference, or prompt, of the last scan to a file of the person's choice, whatever the view shows of it.
 * @throws PromptshiftError `configuration` before the first scan
 */
export async function exportInventory({ core }: Pick<Services, 'core'>, rows: WorkspaceRows, prompts: WorkspacePrompts): Promise<void> {
  const { last } = rows;
  if (last === undefined) throw new PromptshiftError('configuration', 'There is nothing to export yet.', 'Scan the workspace first.');
  const format = await vscode.window.showQuickPick(formats, { title: 'Export the Inventory as' });
  if (format === undefined) return;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const file = await vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder.uri, `${format.name}.${format.extension}`) }),
    filters: { [format.label]: [format.extension] },
    title: 'Export the Inventory',
  });
  if (file === undefined) return;
  const loaded = await core();
  const text = await textOf(format.id, loaded, last, rows, prompts);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(file);
}

async function textOf(id: FormatId, core: Core, last: WorkspaceScan, rows: WorkspaceRows, prompts: WorkspacePrompts): Promise<string> {
  switch (id) {
    case 'audit': return await audit(core, last, rows);
    case 'prompts': return core.promptsToCsv({ rows: prompts.rows, problems: [], complete: true });
    default: return render(core, id, last);
  }
}

async function audit({ inventoryToCsv }: Core, { rows, catalog }: WorkspaceScan, { aliasesOf, ownersOf }: WorkspaceRows): Promise<string> {
  return await inventoryToCsv(rows, { aliasesOf, ownersOf, now: new Date().toISOString(), catalog }, new AbortController().signal);
}

function render(core: Core, format: Exclude<FormatId, 'audit' | 'prompts'>, { rows, catalog, filesScanned, durationMs }: WorkspaceScan): string {
  const report: ScanReport = {
    rows,
    problems: [],
    summary: core.summariseScan(rows, (text) => {
      return core.lifecycleOfId(text, today(), catalog);
    }),
    filesScanned,
    durationMs,
    complete: true,
  };
  switch (format) {
    case 'csv': return core.scanToCsv(report);
    case 'markdown': return core.scanToMarkdown(report);
    case 'jsonl': return core.scanToJsonl(report);
  }
}
