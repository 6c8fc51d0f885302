import * as vscode from 'vscode';
import { defaultSettings } from '../../core/settings/types.ts';
import { relativePath } from '../../node/paths.ts';
import type { FoundSettings, SettingsFinder } from '../../node/settingsFinder.ts';
import { loadOnFirstUse } from '../core.ts';
import { fileOf } from '../fileOf.ts';
import type { Services } from '../services.ts';
import { createWorkspaceFiles } from '../workspaceFiles.ts';

/** The settings that hold for a file, and the file's path as those settings count it. */
export type FileSettings = { readonly found: FoundSettings; readonly path: string };

/** Reads the nearest `promptshift.json` upward from a file, once until something changes. */
export interface RepositorySettings {
  /** A file with a mistake is reported once, and the defaults hold in its place. */
  of(uri: vscode.Uri): Promise<FileSettings>;
  /** Forgets what was read. */
  reset(): void;
}

/** Today as lifecycle rows count it: the UTC day. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

export function createRepositorySettings({ feedback }: Pick<Services, 'feedback'>): RepositorySettings {
  let finders = new Map<string, Promise<SettingsFinder>>();
  const reported = new Set<string>();
  const fallback: FoundSettings = { settings: defaultSettings, base: '', fromFile: false, filter: { file: () => true, folder: () => true } };

  const finderFor = (uri: vscode.Uri): Promise<SettingsFinder> => {
    const system = `${uri.scheme}://${uri.authority}`;
    const finder = finders.get(system) ?? createFinder(uri);
    finders.set(system, finder);
    return finder;
  };

  return {
    async of(document) {
      const uri = fileOf(document);
      const inRepository = vscode.workspace.asRelativePath(uri, false);
      if (uri.scheme === 'untitled') return { found: fallback, path: inRepository };
      try {
        const finder = await finderFor(uri);
        const found = await finder.forFolder(vscode.Uri.joinPath(uri, '..').fsPath);
        return { found, path: found.fromFile ? relativePath(found.base, uri.fsPath) : inRepository };
      } catch (error) {
        const text = String(error);
        if (!reported.has(text)) feedback.error('Reading promptshift.json', error);
        reported.add(text);
        return { found: fallback, path: inRepository };
      }
    },
    reset() {
      finders = new Map();
      reported.clear();
    },
  };
}

async function createFinder(uri: vscode.Uri): Promise<SettingsFinder> {
  const { createNearestSettings } = await loadOnFirstUse();
  return createNearestSettings((path) => vscode.workspace.asRelativePath(path), {
    files: createWorkspaceFiles(uri),
    today: today(),
    signal: new AbortController().signal,
  });
}
