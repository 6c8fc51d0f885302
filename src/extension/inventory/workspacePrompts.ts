import * as vscode from 'vscode';
import { promptSectionOf, type PromptSection, type PromptTreeNode } from '../../core/inventory/promptSection.ts';
import type { PromptRow } from '../../core/prompts/promptRows.ts';
import { createPromptChecker } from '../prompts/checkDocument.ts';
import { promptPathPattern } from '../prompts/promptFiles.ts';
import type { Scanning } from '../scanning/scanning.ts';
import type { Services } from '../services.ts';
import { promptItem } from './promptItems.ts';
import { promptRowOf } from './promptRowOf.ts';
import type { WorkspaceRows } from './workspaceRows.ts';

/** The prompt files among those of the last scan, checked as the editor checks them. */
export interface WorkspacePrompts {
  /** By path. */
  readonly rows: readonly PromptRow[];
  /** As the last group of the Inventory. */
  section(filter: { readonly onlyFindings: boolean }): PromptSection | undefined;
  item(node: PromptTreeNode): vscode.TreeItem;
  /** Looks again at files that changed, or at all of them; one look follows the other. */
  refresh(changed?: readonly vscode.Uri[]): Promise<void>;
}

/** More prompts than this are not listed. */
const mostPrompts = 2_000;

/** What a prompt's check also reads: definitions of aliases, locks, tools, schemas, settings. */
const besidePrompts = /\.(?:jsonc?|ya?ml)$/;

export function createWorkspacePrompts(services: Pick<Services, 'core' | 'settings' | 'logger'>, scanning: Pick<Scanning, 'repository'>, references: WorkspaceRows, changed: () => void): WorkspacePrompts {
  const { logger } = services;
  const check = createPromptChecker(services, scanning);
  /** By URI; no row for what turned out to be no prompt. */
  const known = new Map<string, { readonly uri: vscode.Uri; readonly row: PromptRow | undefined }>();
  let sorted: readonly PromptRow[] = [];
  let uris = new Map<string, vscode.Uri>();
  let looking: Promise<void> = Promise.resolve();

  const listed = (): readonly vscode.Uri[] => {
    const all = references.files.filter(({ path }) => promptPathPattern.test(path));
    if (all.length > mostPrompts) logger.warn(`There are ${all.length} prompt files; the Inventory lists the first ${mostPrompts}.`);
    return all.slice(0, mostPrompts);
  };
  const look = async (): Promise<void> => {
    const wanted = new Map(listed().map((uri) => [uri.toString(), uri]));
    for (const key of known.keys()) if (!wanted.has(key)) known.delete(key);
    const owners = ownersByPath(references);
    for (const [key, uri] of wanted) {
      if (!known.has(key)) known.set(key, { uri, row: await promptRowOf(uri, owners(uri), check, services) });
    }
    const found = [...known.values()].flatMap(({ uri, row }) => (row === undefined ? [] : [{ uri, row }]));
    uris = new Map(found.map(({ uri, row }) => [row.path, uri]));
    sorted = found.map(({ row }) => row).toSorted((a, b) => (a.path < b.path ? -1 : 1));
    changed();
  };

  return {
    get rows() {
      return sorted;
    },
    section: (filter) => promptSectionOf(sorted, filter),
    item: (node) => promptItem(node, (path) => uris.get(path)),
    async refresh(files) {
      looking = looking.then(async () => {
        if (files === undefined || files.some(({ path }) => !promptPathPattern.test(path) && besidePrompts.test(path))) known.clear();
        for (const uri of files ?? []) known.delete(uri.toString());
        await look();
      }).catch((error: unknown) => logger.warn(`The prompts of the Inventory could not be brought up to date: ${String(error)}`));
      await looking;
    },
  };
}

/** Who answers for a prompt file: whoever answers for the model that it names. */
function ownersByPath(references: WorkspaceRows): (uri: vscode.Uri) => readonly string[] {
  const rows = new Map((references.last?.rows ?? []).filter(({ role }) => role === 'usage').map((row) => [row.path, row]));
  return (uri) => {
    const row = rows.get(vscode.workspace.asRelativePath(uri));
    return row === undefined ? [] : references.ownersOf(row);
  };
}
