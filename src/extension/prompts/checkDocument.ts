import type { PromptCheck } from '../../core/prompts/checkPrompt.ts';
import type { Prompt } from '../../core/prompts/types.ts';
import { readCompareSources } from './promptSources.ts';
import type * as vscode from 'vscode';
import type { Scanning } from '../scanning/scanning.ts';
import type { Services } from '../services.ts';
import { isPromptFile, versionPathPattern } from './promptFiles.ts';
import { readPromptFolder } from './promptFolder.ts';

/** A prompt in an editor with what is wrong with it, and the model behind what it names. */
export type CheckedPrompt = PromptCheck & { readonly prompt: Prompt; readonly model?: { readonly alias?: string; readonly id: string } };

/** Longer texts are not checked while somebody types in them. */
const maxLength = 1_000_000;

/** Checks what an editor, or a file, holds. Undefined for a document that is no prompt. */
export type PromptChecker = (document: { readonly source: Pick<vscode.TextDocument, 'uri' | 'getText'> }, signal: AbortSignal) => Promise<CheckedPrompt | undefined>;

/** A checker that goes by the settings of the repository. */
export function createPromptChecker(services: Pick<Services, 'core' | 'settings'>, scanning: Pick<Scanning, 'repository'>): PromptChecker {
  let countTokens: ((text: string) => Promise<number>) | undefined;
  return async ({ source }, signal) => {
    const text = source.getText();
    if (text.length > maxLength || !isPromptFile(source.uri.path, text) || !services.settings['promptshift.scan.enabled'].value) return undefined;
    const core = await services.core();
    const { found, path } = await scanning.repository.of(source.uri);
    if (!found.filter.file(source.uri.fsPath)) return undefined;
    const { prompt, config } = await readCompareSources(source.uri, services);
    countTokens ??= core.createTokenCounter();
    const lock = versionPathPattern.test(source.uri.path) ? (await readPromptFolder(source.uri, core)).lock : undefined;
    const name = prompt.model?.text;
    const side = name === undefined ? undefined : core.resolveSide(name, config, process.env);
    const check = await core.checkPrompt(prompt, text, {
      countTokens, settings: { ...found.settings, path },
      ...(lock === undefined ? {} : { lock }),
      modelOf: (asked) => core.resolveSide(asked, config, process.env).model,
      hasOwner: side?.alias !== undefined && config.aliases[side.alias]?.owner !== undefined,
    }, signal);
    return { ...check, prompt, ...(side === undefined ? {} : { model: { id: side.model, ...(side.alias === undefined ? {} : { alias: side.alias }) } }) };
  };
}
