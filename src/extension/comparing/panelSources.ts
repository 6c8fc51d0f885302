import * as vscode from 'vscode';
import type { Prompt } from '../../core/prompts/types.ts';
import type { ComparePanelState } from '../../core/views/comparePanel.ts';
import type { Services } from '../services.ts';
import { readCompareSources, readPrompt, type CompareSources } from '../prompts/promptSources.ts';

type PanelUris = Pick<ComparePanelState, 'promptUri' | 'candidatePromptUri'>;

/** What a panel compares, as its files are now; the candidate's prompt where that is another version. */
export type PanelSources = CompareSources & { readonly uris: PanelUris; readonly candidatePrompt?: Prompt };

/** @throws PromptshiftError `configuration` for a file that is gone, or a configuration with a mistake */
export async function readPanelSources(services: Services, { promptUri, candidatePromptUri }: PanelUris): Promise<PanelSources> {
  const sources = await readCompareSources(vscode.Uri.parse(promptUri), services);
  if (candidatePromptUri === undefined) return { ...sources, uris: { promptUri } };
  const candidatePrompt = await readPrompt(vscode.Uri.parse(candidatePromptUri), await services.core());
  return { ...sources, uris: { promptUri, candidatePromptUri }, candidatePrompt };
}
