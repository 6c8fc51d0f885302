import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { ScanReport } from '../../core/report/types.ts';
import type { Core } from '../core.ts';
import { today } from '../scanning/repositorySettings.ts';
import type { Services } from '../services.ts';
import type { WorkspaceRows, WorkspaceScan } from './workspaceRows.ts';

const formats = [
  { label: 'CSV', description: 'a table, one reference a line', extension: 'csv' },
  { label: 'Markdown', description: 'for a ticket or a pull request', extension: 'md' },
  { label: 'JSON Lines', description: 'one reference a line, for programs', extension: 'jsonl' },
] as const;

/**
 * Writes every reference of the last scan to a file of the person's choice, whatever the view shows of it.
 * @throws PromptshiftError `configuration` before the first scan
 */
export async function exportInventory({ core }: Pick<Services, 'core'>, { last }: WorkspaceRows): Promise<void> {
  if (last === undefined) throw new PromptshiftError('configuration', 'There is nothing to export yet.', 'Scan the workspace first.');
  const format = await vscode.window.showQuickPick(formats, { title: 'Export the Inventory as' });
  if (format === undefined) return;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const file = await vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder.uri, `models.${format.extension}`) }),
    filters: { [format.label]: [format.extension] },
    title: 'Export the Inventory',
  });
  if (file === undefined) return;
  const text = render(await core(), format.extension, last);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(file);
}

function render(core: Core, extension: (typeof formats)[number]['extension'], { rows, filesScanned, durationMs }: WorkspaceScan): string {
  const report: ScanReport = {
    rows,
    problems: [],
    summary: core.summariseScan(rows, (text) => {
      const identity = core.identifyModel(text);
      return identity && core.lifecycleOf(identity, today());
    }),
    filesScanned,
    durationMs,
    complete: true,
  };
  switch (extension) {
    case 'csv': return core.scanToCsv(report);
    case 'md': return core.scanToMarkdown(report);
    case 'jsonl': return core.scanToJsonl(report);
  }
}
