import { pathToFileURL } from 'node:url';
import * as vscode from 'vscode';
import type { FileGround, RiskAssessor } from '../../core/inventory/assessRisk.ts';
import { ownersOfRow } from '../../core/inventory/owners.ts';
import type { SuiteSubject } from '../../core/inventory/suites.ts';
import type { LifecycleRow } from '../../core/models/lifecycle.ts';
import type { ScanRow } from '../../core/report/types.ts';
import type { CodeOwners } from '../../node/codeOwners.ts';
import type { ScannedFile } from '../../node/scanning/scanFolders.ts';
import { loadOnFirstUse } from '../core.ts';
import { today } from '../scanning/repositorySettings.ts';
import type { Services } from '../services.ts';

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

/** One file of a scan. */
type FoundFile = { readonly uri: vscode.Uri } & Pick<ScannedFile, 'rows' | 'ground' | 'suite'>;

/** Pause between two announcements while files come in, in ms. */
const announceEveryMs = 250;

export function createWorkspaceRows(services: Pick<Services, 'context' | 'clock' | 'logger' | 'store'>): WorkspaceRows {
  const { context, clock, logger, store } = services;
  const changed = store.add(new vscode.EventEmitter<void>());
  let byPath: Map<string, FoundFile> | undefined;
  let assessorFor: ((suites: readonly SuiteSubject[]) => RiskAssessor) | undefined;
  let uris = new Map<string, vscode.Uri>();
  let owners = new Map<string, CodeOwners>();
  let last: WorkspaceScan | undefined;
  let durationMs = 0;
  let running: Promise<void> | undefined;

  const announce = (): void => {
    last = undefined;
    changed.fire();
  };

  /** What is known of every file decides about each: a suite elsewhere may cover it. */
  const scanOf = (files: readonly FoundFile[]): WorkspaceScan => {
    const assess = assessorFor?.(files.flatMap(({ suite }) => suite ?? []));
    const rows = files.flatMap(({ rows: found, ground }) => (assess === undefined || ground === undefined ? found : found.map((row) => assess(row, ground))));
    const catalog = [...new Set(files.flatMap(({ ground }) => ground?.catalog ?? []))];
    return { rows, catalog, filesScanned: files.length, durationMs };
  };
  const aliasesOf = ({ path }: ScanRow): FileGround['aliases'] => {
    const uri = uris.get(path);
    return (uri && byPath?.get(uri.fsPath)?.ground?.aliases) ?? {};
  };
  const codeOwnersOf = ({ path }: ScanRow): readonly string[] => {
    const uri = uris.get(path);
    const folder = uri && vscode.workspace.getWorkspaceFolder(uri);
    if (uri === undefined || folder === undefined) return [];
    return owners.get(folder.uri.toString())?.of(uri.path.slice(folder.uri.path.length + 1)) ?? [];
  };

  async function* scan(folders: readonly vscode.Uri[], signal: AbortSignal, only?: ReadonlySet<string>): AsyncGenerator<FoundFile> {
    const { core, scanFolders } = await loadOnFirstUse();
    assessorFor = core.createRiskAssessor;
    const scans = scanFolders(folders.map(({ fsPath }) => fsPath), {
      show: (path) => vscode.workspace.asRelativePath(path),
      today: today(),
      cacheFolder: vscode.Uri.joinPath(context.globalStorageUri, 'scans').fsPath,
      workerFile: pathToFileURL(vscode.Uri.joinPath(context.extensionUri, 'dist', 'extension-scanWorker.mjs').fsPath),
      logger,
      ...(only === undefined ? {} : { only }),
    }, signal);
    for await (const { path, problem, ...found } of scans) {
      if (problem !== undefined) logger.info(`${vscode.workspace.asRelativePath(path)}: ${problem}`);
      yield { ...found, uri: vscode.Uri.file(path) };
    }
  }

  async function everything(signal: AbortSignal, progress: (filesScanned: number) => void): Promise<void> {
    const found = new Map<string, FoundFile>();
    const places = new Map<string, vscode.Uri>();
    const started = clock.monotonic();
    let announced = started;
    for await (const file of scan(scannedFolders(), signal)) {
      found.set(file.uri.fsPath, file);
      for (const { path } of file.rows) places.set(path, file.uri);
      if (clock.monotonic() - announced < announceEveryMs) continue;
      announced = clock.monotonic();
      progress(found.size);
    }
    owners = await ownersByFolder(signal);
    byPath = found;
    uris = places;
    durationMs = clock.monotonic() - started;
    progress(found.size);
  }

  return {
    get last() {
      last ??= byPath && scanOf([...byPath.values()]);
      return last;
    },
    get scanning() {
      return running !== undefined;
    },
    onDidChange: changed.event,
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
      if (byPath === undefined) return;
      const paths = new Set(files.map(({ fsPath }) => fsPath));
      const again = new Map<string, FoundFile>();
      const folders = scannedFolders().filter(({ fsPath }) => [...paths].some((path) => path.startsWith(fsPath)));
      for await (const file of scan(folders, new AbortController().signal, paths)) {
        again.set(file.uri.fsPath, file);
        for (const { path } of file.rows) uris.set(path, file.uri);
      }
      for (const path of paths) {
        const file = again.get(path);
        if (file === undefined) byPath.delete(path);
        else byPath.set(path, file);
      }
      announce();
    },
    replace(uri, rows) {
      const known = byPath?.get(uri.fsPath);
      if (byPath === undefined || known === undefined || (rows.length === 0 && known.rows.length === 0)) return;
      byPath.set(uri.fsPath, { ...known, rows });
      for (const { path } of rows) uris.set(path, uri);
      announce();
    },
  };
}

/** Folders on disk: others are scanned file by file as they are opened. */
export function scannedFolders(): readonly vscode.Uri[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri).filter(({ scheme }) => scheme === 'file' || scheme === 'vscode-remote');
}

async function ownersByFolder(signal: AbortSignal): Promise<Map<string, CodeOwners>> {
  const { createFileReader, findCodeOwners } = await loadOnFirstUse();
  const files = createFileReader();
  return new Map(await Promise.all(scannedFolders().map(async (folder) => [folder.toString(), await findCodeOwners(folder.fsPath, files, signal)] as const)));
}
