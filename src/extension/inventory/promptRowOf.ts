import * as vscode from 'vscode';
import { describeError } from '../../core/errors.ts';
import type { PromptRow } from '../../core/prompts/promptRows.ts';
import type { PromptChecker } from '../prompts/checkDocument.ts';
import type { Services } from '../services.ts';
import { readText } from '../workspaceText.ts';

/**
 * What a prompt file comes to, unsaved changes included; undefined for a file that is none. One that cannot be checked is a row all the
 * same, with the reason as its problem. `owners` are those the Inventory knows for the file.
 */
export async function promptRowOf(uri: vscode.Uri, owners: readonly string[], check: PromptChecker, { core }: Pick<Services, 'core'>): Promise<PromptRow | undefined> {
  const { isPromptPath, parsePrompt, promptRow } = await core();
  let text = '';
  const about = { path: vscode.workspace.asRelativePath(uri), owner: owners.length === 0 ? undefined : owners.join(' ') };
  try {
    text = await readText(uri);
    if (!isPromptPath(uri.path, text)) return undefined;
    const checked = await check({ source: { uri, getText: () => text } }, AbortSignal.timeout(checkWithinMs));
    return checked && promptRow(checked.prompt, checked, text, { ...about, resolvedModel: checked.model?.id });
  } catch (error) {
    const problem = { rule: 'prompt/invalid', severity: 'error', message: describeError(error), range: { start: 0, end: 0 } } as const;
    return promptRow(parsePrompt(uri.path, text), { state: 'draft', inputTokens: 0, findings: [problem] }, text, about);
  }
}

/** ms after which a prompt that cannot be checked is given up. */
const checkWithinMs = 20_000;
