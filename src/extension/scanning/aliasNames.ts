import * as vscode from 'vscode';
import { modelsConfigName } from '../../core/aliases/types.ts';
import type { Services } from '../services.ts';
import { findUpward, readText } from '../workspaceText.ts';

/** The names that the nearest `models.config.json` upward from a file defines, unsaved changes included; each folder is looked up once. */
export interface AliasNames {
  /** Undefined when there is none, or it cannot be read. */
  of(uri: vscode.Uri): Promise<readonly string[] | undefined>;
  /** Forgets what was read. */
  reset(): void;
}

export function createAliasNames({ core }: Pick<Services, 'core'>): AliasNames {
  let known = new Map<string, Promise<readonly string[] | undefined>>();
  const find = async (uri: vscode.Uri): Promise<readonly string[] | undefined> => {
    const config = await findUpward(uri, modelsConfigName);
    if (config === undefined) return undefined;
    const { definedAliases } = await core();
    // A file that cannot be read defines nothing that could be called missing.
    const text = await readText(config).catch(() => undefined);
    return text === undefined ? undefined : await definedAliases(text);
  };
  return {
    async of(uri) {
      if (uri.scheme === 'untitled') return undefined;
      const folder = vscode.Uri.joinPath(uri, '..').toString();
      const names = known.get(folder) ?? find(uri);
      known.set(folder, names);
      return await names;
    },
    reset() {
      known = new Map();
    },
  };
}
