import * as vscode from 'vscode';
import type { createFileAssessor } from '../../core/inventory/assessFiles.ts';
import type { FileGround } from '../../core/inventory/assessRisk.ts';
import { ownersOfRow } from '../../core/inventory/owners.ts';
import type { LifecycleRow } from '../../core/models/lifecycle.ts';
import type { ScanRow } from '../../core/scan/row.ts';
import type { CodeOwners } from '../../node/codeOwners.ts';
import type { Services } from '../services.ts';
import type { FolderScans } from './folderScans.ts';
import type { FoundFile } from './foundFile.ts';

/** What the last scan found, later changes included. */
export type WorkspaceScan = {
  readonly rows: readonly ScanRow[];
  /** Lifecycle rows of the folders' `promptshift.json`. */
  readonly catalog: readonly LifecycleRow[];
  readonly filesScanned: number;
  readonly durationMs: number;
};

/** Every reference of the workspace's folders as the last scan, and what changed since, have it. */
export interface WorkspaceRows {
  /** Undefined before the first scan has ended. */
  readonly last: WorkspaceScan | undefined;
  readonly scanning: boolean;
  readonly onDidChange: vscode.Event<void>;
  /** Every file that was scanned; none before the first scan. */
  readonly files: readonly vscode.Uri[];
  /** Where a row's file is. */
  uriOf(row: ScanRow): vscode.Uri | undefined;
  /** The aliases that apply to a row's file, as they were at the last scan. */
  aliasesOf(row: ScanRow): FileGround['aliases'];
  /** Who answers for a row: by its alias, its prompt file, or the CODEOWNERS of its folder as it was at the last scan. */
  ownersOf(row: ScanRow): readonly string[];
  /** Scans everything; a scan under way is taken to its end instead of beginning another. */
  scanAll(signal: AbortSignal, progress: (filesScanned: number) => void): Promise<void>;
  /** Scans these files again, those that are gone included. Does nothing before the first scan. */
  refresh(uris: readonly vscode.Uri[]): Promise<void>;
  /** Takes what an editor holds in place of what is on disk, for a file that the scan knows. */
  replace(uri: vscode.Uri, rows: readonly ScanRow[]): void;
}

/** Pause between two announcements while files come in, in ms. */
const announceEveryMs = 250;

export function createWorkspaceRows({ core, clock, store }: Pick<Services, 'core' | 'clock' | 'store'>, folders: FolderScans): WorkspaceRows {
  const changed = store.add(new vscode.EventEmitter<void>());
  /** By URI. */
  let byFile: Map<string, FoundFile> | undefined;
  let assess: ReturnType<typeof createFileAssessor> | undefined;
  let uris = new Map<string, vscode.Uri>();
  let owners = new Map<string, CodeOwners>();
  let last: WorkspaceScan | undefined;
  let durationMs = 0;
  let running: Promise<void> | undefined;

  const announce = (): void => {
    last = undefined;
    changed.fire();
  };

  const scanOf = (files: readonly FoundFile[]): WorkspaceScan => {
    const catalog = [...new Set(files.flatMap(({ ground }) => ground?.catalog ?? []))];
    return { rows: assess?.(files) ?? [], catalog, filesScanned: files.length, durationMs };
  };
  const aliasesOf = ({ path }: ScanRow): FileGround['aliases'] => {
    const uri = uris.get(path);
    return (uri && byFile?.get(uri.toString())?.ground?.aliases) ?? {};
  };
  const codeOwnersOf = ({ path }: ScanRow): readonly string[] => {
    const uri = uris.get(path);
    const folder = uri && vscode.workspace.getWorkspaceFolder(uri);
    if (uri === undefined || folder === undefined) return [];
    return owners.get(folder.uri.toString())?.of(uri.path.slice(folder.uri.path.length + 1)) ?? [];
  };

  async function everything(signal: AbortSignal, progress: (filesScanned: number) => void): Promise<void> {
    const found = new Map<string, FoundFile>();
    const places = new Map<string, vscode.Uri>();
    const started = clock.monotonic();
    let announced = started;
    assess ??= (await core()).createFileAssessor();
    for await (const file of folders.scan(signal)) {
      found.set(file.uri.toString(), file);
      for (const { path } of file.rows) places.set(path, file.uri);
      if (clock.monotonic() - announced < announceEveryMs) continue;
      announced = clock.monotonic();
      progress(found.size);
    }
    owners = await folders.owners(signal);
    byFile = found;
    uris = places;
    durationMs = clock.monotonic() - started;
    progress(found.size);
  }

  return {
    get last() {
      last ??= byFile && scanOf([...byFile.values()]);
      return last;
    },
    get scanning() {
      return running !== undefined;
    },
    onDidChange: changed.event,
    get files() {
      return [...(byFile?.values() ?? [])].map(({ uri }) => uri);
    },
    uriOf: ({ path }) => uris.get(path),
    aliasesOf,
    ownersOf: (row) => ownersOfRow(row, aliasesOf(row), codeOwnersOf),
    async scanAll(signal, progress) {
      running ??= everything(signal, progress).finally(() => {
        running = undefined;
        announce();
      });
      changed.fire();
      await running;
    },
    async refresh(files) {
      await running?.catch(() => undefined);
      if (byFile === undefined) return;
      const again = new Map<string, FoundFile>();
      for await (const file of folders.scan(new AbortController().signal, files)) {
        again.set(file.uri.toString(), file);
        for (const { path } of file.rows) uris.set(path, file.uri);
      }
      for (const uri of files.map(String)) {
        const file = again.get(uri);
        if (file === undefined) byFile.delete(uri);
        else byFile.set(uri, file);
      }
      announce();
    },
    replace(uri, rows) {
      const known = byFile?.get(uri.toString());
      if (byFile === undefined || known === undefined || (rows.length === 0 && known.rows.length === 0)) return;
      byFile.set(uri.toString(), { ...known, rows });
      for (const { path } of rows) uris.set(path, uri);
      announce();
    },
  };
}
