import * as vscode from 'vscode';
import { readEndpoint, type Endpoint } from '../keys/endpoint.ts';
import { createEndpointConsent } from '../keys/endpointConsent.ts';
import { isEditorModel } from '../lm/modelName.ts';
import type { Services } from '../services.ts';
import { ActionableError } from './actionableError.ts';

/**
 * The endpoint that a prompt may be sent to now: the workspace is trusted, an endpoint that the workspace brought along is
 * allowed, and there is a key where one is needed. `models` are the ids that will be asked.
 * @throws PromptshiftError `configuration` that says what is missing, `cancelled` when the person says no
 */
export async function permittedEndpoint({ context, settings, keys }: Services, models: readonly string[]): Promise<Endpoint> {
  requireTrust();
  const baseUrl = settings['promptshift.openai.baseUrl'];
  const endpoint = readEndpoint(baseUrl.value);
  // the editor's own models need neither the endpoint nor a key: VS Code asks for itself
  if (models.every(isEditorModel)) return { ...endpoint, unused: true };
  const consent = createEndpointConsent(context.workspaceState);
  if (!(await consent.allows(endpoint.origin, baseUrl.source, () => askConsent(endpoint.origin)))) {
    throw new ActionableError(
      'configuration',
      `Nothing was sent: ${endpoint.origin} is an endpoint that the workspace's settings name, and you did not allow it.`,
      'Set promptshift.openai.baseUrl in your own settings, or run again and allow it.',
      ['openSettings'],
    );
  }
  if (!endpoint.loopback && (await keys.get(endpoint.origin)) === undefined) {
    throw new ActionableError('configuration', `There is no API key for ${endpoint.origin}.`, 'Set one, then run again.', ['setApiKey', 'openSettings']);
  }
  return endpoint;
}

/** @throws PromptshiftError `configuration` in a workspace that is not trusted */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new ActionableError(
    'configuration',
    'This workspace is not trusted, so no prompt is sent from it.',
    'If you know where its files come from, trust it with "Manage workspace trust", then run again.',
    ['manageTrust'],
  );
}

async function askConsent(origin: string): Promise<boolean> {
  const allow = 'Send prompts there';
  const chosen = await vscode.window.showWarningMessage(
    `This workspace's settings send prompts to ${origin}.`,
    { modal: true, detail: 'You did not set this endpoint yourself. Your prompt, its inputs and the key stored for this origin would go there. You are asked once for this workspace.' },
    allow,
  );
  return chosen === allow;
}
