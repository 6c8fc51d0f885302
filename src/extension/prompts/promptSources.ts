import * as vscode from 'vscode';
import type { ModelsConfig } from '../../core/aliases/types.ts';
import type { Prompt } from '../../core/prompts/types.ts';
import { loadOnFirstUse, type Core } from '../core.ts';
import type { Services } from '../services.ts';
import { findUpward, readText } from '../workspaceText.ts';
import { findAgain } from './codePrompt.ts';
import { fileOfPrompt, isCodePrompt } from './codePromptUri.ts';

/** What a comparison starts from, as it is now, saved or not. */
export type CompareSources = { readonly prompt: Prompt; readonly config: ModelsConfig };

/**
 * Reads the prompt with the files that it names, and the nearest `models.config.json` upward from it.
 * @throws PromptshiftError `configuration` when the configuration has a mistake
 */
export async function readCompareSources(uri: vscode.Uri, { core }: Pick<Services, 'core'>): Promise<CompareSources> {
  const loaded = await core();
  const { parseModelsConfig, modelsConfigError } = loaded;
  const prompt = await readPrompt(uri, loaded);
  const configUri = await findUpward(fileOfPrompt(uri), 'models.config.json');
  if (configUri === undefined) return { prompt, config: { aliases: {} } };
  const { config, problems } = await parseModelsConfig(await readText(configUri));
  const error = modelsConfigError(vscode.workspace.asRelativePath(configUri, false), problems);
  if (error !== undefined) throw error;
  return { prompt, config };
}

/** Reads a prompt, its tools and its schema, or one that stands in code. Nothing outside of its workspace folder is read. */
export async function readPrompt(uri: vscode.Uri, core: Core): Promise<Prompt> {
  if (isCodePrompt(uri)) return (await findAgain(uri, core)).prompt;
  const { parsePrompt, resolvePromptFiles, readSuiteText } = core;
  const text = await readText(uri);
  const prompt = parsePrompt(vscode.workspace.asRelativePath(uri, false), text);
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder === undefined || folder.uri.scheme !== 'file') return prompt;
  const { createSuiteFiles } = await loadOnFirstUse();
  const files = createSuiteFiles(folder.uri.fsPath);
  const read = async (path: string, signal: AbortSignal): Promise<string | undefined> => await readSuiteText(files, path, signal).catch(() => undefined);
  return await resolvePromptFiles(prompt, { read, root: '', text }, AbortSignal.timeout(10_000));
}
