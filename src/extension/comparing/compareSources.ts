import * as vscode from 'vscode';
import type { ModelsConfig } from '../../core/aliases/types.ts';
import type { Prompt } from '../../core/prompts/types.ts';
import type { Services } from '../services.ts';
import { findUpward, readText } from '../workspaceText.ts';

/** What a comparison starts from, as it is now, saved or not. */
export type CompareSources = { readonly prompt: Prompt; readonly config: ModelsConfig };

/**
 * Reads the prompt and the nearest `models.config.json` upward from it.
 * @throws PromptshiftError `configuration` when the configuration has a mistake
 */
export async function readCompareSources(uri: vscode.Uri, { core }: Pick<Services, 'core'>): Promise<CompareSources> {
  const { parsePrompt, parseModelsConfig, modelsConfigError } = await core();
  const prompt = parsePrompt(vscode.workspace.asRelativePath(uri, false), await readText(uri));
  const configUri = await findUpward(uri, 'models.config.json');
  if (configUri === undefined) return { prompt, config: { aliases: {} } };
  const { config, problems } = await parseModelsConfig(await readText(configUri));
  const error = modelsConfigError(vscode.workspace.asRelativePath(configUri, false), problems);
  if (error !== undefined) throw error;
  return { prompt, config };
}
