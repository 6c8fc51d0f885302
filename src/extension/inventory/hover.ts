import * as vscode from 'vscode';
import { riskSentence } from '../../core/risk/riskLevels.ts';
import { escapeMarkdown } from '../../core/report/escapeMarkdown.ts';
import type { ScanRow } from '../../core/scan/row.ts';
import type { ScannedReference } from '../../core/scan/types.ts';
import { toSignal } from '../abort.ts';
import { isCell } from '../fileOf.ts';
import { commands } from '../ids.ts';
import { hoverLines } from '../scanning/hoverText.ts';
import { referenceAt } from '../scanning/referenceAt.ts';
import { today } from '../scanning/repositorySettings.ts';
import type { Scanning } from '../scanning/scanning.ts';
import { toRange } from '../scanning/translate.ts';
import type { Services } from '../services.ts';
import { placesOf } from './placesOf.ts';
import type { WorkspaceRows } from './workspaceRows.ts';

/** What a hover looks at. */
type HoverPlace = { readonly document: vscode.TextDocument; readonly position: vscode.Position; readonly token: vscode.CancellationToken };

/** What a model id is, costs and lives, its risk, and how often the workspace uses it. Of an alias, which has a hover of its own, the risk alone. */
export async function provideHover({ core }: Services, scanning: Scanning, rows: WorkspaceRows, { document, position, token }: HoverPlace): Promise<vscode.Hover | undefined> {
  const scanned = await scanning.scan(document, toSignal(token));
  const offset = document.offsetAt(position);
  const reference = referenceAt(scanned, offset);
  if (reference === undefined || token.isCancellationRequested) return undefined;
  const risk = rowOf(rows, document, reference)?.risk;
  const riskLines = risk === undefined ? [] : [escapeMarkdown(riskSentence(risk))];
  // What the alias stands for is said by its own hover, which the editor shows beside this.
  if (reference.alias !== undefined) return risk === undefined ? undefined : new vscode.Hover(new vscode.MarkdownString(riskLines.join('\n\n')), toRange(document, reference.range));
  const [{ lifecycleOf, describeModel, loadPrices }, { found }] = await Promise.all([core(), scanning.repository.of(document.uri)]);
  const { priceOf } = await loadPrices();
  const { identity } = reference;
  const lines = hoverLines(reference, {
    facts: describeModel(identity),
    price: await priceOf(identity, new Date().toISOString()),
    lifecycle: lifecycleOf(identity, today(), found.settings.catalog),
  });
  const uses = usesOf(rows, identity.model);
  const links = uses.length < 2 ? [] : [`[Show all ${uses.length} uses](command:${commands.showUses}?${encodeURIComponent(JSON.stringify([identity.model]))})`];
  const text = new vscode.MarkdownString([...lines, ...riskLines, ...links].join('\n\n'));
  text.isTrusted = { enabledCommands: [commands.showUses] };
  return new vscode.Hover(text, toRange(document, reference.range));
}

/** The rows that select a model; none before the workspace was scanned. */
function usesOf({ last }: WorkspaceRows, model: string): readonly ScanRow[] {
  return (last?.rows ?? []).filter((row) => row.model === model && row.role === 'usage');
}

/** Shows every use of a model beside the cursor, as the editor shows references. */
export async function showUses(rows: WorkspaceRows, model: unknown): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (typeof model !== 'string' || editor === undefined) return;
  await vscode.commands.executeCommand('editor.action.showReferences', editor.document.uri, editor.selection.active, placesOf(rows, usesOf(rows, model)));
}

/** The row of a reference in the last scan, as the document is now; undefined before there was one. */
function rowOf({ last }: WorkspaceRows, document: vscode.TextDocument, { range }: ScannedReference): ScanRow | undefined {
  // A row of a notebook counts lines of the file, a cell its own.
  if (isCell(document.uri)) return undefined;
  const path = vscode.workspace.asRelativePath(document.uri);
  const { line, character } = document.positionAt(range.start);
  return last?.rows.find((row) => row.path === path && row.line === line + 1 && row.column === character + 1);
}
