import * as vscode from 'vscode';
import { modelsConfigName } from '../../core/aliases/types.ts';
import type { AliasModels } from '../../core/scan/target.ts';
import type { Services } from '../services.ts';
import { findUpward, readText } from '../workspaceText.ts';

/** The names that the nearest `models.config.json` upward from a file defines, unsaved changes included; each folder is looked up once. */
export interface AliasNames {
  /** Undefined when there is none, or it cannot be read. */
  of(uri: vscode.Uri): Promise<readonly string[] | undefined>;
  /** Their models, for the check of arguments. */
  modelsOf(uri: vscode.Uri): Promise<AliasModels | undefined>;
  /** Forgets what was read. */
  reset(): void;
}

type Found = { readonly names?: readonly string[] | undefined; readonly models?: AliasModels | undefined };

export function createAliasNames({ core }: Pick<Services, 'core'>): AliasNames {
  let known = new Map<string, Promise<Found>>();
  const find = async (uri: vscode.Uri): Promise<Found> => {
    const config = await findUpward(uri, modelsConfigName);
    if (config === undefined) return {};
    const { aliasModels, definedAliases } = await core();
    // A file that cannot be read defines nothing that could be called missing.
    const text = await readText(config).catch(() => undefined);
    return text === undefined ? {} : { names: await definedAliases(text), models: await aliasModels(text) };
  };
  const foundFor = (uri: vscode.Uri): Promise<Found> => {
    if (uri.scheme === 'untitled') return Promise.resolve({});
    const folder = vscode.Uri.joinPath(uri, '..').toString();
    const found = known.get(folder) ?? find(uri);
    known.set(folder, found);
    return found;
  };
  return {
    of: async (uri) => (await foundFor(uri)).names,
    modelsOf: async (uri) => (await foundFor(uri)).models,
    reset() {
      known = new Map();
    },
  };
}
