import * as vscode from 'vscode';
import { problemCount, type PromptNode, type PromptProblemNode, type PromptSection, type PromptTreeNode, type PromptVersionsNode } from '../../core/inventory/promptSection.ts';
import type { PromptRow } from '../../core/prompts/promptRows.ts';
import { ruleWord } from '../../core/scan/severity.ts';
import { severityIcons } from './severityIcons.ts';

const plainIcon = new vscode.ThemeIcon('comment-discussion');

/** A prompt, its versions or a problem as the Inventory shows it; a click goes there. */
export function promptItem(node: PromptTreeNode, uriOf: (path: string) => vscode.Uri | undefined): vscode.TreeItem {
  switch (node.kind) {
    case 'prompts':
    case 'promptVersions': return groupItem(node);
    case 'prompt': return fileItem(node, uriOf(node.row.path));
    case 'promptProblem': return problemItem(node, uriOf(node.path));
  }
}

function groupItem({ key, kind, label, count, problems, severity }: PromptSection | PromptVersionsNode): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = key;
  const parts = [String(count), ...(problems === 0 ? [] : [problemCount(problems)])];
  item.description = parts.join(' · ');
  item.iconPath = severity === undefined ? plainIcon : severityIcons[severity];
  item.contextValue = kind;
  item.accessibilityInformation = { label: [label, count === 1 ? '1 prompt file' : `${count} prompt files`, ...parts.slice(1)].join(', ') };
  return item;
}

function fileItem({ key, label, about, severity, row, children }: PromptNode, uri: vscode.Uri | undefined): vscode.TreeItem {
  const item = new vscode.TreeItem(label, children.length === 0 ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Collapsed);
  item.id = key;
  item.description = about;
  item.tooltip = tooltipOf(row);
  item.iconPath = severity === undefined ? plainIcon : severityIcons[severity];
  item.contextValue = 'prompt';
  if (uri !== undefined) item.command = { title: 'Go to', command: 'vscode.open', arguments: [uri] };
  return item;
}

function tooltipOf({ path, state, tokens, owner, inputs }: PromptRow): string {
  return [
    path,
    `~${tokens.toLocaleString('en-US')} tokens, estimated with the defaults filled in`,
    ...(state === undefined ? [] : [`State: ${state}`]),
    ...(inputs.length === 0 ? [] : [`Inputs: ${inputs.join(', ')}`]),
    ...(owner === undefined ? [] : [`Owner: ${owner}`]),
  ].join('\n');
}

function problemItem({ key, path, finding }: PromptProblemNode, uri: vscode.Uri | undefined): vscode.TreeItem {
  const { rule, severity, message, line, column, endLine, endColumn } = finding;
  const item = new vscode.TreeItem(`${line}: ${message}`, vscode.TreeItemCollapsibleState.None);
  item.id = key;
  item.description = ruleWord(rule);
  item.tooltip = `${path}:${line}\n${message}`;
  item.iconPath = severityIcons[severity];
  item.contextValue = 'promptProblem';
  const selection = new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
  if (uri !== undefined) item.command = { title: 'Go to', command: 'vscode.open', arguments: [uri, { selection } satisfies vscode.TextDocumentShowOptions] };
  return item;
}
